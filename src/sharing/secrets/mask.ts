/** Masks secrets in what is told about a workspace: log lines, reports, requests and their answers. */
import type { HttpRequest } from '../../handlers/request';
import { SECTIONS } from '../../kapacitor/config/all-sections';
import type { Range } from '../../text/range';
import type { Workspace } from '../../workspace/workspace';
import { findSecrets } from './find';
import { namesIn } from './free-text';
import { joined, spreading } from './leave-out';
import { MASKED } from './left-out';
import { isSecretHeader } from './names';
import { type MaskedRequest, masked, type Segment } from './placeholders';
import { shapesIn } from './shapes';
import { SPREADS_FROM, withoutScheme } from './sighting';
import { spellings } from './spellings';
import { WordFinder } from './words';

/** `… line 1 char 42 in "ken('s3cr3t". expected: …`: ten characters before and behind. */
const QUOTED = /line \d{1,9} char \d{1,9} in "([^"\n]{1,60})"/dg;
const MOST_DECLARED = 100;
const SHORTEST_PART = 4;

/** How many of the last characters of `first` the second text begins with. */
function overlap(first: string, second: string): number {
  for (let length = Math.min(first.length, second.length); length > 0; length--) {
    if (second.startsWith(first.slice(first.length - length))) return length;
  }
  return 0;
}

/** Words that files are called after and that tell nobody a secret. */
const PRODUCTS: ReadonlySet<string> = new Set([
  'kapacitor',
  'telegraf',
  'chronograf',
  ...SECTIONS.map(({ name }) => name).filter((name) => name.length >= SPREADS_FROM),
]);

export class SecretMask {
  readonly #words: WordFinder;

  /** As far as a quotation of the parser's is looked at. */
  readonly #declared: readonly string[];
  /** Names of files that hold the name of a product. */
  readonly #paths: readonly string[];

  constructor(workspace: Workspace) {
    const secrets = findSecrets(workspace);
    this.#words = new WordFinder(spreading(secrets));
    const long = secrets.map(({ value }) => value.trim()).filter((value) => value.length >= SPREADS_FROM);
    const named = workspace.map(({ path }) => path).filter((path) => [...PRODUCTS].some((name) => path.includes(name)));
    this.#paths = [...new Set([...named, 'kapacitor.conf'])];
    this.#declared = [...new Set(long)].slice(0, MOST_DECLARED);
  }

  /** `own`: secrets that are known to be in the text, whatever their length. */
  text(text: string, own: readonly string[] = []): string {
    return masked(this.segments(text, own));
  }

  segments(text: string, own: readonly string[] = []): readonly Segment[] {
    return cut(text, [...this.#places(text), ...ownWords(own).find(text)]);
  }

  /** `own`: what the handler says is secret of it. */
  request({ url, headers, body }: HttpRequest, own: readonly string[]): MaskedRequest {
    const words = ownWords(own);
    const long = ownWords(own.filter((secret) => secret.length >= SPREADS_FROM));
    const short = own.filter((secret) => secret !== '' && secret.length < SPREADS_FROM);
    return {
      url: cut(url, [...this.#places(url), ...words.find(url)]),
      headers: headers.map(([name, value]) => {
        const declared = isSecretHeader(name) ? tail(value, withoutScheme(value)) : [];
        return cut(value, [...this.#places(value), ...words.find(value), ...declared]);
      }),
      body: cut(body, [...this.#places(body), ...long.find(body), ...quotedIn(body, short), ...ranges(namesIn(body))]),
    };
  }

  #places(text: string): readonly Range[] {
    const words = this.#words.find(text).filter((range) => !this.#isInName(text, range));
    return [...words, ...ranges(shapesIn(text)), ...this.#parts(text)];
  }

  /** `kapacitor` of kapacitor.conf, where it is a password as well: all know it of the file. */
  #isInName(text: string, { start, end }: Range): boolean {
    const word = text.slice(start, end);
    if (!PRODUCTS.has(word)) return false;
    return this.#paths.some((path) => {
      for (let at = path.indexOf(word); at !== -1; at = path.indexOf(word, at + 1)) {
        if (text.startsWith(path, start - at)) return true;
      }
      return false;
    });
  }

  /** What the parser quotes begins and ends anywhere. */
  #parts(text: string): readonly Range[] {
    return [...text.matchAll(QUOTED)].flatMap((match): readonly Range[] => {
      const [start, end] = match.indices?.[1] ?? [0, 0];
      const quoted = text.slice(start, end);
      return this.#declared.flatMap((secret): readonly Range[] => {
        if (secret.includes(quoted)) return [{ start, end }];
        const [begin, behind] = [overlap(secret, quoted), overlap(quoted, secret)];
        return [
          ...(begin < SHORTEST_PART ? [] : [{ start, end: start + begin }]),
          ...(behind < SHORTEST_PART ? [] : [{ start: end - behind, end }]),
        ];
      });
    });
  }
}

function ownWords(own: readonly string[]): WordFinder {
  return new WordFinder(own.flatMap(spellings));
}

const QUOTES = [
  ['"', /^"/],
  ['>', /^</],
  ['=', /^(?:[&\s]|$)/],
] as const;

/** A short secret counts in a body only where it is a whole value. */
function quotedIn(body: string, secrets: readonly string[]): readonly Range[] {
  return secrets.flatMap((secret) =>
    QUOTES.flatMap(([before, behind]) => {
      const found: Range[] = [];
      const wanted = `${before}${secret}`;
      for (let at = body.indexOf(wanted); at !== -1; at = body.indexOf(wanted, at + 1)) {
        const end = at + wanted.length;
        if (behind.test(body.charAt(end))) found.push({ start: at + 1, end });
      }
      return found;
    }),
  );
}

function ranges(found: readonly { readonly range: Range }[]): readonly Range[] {
  return found.map(({ range }) => range);
}

function tail(value: string, part: string): readonly Range[] {
  return part.trim() === '' ? [] : [{ start: value.length - part.length, end: value.length }];
}

function cut(text: string, places: readonly Range[]): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const { start, end } of joined(places)) {
    if (text.slice(start, end) === MASKED) continue;
    if (start > at) segments.push({ text: text.slice(at, start), secret: false });
    segments.push({ text: text.slice(start, end), secret: true });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), secret: false });
  return segments;
}

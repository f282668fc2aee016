/** What scripts call things: measurements that they ask for, tags that they group by. Where data do not say, these do. */
import { parseScript } from '../../tickscript/parse';
import { Identifier } from '../../tickscript/tokens';
import { SCRIPT_KINDS } from '../../workspace/kinds';
import { perFile } from '../../workspace/per-file';
import { filesOf, textOf, type Workspace } from '../../workspace/workspace';

export interface ScriptNames {
  readonly measurements: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
}

export function scriptNames(workspace: Workspace): ScriptNames {
  const all = filesOf(workspace, ...SCRIPT_KINDS).map(namesOf);
  return {
    measurements: new Set(all.flatMap(({ measurements }) => [...measurements])),
    tags: new Set(all.flatMap(({ tags }) => [...tags])),
  };
}

/** Each data file asks again, and an editor with each letter. */
const namesOf = perFile((file): ScriptNames => {
  const measurements = new Set<string>();
  const tags = new Set<string>();
  const tokens = parseScript(textOf(file)).tokens.map(({ tokenType, image }) => ({
    image,
    isName: tokenType === Identifier,
  }));
  const texts = textsOfVars(tokens);
  tokens.forEach(({ image, isName }, i) => {
    if (!isName || tokens[i + 1]?.image !== '(') return;
    const args = argumentsAt(tokens, i + 2).flatMap(
      (token) => textOfToken(token.image) ?? texts.get(token.image) ?? [],
    );
    if (image === 'measurement') for (const text of args) measurements.add(text);
    if (image === 'groupBy') for (const text of args) tags.add(text);
    if (image === 'query') for (const text of args.slice(0, 1)) addQuery(text, measurements, tags);
  });
  return { measurements, tags };
});

interface Word {
  readonly image: string;
  readonly isName: boolean;
}

/** Up to the parenthesis that closes. */
function argumentsAt(tokens: readonly Word[], start: number): readonly Word[] {
  let depth = 1;
  for (let i = start; i < tokens.length; i++) {
    const image = tokens[i]?.image;
    if (image === '(') depth++;
    if (image === ')' && --depth === 0) return tokens.slice(start, i);
  }
  return [];
}

/** `var groups = ['host', 'dc']`, `var m = 'cpu'`. */
function textsOfVars(tokens: readonly Word[]): ReadonlyMap<string, readonly string[]> {
  const vars = new Map<string, readonly string[]>();
  tokens.forEach(({ image }, i) => {
    const name = tokens[i + 1];
    if (image !== 'var' || name?.isName !== true || tokens[i + 2]?.image !== '=') return;
    const end = tokens[i + 3]?.image === '[' ? tokens.findIndex((token, at) => at > i && token.image === ']') : i + 4;
    const texts = tokens.slice(i + 3, end === -1 ? i + 3 : end).flatMap((token) => textOfToken(token.image) ?? []);
    vars.set(name.image, texts);
  });
  return vars;
}

function textOfToken(image: string): string | undefined {
  const [, long, short] = /^(?:'''([\s\S]*)'''|'([\s\S]*)')$/.exec(image) ?? [];
  return long ?? short?.replaceAll("\\'", "'");
}

const FROM = /\bFROM\s+(?:"?[^\s".]*"?\.){0,2}"?([^\s"(),]+)"?/gi;
const BY = /\bGROUP\s+BY\s+([\s\S]*?)(?:\bfill\b|\bORDER\b|\bLIMIT\b|$)/gi;

function addQuery(query: string, measurements: Set<string>, tags: Set<string>): void {
  for (const [, name] of query.matchAll(FROM)) if (name !== undefined) measurements.add(name);
  for (const [, list = ''] of query.matchAll(BY)) {
    for (const part of list.replace(/time\s*\([^)]*\)/gi, '').split(',')) {
      const name = part.trim().replace(/^"(.*)"$/, '$1');
      if (name !== '' && name !== '*') tags.add(name);
    }
  }
}

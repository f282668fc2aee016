/** What scripts call things: measurements that they ask for, tags that they group by, fields that are true or false to them. Where data do not say, these do. */
import { type ParsedScript, parseScript } from '../../tickscript/parse';
import { Identifier } from '../../tickscript/tokens';
import { SCRIPT_KINDS } from '../../workspace/kinds';
import { perFile } from '../../workspace/per-file';
import { filesOf, textOf, type Workspace } from '../../workspace/workspace';

export interface ScriptNames {
  readonly measurements: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
  readonly booleans: ReadonlySet<string>;
}

export function scriptNames(workspace: Workspace): ScriptNames {
  const all = filesOf(workspace, ...SCRIPT_KINDS).map(namesOf);
  return {
    measurements: new Set(all.flatMap(({ measurements }) => [...measurements])),
    tags: new Set(all.flatMap(({ tags }) => [...tags])),
    booleans: new Set(all.flatMap(({ booleans }) => [...booleans])),
  };
}

/** Each data file asks again, and an editor with each letter. */
const namesOf = perFile((file): ScriptNames => {
  const measurements = new Set<string>();
  const tags = new Set<string>();
  const { tokens } = parseScript(textOf(file));
  const texts = textsOfVars(tokens);
  for (const { call, token } of argumentsOf(tokens)) {
    const named = textOfToken(token) ?? texts.get(token) ?? [];
    for (const text of typeof named === 'string' ? [named] : named) {
      if (call.name === 'measurement') measurements.add(text);
      if (call.name === 'groupBy') tags.add(text);
      if (call.name === 'query' && call.texts++ === 0) addQuery(text, measurements, tags);
    }
  }
  return { measurements, tags, booleans: new Set(booleansIn(tokens)) };
});

type Token = ParsedScript['tokens'][number];

function isName(token: Token | undefined): token is Token {
  return token?.tokenType === Identifier;
}

interface Call {
  readonly name: string;
  /** That were found among its arguments. */
  texts: number;
}

/** Each token within the parentheses of a call, with that call: the innermost one. */
function* argumentsOf(tokens: readonly Token[]): Generator<{ readonly call: Call; readonly token: string }, void> {
  const open: Call[] = [];
  let before: Token | undefined;
  for (const token of tokens) {
    const { image } = token;
    const call = open.at(-1);
    if (image === '(') open.push(isName(before) ? { name: before.image, texts: 0 } : (call ?? { name: '', texts: 0 }));
    else if (image === ')') open.pop();
    else if (call !== undefined) yield { call, token: image };
    before = token;
  }
}

/** `var groups = ['host', 'dc']`, `var m = 'cpu'`. */
function textsOfVars(tokens: readonly Token[]): ReadonlyMap<string, readonly string[]> {
  const vars = new Map<string, readonly string[]>();
  tokens.forEach(({ image }, i) => {
    const name = tokens[i + 1];
    if (image !== 'var' || !isName(name) || tokens[i + 2]?.image !== '=') return;
    vars.set(
      name.image,
      tokens[i + 3]?.image === '[' ? textsOfList(tokens, i + 4) : textsOf(tokens.slice(i + 3, i + 4)),
    );
  });
  return vars;
}

/** Up to its end; none of a list within a list, nor of one that nobody closes. */
function textsOfList(tokens: readonly Token[], start: number): readonly string[] {
  let end = start;
  while (end < tokens.length && !['[', ']', 'var'].includes(tokens[end]?.image ?? '')) end++;
  return tokens[end]?.image === ']' ? textsOf(tokens.slice(start, end)) : [];
}

const EQUALITIES: readonly string[] = ['==', '!='];
const BOOLEANS: readonly string[] = ['TRUE', 'FALSE'];
const LOGIC: readonly string[] = ['AND', 'OR'];

/** References that are compared with TRUE or FALSE, or that stand where a condition does. */
function booleansIn(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap(({ image }, i) => {
    if (!image.startsWith('"') || image.length < 3) return [];
    const at = (by: number) => tokens[i + by]?.image ?? '';
    const isCompared =
      (EQUALITIES.includes(at(1)) && BOOLEANS.includes(at(2))) ||
      (EQUALITIES.includes(at(-1)) && BOOLEANS.includes(at(-2)));
    if (!isCompared && at(-1) !== '!' && !(beginsCondition(tokens, i) && [')', ',', ...LOGIC].includes(at(1))))
      return [];
    return [image.slice(1, -1).replaceAll('\\"', '"')];
  });
}

/** What `|eval()` takes may be anything. */
function beginsCondition(tokens: readonly Token[], i: number): boolean {
  const at = (by: number) => tokens[i + by]?.image ?? '';
  if (LOGIC.includes(at(-1))) return true;
  const isLambda = at(-1) === 'lambda:';
  if (isLambda && LOGIC.includes(at(1))) return true;
  const paren = isLambda ? -2 : -1;
  if (at(paren) !== '(') return false;
  if (!isName(tokens[i + paren - 1])) return LOGIC.includes(at(1));
  return isLambda ? at(paren - 1) !== 'eval' : at(paren - 1) === 'if';
}

function textsOf(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap(({ image }) => textOfToken(image) ?? []);
}

function textOfToken(image: string): string | undefined {
  if (!image.startsWith("'")) return undefined;
  const [, long, short] = /^(?:'''([\s\S]*)'''|'([\s\S]*)')$/.exec(image) ?? [];
  return long ?? short?.replaceAll("\\'", "'");
}

const FROM = /\bFROM\s+(?:"?[^\s".]*"?\.){0,2}"?([^\s"(),]+)"?/gi;
const BY = /\bGROUP\s+BY\s+([\s\S]*?)(?:\bfill\b|\bORDER\b|\bLIMIT\b|$)/gi;

function addQuery(query: string, measurements: Set<string>, tags: Set<string>): void {
  for (const [, name] of query.matchAll(FROM)) if (name !== undefined) measurements.add(name);
  for (const [, list = ''] of query.matchAll(BY)) {
    for (const part of list.replace(/time\s*\([^()]*\)/gi, '').split(',')) {
      const name = part.trim().replace(/^"(.*)"$/, '$1');
      if (name !== '' && name !== '*') tags.add(name);
    }
  }
}

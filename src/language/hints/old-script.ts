/** Scripts of Kapacitor 0.x, in which a dot made nodes too: said once, with what each part became. */
import type { IToken } from 'chevrotain';
import type { TextEdit } from '../../text/edit';
import { tokenEnd } from '../../tickscript/lexer';
import { Assign, Dot, Identifier, LeftParen, Pipe, RightParen, Var } from '../../tickscript/tokens';
import type { ScriptAnalysis } from '../analysis';
import { DEFINITIONS, handlerNamed, propertyOf } from '../model';
import type { Advice } from './hint';

interface Change {
  readonly edit: TextEdit;
  readonly was: string;
  readonly is: string;
}

/** `undefined` for a script that has a `|` somewhere: one dot of it is wrong, not its age. */
export function oldScript({ tokens, text }: ScriptAnalysis): Advice | undefined {
  if (tokens.some(({ tokenType }) => tokenType === Pipe)) return undefined;
  const changes = changesOf(tokens, text);
  if (changes.length < 2) return undefined;
  const told = [...new Map(changes.map(({ was, is }) => [was, `${was} is ${is}`])).values()];
  const [first] = changes;
  const start = first?.edit.range.start ?? 0;
  return {
    code: 'old-script',
    plain: `This script is of Kapacitor 0.x, where a dot made nodes too. Now ${told.join(', ')}.`,
    range: { start, end: start + (first?.was.length ?? 1) },
    fix: { title: 'Write it as Kapacitor 1 reads it', edits: changes.map(({ edit }) => edit) },
  };
}

/** Which node stands in front of each dot decides: what is a property of it keeps its dot. */
function changesOf(tokens: readonly IToken[], text: string): readonly Change[] {
  const changes: Change[] = [];
  const vars = new Map<string, string>();
  let node = '';
  let declared: string | undefined;
  let depth = 0;
  tokens.forEach((token, i) => {
    const [next, after] = [tokens[i + 1], tokens[i + 2]];
    if (token.tokenType === LeftParen) depth++;
    if (token.tokenType === RightParen) depth--;
    if (depth > 0) return;
    if (token.tokenType === Var && next !== undefined) declared = next.image;
    const begins = token.tokenType === Identifier && tokens[i - 1]?.tokenType !== Dot && next?.tokenType === Dot;
    if (begins) {
      if (tokens[i - 1]?.tokenType !== Assign) declared = undefined;
      node = vars.get(token.image) ?? token.image;
    }
    if (token.tokenType !== Dot || next?.tokenType !== Identifier || after?.tokenType !== LeftParen) return;
    const change =
      next.image === 'mapReduce'
        ? mapReduce(tokens, i, text)
        : (namedSource(tokens, i, text) ?? nodeCall(token, next, node));
    if (change === undefined) return;
    changes.push(change);
    node = next.image;
    if (declared !== undefined) vars.set(declared, node);
  });
  return changes;
}

function nodeCall(dot: IToken, { image }: IToken, node: string): Change | undefined {
  if (!DEFINITIONS.has(image) || isProperty(image, node)) return undefined;
  const range = { start: dot.startOffset, end: dot.startOffset + 1 };
  return { edit: { range, text: '|' }, was: `.${image}()`, is: `|${image}()` };
}

function isProperty(name: string, node: string): boolean {
  const definition = DEFINITIONS.get(node);
  if (definition === undefined) return false;
  if (node === 'alert' && handlerNamed(name) !== undefined) return true;
  const known = { method: node, definition, parents: [], properties: [], handlers: [] };
  return propertyOf({ node: known }, name) !== undefined;
}

/** `.mapReduce(influxql.count('value'))` is `|count('value')`. */
function mapReduce(tokens: readonly IToken[], dot: number, text: string): Change | undefined {
  const start = tokens[dot]?.startOffset ?? 0;
  const call = /^\.mapReduce\(\s*influxql\.(\w+)\(([^()]*)\)\s*\)/.exec(text.slice(start));
  const [whole, method = '', args = ''] = call ?? [];
  const last = tokens.find((token) => whole !== undefined && tokenEnd(token) === start + whole.length);
  if (whole === undefined || last === undefined || !DEFINITIONS.has(method)) return undefined;
  const is = `|${method}(${args})`;
  return { edit: { range: { start, end: start + whole.length }, text: is }, was: whole, is };
}

/** `.from('cpu')` is `|from().measurement('cpu')`; `'"db"."rp"."cpu"'` names all three. */
function namedSource(tokens: readonly IToken[], dot: number, text: string): Change | undefined {
  const start = tokens[dot]?.startOffset ?? 0;
  const [whole, argument = ''] = /^\.from\(\s*'((?:[^'\\\n]|\\.)*)'\s*\)/.exec(text.slice(start)) ?? [];
  if (whole === undefined) return undefined;
  const names = [...argument.matchAll(/"([^"]+)"|([^".]+)/g)].map(([, quoted, bare = '']) => quoted ?? bare);
  const properties = ['database', 'retentionPolicy', 'measurement'].slice(-names.length);
  if (names.length === 0 || names.length > 3) return undefined;
  const is = `|from()${properties.map((property, i) => `.${property}('${names[i] ?? ''}')`).join('')}`;
  return { edit: { range: { start, end: start + whole.length }, text: is }, was: whole, is };
}

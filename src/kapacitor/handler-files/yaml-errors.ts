/** What is wrong with a YAML text, in go-yaml's words. The library finds the place; go-yaml counts lines in its own way. */
import type { YAMLError } from 'yaml';
import type { Range } from '../../text/range';

export interface YamlProblem {
  /** `yaml: line 3: could not find expected ':'`. */
  readonly message: string;
  readonly range: Range;
}

/** An error of the scanner counts lines from 1, one of the parser from 0; line 0 is not told. */
interface Found {
  readonly by: 'scanner' | 'parser';
  readonly problem: string;
  readonly at: number;
}

export function yamlProblem(source: string, errors: readonly YAMLError[]): YamlProblem | undefined {
  const reader = unreadable(source);
  if (reader !== undefined) return reader;
  for (const error of errors) {
    const found = translate(source, error);
    if (found === undefined) continue;
    const line = lineOf(source, found.at) + (isBehindOpenLine(source, found) ? 1 : 0);
    const shown = found.by === 'scanner' ? (line === 0 ? 0 : line + 1) : line;
    const where = shown === 0 ? '' : `line ${shown}: `;
    const [start] = error.pos;
    return { message: `yaml: ${where}${found.problem}`, range: { start, end: Math.max(error.pos[1], start + 1) } };
  }
  return undefined;
}

/** To go-yaml's parser a last line that no newline ends is over too, once the text is. */
function isBehindOpenLine(source: string, { by, at }: Found): boolean {
  return by === 'parser' && at === source.length && source !== '' && !source.endsWith('\n');
}

function unreadable(source: string): YamlProblem | undefined {
  for (const [at, character] of Array.from(source).entries()) {
    const code = character.codePointAt(0) ?? 0;
    const isFine = code === 9 || code === 10 || code === 13 || (code >= 0x20 && code !== 0x7f);
    if (!isFine) return { message: 'yaml: control characters are not allowed', range: { start: at, end: at + 1 } };
  }
  return undefined;
}

/** Counted from 0. */
function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length - 1;
}

/** `undefined`: go-yaml does not mind. */
function translate(source: string, { code, message, pos }: YAMLError): Found | undefined {
  const [start] = pos;
  switch (code) {
    case 'MULTIPLE_DOCS':
    case 'DUPLICATE_KEY':
    case 'TAG_RESOLVE_FAILED':
      return undefined;
    case 'TAB_AS_INDENT':
      return { by: 'scanner', problem: tabProblem(source, start), at: start };
    case 'BAD_SCALAR_START':
      return { by: 'scanner', problem: 'found character that cannot start any token', at: start };
    case 'MULTILINE_IMPLICIT_KEY':
      return { by: 'scanner', problem: "could not find expected ':'", at: afterScalar(source, start) };
    case 'MISSING_CHAR':
      return missing(source, message, start);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { by: 'scanner', problem: 'mapping values are not allowed in this context', at: nextColon(source, start) };
    case 'BAD_DQ_ESCAPE':
      return { by: 'scanner', problem: 'found unknown escape character', at: start };
    case 'BAD_INDENT':
      return badIndent(source, message, start);
    default:
      return unexpected(source, message, start);
  }
}

/** After a plain value a tab looks like a line of that value that is not indented enough. */
function tabProblem(source: string, tab: number): string {
  const before = source
    .slice(0, tab)
    .trimEnd()
    .replace(/[ \t]+#.*$/, '')
    .trimEnd();
  const isAfterPlain = before !== '' && !/[:\-[\]{},>|'"]$/.test(before);
  return isAfterPlain
    ? 'found a tab character that violates indentation'
    : 'found character that cannot start any token';
}

function missing(source: string, message: string, start: number): Found {
  if (/closing ['"]/.test(message) || message.includes('quote')) {
    return { by: 'scanner', problem: 'found unexpected end of stream', at: source.length };
  }
  if (message.startsWith('Implicit map keys')) {
    return { by: 'scanner', problem: "could not find expected ':'", at: afterScalar(source, start) };
  }
  return openFlow(source, start);
}

function badIndent(source: string, message: string, start: number): Found {
  if (message.startsWith('Flow')) return openFlow(source, start);
  return { by: 'parser', problem: 'did not find expected key', at: start };
}

function unexpected(source: string, message: string, start: number): Found | undefined {
  // go-yaml reads one document and leaves what follows it.
  if (message.includes('in YAML stream')) return undefined;
  if (message.includes('block-seq-ind')) {
    return { by: 'scanner', problem: 'block sequence entries are not allowed in this context', at: start };
  }
  if (message.includes('Block scalar header')) {
    return { by: 'scanner', problem: 'did not find expected comment or line break', at: start };
  }
  if (message.includes('at node end')) {
    // Behind a quoted value a mapping goes on with its next key, a list with its next dash.
    const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
    const what = /^[\s-]*[^\s"'-][^"']*:\s/.test(before) ? 'key' : "'-' indicator";
    return { by: 'parser', problem: `did not find expected ${what}`, at: start };
  }
  return { by: 'parser', problem: 'did not find expected key', at: nextToken(source, start) };
}

/** A `[` or `{` that is not closed: what was expected instead of what comes. */
function openFlow(source: string, before: number): Found {
  const open: string[] = [];
  let last = '';
  let scalarLine = 0;
  for (let i = 0; i < source.length; i++) {
    const unit = source[i] ?? '';
    if (unit === '#' && /\s/.test(source[i - 1] ?? ' ')) {
      i = endOfLine(source, i);
      continue;
    }
    if ((unit === '"' || unit === "'") && /[\s[{,:]/.test(source[i - 1] ?? ' ')) {
      i = endOfQuoted(source, i);
      last = 'scalar';
      continue;
    }
    if (/\s/.test(unit)) continue;
    if (open.length > 0 && unit === ':' && last === 'scalar' && lineOf(source, i) > scalarLine) {
      return expectedEnd(open, i);
    }
    if (unit === '[' || unit === '{') open.push(unit);
    else if (unit === ']' || unit === '}') {
      if (open.length > 0 && open.at(-1) !== (unit === ']' ? '[' : '{')) return expectedEnd(open, i);
      open.pop();
    }
    const isMark = '[]{},'.includes(unit) || (unit === ':' && /\s/.test(source[i + 1] ?? ' '));
    if (isMark) last = unit;
    else {
      if (last !== 'scalar') scalarLine = lineOf(source, i);
      last = 'scalar';
    }
    if (open.length === 0 && i > before) break;
  }
  if (last === 'scalar' || last === ']' || last === '}' || last === ':') return expectedEnd(open, source.length);
  return { by: 'parser', problem: 'did not find expected node content', at: source.length };
}

function expectedEnd(open: readonly string[], at: number): Found {
  const close = open.at(-1) === '{' ? '}' : ']';
  return { by: 'parser', problem: `did not find expected ',' or '${close}'`, at };
}

function endOfLine(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end;
}

function endOfQuoted(source: string, from: number): number {
  const end = source.indexOf(source[from] ?? '', from + 1);
  return end === -1 ? source.length : end;
}

function nextToken(source: string, from: number): number {
  const at = source.slice(from).search(/\S/);
  return at === -1 ? source.length : from + at;
}

function nextColon(source: string, from: number): number {
  const at = source.slice(from).search(/:(?=\s|$)/);
  return at === -1 ? from : from + at;
}

/** Where the token after a plain scalar begins: lines that are indented deeper belong to it. */
function afterScalar(source: string, start: number): number {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const column = start - lineStart;
  let at = endOfLine(source, start);
  for (;;) {
    const next = nextToken(source, at);
    if (next >= source.length) return source.length;
    const nextColumn = next - (source.lastIndexOf('\n', next - 1) + 1);
    if (nextColumn <= column || source[next] === '#') return next;
    at = endOfLine(source, next);
  }
}

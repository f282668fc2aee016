/** Changes of a task file that leave everything else as it is: comments, order, and the way it is written. */
import type { PlacedJson, PlacedMember, PlacedObject } from '../../go/json/placed';
import type { TextEdit } from '../../text/edit';
import { lineAround } from '../../text/position';
import { givenVars, memberOf, objectAt, type TaskFileAnalysis } from './analysis';

/** A var's type and its value as the file writes it. */
export interface WrittenVar {
  readonly type: string;
  readonly value: string;
}

export function setVar(file: TaskFileAnalysis, name: string, given: WrittenVar): readonly TextEdit[] {
  const known = givenVars(file).findLast((member) => member.name === name);
  return known === undefined ? [addVar(file, name, given)] : changeVar(file, known, given);
}

function changeVar(file: TaskFileAnalysis, { value }: PlacedMember, given: WrittenVar): readonly TextEdit[] {
  const object = objectAt(value);
  const type = memberOf(object, 'type')?.value;
  const written = memberOf(object, 'value')?.value;
  if (type === undefined || written === undefined) return [replacing(file, value, varText(file, given))];
  const edits = [replacing(file, written, given.value)];
  const isOther = type.kind !== 'string' || type.value !== given.type;
  return isOther ? [...edits, { range: type.range, text: file.isJson ? `"${given.type}"` : given.type }] : edits;
}

/** Block texts end with their line, and nothing may be written close behind a colon. */
function replacing({ text }: TaskFileAnalysis, { range }: PlacedJson, by: string): TextEdit {
  const before = text.slice(range.start, range.end);
  const space = range.start > 0 && text[range.start - 1] === ':' ? ' ' : '';
  return { range, text: `${space}${by}${before.endsWith('\n') ? '\n' : ''}` };
}

function varText({ isJson }: TaskFileAnalysis, { type, value }: WrittenVar): string {
  return isJson ? `{"type": "${type}", "value": ${value}}` : `{type: ${type}, value: ${value}}`;
}

function addVar(file: TaskFileAnalysis, name: string, given: WrittenVar): TextEdit {
  const vars = memberOf(file.root, 'vars')?.value;
  const object = objectAt(vars);
  if (object !== undefined && isFlow(file, object)) return addToFlow(file, object, name, varText(file, given));
  if (file.isJson) return addToFlow(file, file.root, 'vars', `{${keyText(file, name)}: ${varText(file, given)}}`);
  const { type, value } = given;
  const lines = (indent: string) =>
    `${indent}${keyText(file, name)}:\n${indent}  type: ${type}\n${indent}  value: ${value}\n`;
  if (object !== undefined) return addLines(file, object.range.end, lines(indentOf(file, object)));
  if (vars !== undefined) return addLines(file, memberOf(file.root, 'vars')?.key.end ?? 0, lines('  '));
  return addLines(file, file.text.trimEnd().length, `vars:\n${lines('  ')}`);
}

/** Takes a key of the file out, with its lines. */
export function removeKey(file: TaskFileAnalysis, key: string): readonly TextEdit[] {
  const member = memberOf(file.root, key);
  return member === undefined || file.root === undefined ? [] : [removal(file, file.root, member)];
}

/** Takes a var out; its lines, or its place among the others on a line. */
export function removeVar(file: TaskFileAnalysis, name: string): readonly TextEdit[] {
  const vars = objectAt(memberOf(file.root, 'vars')?.value);
  const member = vars?.members.findLast((each) => each.name === name);
  if (vars === undefined || member === undefined) return [];
  return vars.members.length === 1 && !isFlow(file, vars) ? removeKey(file, 'vars') : [removal(file, vars, member)];
}

function removal(file: TaskFileAnalysis, object: PlacedObject, { key, value }: PlacedMember): TextEdit {
  const { text } = file;
  const end = Math.max(value.range.end, key.end);
  if (isFlow(file, object)) return { range: withComma(text, key.start, end), text: '' };
  const last = lineAround(text, text[end - 1] === '\n' ? end - 1 : end);
  return { range: { start: lineAround(text, key.start).start, end: Math.min(last.end + 1, text.length) }, text: '' };
}

function withComma(text: string, start: number, end: number): TextEdit['range'] {
  const behind = /^\s*,\s*/.exec(text.slice(end));
  if (behind !== null) return { start, end: end + behind[0].length };
  const before = /,\s*$/.exec(text.slice(0, start));
  return { start: start - (before?.[0].length ?? 0), end };
}

function isFlow({ text }: TaskFileAnalysis, { range }: PlacedObject): boolean {
  return text[range.start] === '{';
}

/** Behind the last member, on a line of its own where the others have one. */
function addToFlow(file: TaskFileAnalysis, object: PlacedObject | undefined, name: string, value: string): TextEdit {
  const { text } = file;
  const member = `${keyText(file, name)}: ${value}`;
  const end = object?.range.end ?? text.length;
  const last = object?.members.length ? Math.max(...object.members.map((each) => each.value.range.end)) : undefined;
  if (last === undefined) return { range: { start: end - 1, end: end - 1 }, text: member };
  const [first] = object?.members.map(({ key }) => key.start).sort((a, b) => a - b) ?? [];
  const line = lineAround(text, first ?? end);
  const before = text.slice(line.start, first);
  const separator = before.trim() === '' ? `,\n${before}` : ', ';
  return { range: { start: last, end: last }, text: `${separator}${member}` };
}

function keyText({ isJson }: TaskFileAnalysis, name: string): string {
  if (isJson) return JSON.stringify(name);
  return /^(?:y|n|yes|no|on|off|true|false|null)$/i.test(name) ? `'${name}'` : name;
}

/** Lines behind the one on which an offset stands. */
function addLines({ text }: TaskFileAnalysis, offset: number, lines: string): TextEdit {
  const at = text[offset - 1] === '\n' ? offset : Math.min(lineAround(text, offset).end + 1, text.length);
  const isOpen = at > 0 && text[at - 1] !== '\n';
  return { range: { start: at, end: at }, text: `${isOpen ? '\n' : ''}${lines}` };
}

function indentOf({ text }: TaskFileAnalysis, object: PlacedObject): string {
  const start = Math.min(...object.members.map(({ key }) => key.start));
  return ' '.repeat(start - lineAround(text, start).start);
}

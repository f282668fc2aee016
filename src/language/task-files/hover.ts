/** Hover in task files: what a key means, what a var is for. */
import type { PlacedJson } from '../../go/json/placed';
import type { Range } from '../../text/range';
import type { HoverAnswer } from '../hover/hover-answer';
import type { TaskFileAnalysis } from './analysis';
import { DBRP_DOCS, GIVEN_DOCS, KEY_DOCS, scriptText, TYPE_DOCS, varText } from './docs';

export function hoverTaskFile(file: TaskFileAnalysis, offset: number): HoverAnswer | undefined {
  const found = file.root && find(file.root, offset, []);
  const text = found && textFor(file, found.path, found.value);
  return found && text ? { range: found.range, text } : undefined;
}

interface Found {
  readonly path: readonly string[];
  readonly range: Range;
  /** Of the scalar at the place; a key has none. */
  readonly value?: string;
}

function find(json: PlacedJson, offset: number, path: readonly string[]): Found | undefined {
  switch (json.kind) {
    case 'object':
      for (const { name, key, value } of json.members) {
        if (holds(key, offset)) return { path: [...path, name], range: key };
        const inner = find(value, offset, [...path, name]);
        if (inner !== undefined) return inner;
      }
      return undefined;
    case 'array':
      for (const item of json.items) {
        const inner = find(item, offset, [...path, '[]']);
        if (inner !== undefined) return inner;
      }
      return undefined;
    default:
      if (!holds(json.range, offset)) return undefined;
      return { path, range: json.range, value: json.kind === 'string' ? json.value : '' };
  }
}

function holds({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end && start < end;
}

function textFor(file: TaskFileAnalysis, path: readonly string[], value: string | undefined): string | undefined {
  const [first = '', name = '', third = ''] = path.map((part, i) =>
    i === 1 && path[0]?.toLowerCase() === 'vars' ? part : part.toLowerCase(),
  );
  if (path.length === 1) {
    const template = file.templates.find(({ id }) => id === value);
    if (first === 'template-id' && template !== undefined) return scriptText(template);
    return titled(first, KEY_DOCS[first]);
  }
  if (first === 'dbrps') return titled(third, DBRP_DOCS[third]);
  if (first !== 'vars') return undefined;
  const wanted = file.script?.vars.find((each) => each.name === name);
  if (path.length === 2 || third === 'value') return wanted && varText(wanted);
  if (third !== 'type' || value === undefined) return titled(third, GIVEN_DOCS[third]);
  return Object.entries(TYPE_DOCS).flatMap(([type, doc]) => (type === value ? [`**${type}** ${doc}`] : []))[0];
}

function titled(name: string, doc: string | undefined): string | undefined {
  return doc && `**${name}** ${doc}`;
}

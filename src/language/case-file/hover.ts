/** Hover in case.json: what a key means. */

import type { PlacedJson } from '../../go/json/placed';
import { readWholeJson } from '../../go/json/read';
import { contains } from '../../text/range';
import type { HoverAnswer } from '../hover/hover-answer';
import { caseKeyAt, nameOfKey } from './keys';

export function hoverCaseFile(text: string, offset: number): HoverAnswer | undefined {
  const read = readWholeJson(text);
  return read.ok ? find(read.json, offset, []) : undefined;
}

function find(json: PlacedJson, offset: number, path: readonly string[]): HoverAnswer | undefined {
  if (!contains(json.range, offset)) return undefined;
  if (json.kind === 'array')
    return json.items.map((item) => find(item, offset, [...path, '[]'])).find((found) => found !== undefined);
  if (json.kind !== 'object') return undefined;
  for (const { name, key, value } of json.members) {
    const own = [...path, name];
    const known = contains(key, offset) ? caseKeyAt(own) : undefined;
    if (known !== undefined) return { range: key, text: `**${nameOfKey(known)}** ${known.doc}` };
    const inner = find(value, offset, own);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

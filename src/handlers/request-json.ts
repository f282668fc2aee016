/** JSON texts of requests, put together of encoded parts: structs keep the order of their fields, maps are sorted. */

import { compareStrings } from '../go/bytes';
import { jsonString } from '../go/json/encode';

export type Member = readonly [key: string, json: string];

/** A Go struct. */
export function jsonStruct(members: readonly Member[]): string {
  return `{${members.map(([key, json]) => `${jsonString(key)}:${json}`).join(',')}}`;
}

/** A Go map: keys in byte order, of two alike the later one. */
export function jsonMap(members: Iterable<Member>): string {
  return jsonStruct([...new Map(members)].sort(([a], [b]) => compareStrings(a, b)));
}

export function jsonList(items: readonly string[]): string {
  return `[${items.join(',')}]`;
}

export function jsonTexts(texts: readonly string[]): string {
  return jsonList(texts.map((text) => jsonString(text)));
}

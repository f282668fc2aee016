/** JSON values one behind the other, as answers in chunks and logs have them, with whatever stands between. */

import { spend } from '../../../text/budget';
import { lineEnd } from '../../../text/position';
import { type Json, JsonList, JsonObject, JsonScanner } from './scan';

interface Broken {
  readonly start: number;
  readonly end: number;
  /** `a comma or a bracket should stand here` */
  readonly fault: string;
}

export interface Documents {
  /** Lists at the top are taken apart. */
  readonly objects: readonly JsonObject[];
  /** Lines in which JSON begins and is broken. */
  readonly broken: readonly Broken[];
}

export function readDocuments(text: string, spelling: 'json' | 'any'): Documents {
  const objects: JsonObject[] = [];
  const broken: Broken[] = [];
  for (let at = 0; at < text.length; ) {
    spend(1);
    const ownEnd = lineEnd(text, at);
    const start = beginOfJson(text, at, ownEnd, BEGINNINGS[spelling]);
    if (start === undefined) {
      // A line without JSON is told by whoever knows what else it may be; behind JSON on its line it is lost.
      const isBehind = at > 0 && text[at - 1] !== '\n' && text.slice(at, ownEnd).trim() !== '';
      if (isBehind) broken.push({ start: at, end: ownEnd, fault: 'something else stands behind it' });
      at = ownEnd + 1;
      continue;
    }
    const scanner = new JsonScanner(text, start);
    collect(scanner.value(), objects);
    const { fault } = scanner;
    if (fault === undefined) {
      at = scanner.at;
      while (at < text.length && ',; \t'.includes(text.charAt(at))) at++;
      continue;
    }
    const end = lineEnd(text, fault.at);
    broken.push({ start: Math.min(fault.at, text.length), end: Math.max(end, fault.at), fault: fault.message });
    at = Math.max(end, ownEnd) + 1;
  }
  return { objects, broken };
}

function collect(json: Json, objects: JsonObject[]): void {
  if (json instanceof JsonObject) objects.push(json);
  else if (json instanceof JsonList) for (const item of json.items) if (item instanceof JsonObject) objects.push(item);
}

/** A line of a log may say other things before. */
function beginOfJson(text: string, start: number, end: number, { list, object }: Beginning): number | undefined {
  let at = start;
  while (at < end && ' \t\r'.includes(text.charAt(at))) at++;
  // `[httpd] 10.0.0.1 …` is a line of a log.
  if (text[at] === '{' || list.test(text.slice(at, Math.min(end, at + 40)))) return at;
  const line = text.slice(at, end);
  const found = line.search(object);
  return found === -1 ? undefined : at + found;
}

interface Beginning {
  /** Of a list, at the beginning of a line. */
  readonly list: RegExp;
  /** Of an object, behind what a log puts before it. */
  readonly object: RegExp;
}

const BEGINNINGS: Readonly<Record<'json' | 'any', Beginning>> = {
  json: { list: /^\[\s*(?:[[{"\]]|-?\d|$)/, object: /\{\s*"/ },
  any: { list: /^[[(]\s*(?:[[({"'\]]|-?\d|$)/, object: /\{\s*["']/ },
};

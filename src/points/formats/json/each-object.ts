import type { Sheet } from '../draft';
import { readDocuments } from './documents';
import type { JsonObject } from './scan';

/**
 * Adds what each object of a text says; what is no JSON is told behind all of them. `spelling`: whether what begins an object
 * is spelled as JSON has it, or as a program may print it.
 */
export function eachObject(
  text: string,
  sheet: Sheet,
  add: (object: JsonObject) => void,
  spelling: 'json' | 'any' = 'json',
): void {
  const { objects, broken } = readDocuments(text, spelling);
  for (const object of objects) add(object);
  for (const { start, end, fault } of broken) sheet.leaveOut(start, end, `the JSON is broken here: ${fault}`);
}

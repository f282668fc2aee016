import type { Sheet } from '../draft';
import { readDocuments } from './documents';
import type { JsonObject } from './scan';

/** Adds what each object of a text says; what is no JSON is told behind all of them. */
export function eachObject(text: string, sheet: Sheet, add: (object: JsonObject) => void): void {
  const { objects, broken } = readDocuments(text);
  for (const object of objects) add(object);
  for (const { start, end, fault } of broken) sheet.leaveOut(start, end, `the JSON is broken here: ${fault}`);
}

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
  const kinds = new Kinds(text, sheet);
  for (const object of objects) {
    const before = sheet.drafts.length + sheet.leftOut.length;
    const { start, end } = object;
    if (kinds.isOwn(object)) add(object);
    if (sheet.drafts.length + sheet.leftOut.length === before)
      sheet.leaveOut(start, end, 'this object holds no points');
    else sheet.frame(start, end);
  }
  for (const { start, end, fault } of broken) sheet.leaveOut(start, end, `the JSON is broken here: ${fault}`);
}

/** Sets of names that are looked at. */
const MOST = 50;

/** Objects of one kind have the same names, mostly; those of another are left to whoever knows them. */
class Kinds {
  readonly #own = new Map<string, boolean>();

  constructor(
    private readonly text: string,
    private readonly sheet: Sheet,
  ) {}

  isOwn({ members, start, end }: JsonObject): boolean {
    const names = [...members.keys()].join('\0');
    const known = this.#own.get(names);
    if (known !== undefined || this.#own.size === MOST) return known ?? true;
    const own = !this.sheet.isOther(this.text.slice(start, end));
    this.#own.set(names, own);
    return own;
  }
}

import { compareStrings } from '../../go/bytes';
import { TagSet } from '../tags';
import type { FieldValue } from '../value';
import { escapeFieldKey } from './escapes';
import { writeKey, writeValue } from './write-line';

/**
 * Lines of many points of a few series with the same fields: names are escaped and put in order once, and those of one series
 * hold one list of tags, mostly.
 */
export class LineWriter {
  /** The measurement and tags written last for a list of tags. */
  readonly #keys = new Map<Pairs<string>, { readonly name: string; readonly key: string }>();
  #names: readonly string[] = [];
  #order: readonly { readonly at: number; readonly key: string }[] = [];

  write(name: string, tags: Pairs<string>, fields: Pairs<FieldValue>, time: bigint): string {
    let known = this.#keys.get(tags);
    if (known?.name !== name) {
      known = { name, key: writeKey(name, new TagSet(tags)) };
      this.#keys.set(tags, known);
    }
    let line = known.key;
    let sign = ' ';
    for (const { at, key } of this.#orderOf(fields)) {
      line += `${sign}${key}=${writeValue(fields[at]?.[1] ?? null)}`;
      sign = ',';
    }
    return `${line} ${time}`;
  }

  #orderOf(fields: Pairs<FieldValue>) {
    const names = this.#names;
    if (fields.length !== names.length || fields.some(([name], i) => name !== names[i])) {
      this.#names = fields.map(([name]) => name);
      const last = new Map(fields.map(([name], at) => [name, at]));
      this.#order = [...last]
        .sort(([a], [b]) => compareStrings(a, b))
        .map(([name, at]) => ({ at, key: escapeFieldKey(name) }));
    }
    return this.#order;
  }
}

type Pairs<T> = readonly (readonly [string, T])[];

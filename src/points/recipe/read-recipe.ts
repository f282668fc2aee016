/** A recipe from its JSON. What cannot be understood is told and left at its standard. */
import { parseGoDuration } from '../../go/time/parse-duration';
import { counted } from '../../text/counted';
import { DEFAULT_DBRP } from '../../workspace/case-file';
import { NumberText } from '../formats/cell';
import type { Sheet } from '../formats/draft';
import { type Json, JsonList, JsonObject } from '../formats/json/scan';
import { readTime } from '../formats/times';
import { type Recipe, type RecipeField, type RecipeGap, type RecipeSeries, SHAPES, STANDARD } from './recipe';

const TOP = ['seed', 'start', 'every', 'points', 'database', 'retentionPolicy', 'make'];
const SERIES = ['measurement', 'database', 'retentionPolicy', 'tags', 'fields', 'gaps', 'start', 'every', 'points'];
const FIELD = ['shape', 'low', 'high', 'period', 'noise', 'type', 'value', 'values'];
const GAP = ['from', 'for', 'tags'];

export function readRecipe(json: JsonObject, sheet: Sheet): Recipe {
  return new Reader(sheet).recipe(json);
}

class Reader {
  constructor(private readonly sheet: Sheet) {}

  recipe(json: JsonObject): Recipe {
    this.#knows(json, TOP, 'a recipe');
    const make = (json.list('make') ?? []).flatMap((series) =>
      series instanceof JsonObject ? (this.#series(series, json) ?? []) : [],
    );
    return { seed: this.#number(json, 'seed') ?? STANDARD.seed, make };
  }

  #series(json: JsonObject, top: JsonObject): RecipeSeries | undefined {
    this.#knows(json, SERIES, 'what a recipe makes');
    const measurement = json.text('measurement') ?? '';
    if (measurement === '') return this.#fault(json, 'no measurement is named here');
    const fields = new Map<string, RecipeField>();
    const written = json.object('fields')?.members ?? new Map<string, Json>();
    for (const [name, field] of written) {
      const read = this.#field(json, name, field);
      if (read !== undefined) fields.set(name, read);
    }
    if (written.size === 0) return this.#fault(json, `${measurement} has no field, and a point needs one`);
    // Why there is none was told.
    if (fields.size === 0) return undefined;
    const at = (name: string) => (json.members.has(name) ? json : top);
    const database = at('database').text('database');
    const retentionPolicy = at('retentionPolicy').text('retentionPolicy');
    const every = this.#length(at('every'), 'every');
    const points = this.#number(at('points'), 'points');
    return {
      range: { start: json.start, end: json.end },
      measurement,
      target:
        database === undefined && retentionPolicy === undefined
          ? undefined
          : {
              database: database ?? DEFAULT_DBRP.database,
              retentionPolicy: retentionPolicy ?? DEFAULT_DBRP.retentionPolicy,
            },
      tags: this.#tags(json),
      fields,
      gaps: (json.list('gaps') ?? []).flatMap((gap) => (gap instanceof JsonObject ? (this.#gap(gap) ?? []) : [])),
      first: this.#time(at('start')) ?? STANDARD.first,
      every: every ?? STANDARD.every,
      points: points === undefined ? STANDARD.points : Math.max(0, Math.floor(points)),
    };
  }

  #field(series: JsonObject, name: string, json: Json): RecipeField | undefined {
    if (!(json instanceof JsonObject)) {
      const value = plainValue(json);
      if (value === undefined) return this.#fault(series, `the field ${name} is no shape and no value`);
      return { ...PLAIN, shape: 'constant', values: [value] };
    }
    this.#knows(json, FIELD, 'a field');
    const written = json.text('shape') ?? (json.members.has('values') ? 'values' : 'constant');
    const shape = SHAPES.find((each) => each === written);
    if (shape === undefined) {
      return this.#fault(json, `${JSON.stringify(written)} is no shape; there are ${SHAPES.join(', ')}`);
    }
    const single = json.members.get('value');
    const values = (json.list('values') ?? (single === undefined ? [] : [single])).flatMap(
      (value) => plainValue(value) ?? [],
    );
    if (shape === 'values' && values.length === 0) return this.#fault(json, `${name} names no values`);
    const low = this.#number(json, 'low') ?? PLAIN.low;
    const type = json.text('type') ?? 'float';
    if (type !== 'float' && type !== 'int')
      this.#fault(json, `${JSON.stringify(type)} is no type; there are float and int`);
    return {
      shape,
      low,
      high: this.#number(json, 'high') ?? Math.max(low, PLAIN.high),
      period: this.#length(json, 'period'),
      noise: this.#number(json, 'noise') ?? 0,
      isInt: type === 'int',
      values,
    };
  }

  #gap(json: JsonObject): RecipeGap | undefined {
    this.#knows(json, GAP, 'a gap');
    const from = json.members.has('from') ? this.#duration(json, 'from') : 0n;
    if (from === undefined) return undefined;
    const tags = [...(json.object('tags')?.members ?? [])].map(([name, value]): [string, string] => [
      name,
      textOf(value) ?? '',
    ]);
    return { from, length: this.#length(json, 'for'), tags: new Map(tags) };
  }

  #tags(series: JsonObject): ReadonlyMap<string, readonly string[]> {
    const tags = new Map<string, readonly string[]>();
    for (const [name, value] of series.object('tags')?.members ?? []) {
      const values = value instanceof JsonList ? value.items : [value];
      tags.set(name, [...new Set(values.flatMap((each) => textOf(each) || []))]);
    }
    return tags;
  }

  #number(json: JsonObject, name: string): number | undefined {
    const value = json.members.get(name);
    if (value === undefined) return undefined;
    if (value instanceof NumberText && Number.isFinite(Number(value.text))) return Number(value.text);
    return this.#fault(json, `${name} is no number`);
  }

  /** More than nothing. */
  #length(json: JsonObject, name: string): bigint | undefined {
    if (!json.members.has(name)) return undefined;
    const ns = this.#duration(json, name);
    return ns === 0n ? this.#fault(json, `${name} is no time at all`) : ns;
  }

  #duration(json: JsonObject, name: string): bigint | undefined {
    const written = json.text(name);
    const parsed = written === undefined ? undefined : parseGoDuration(written);
    if (parsed?.ok === true && parsed.ns >= 0n) return parsed.ns;
    return this.#fault(json, `${name} is no length of time such as "10s" or "5m"`);
  }

  #time(json: JsonObject): bigint | undefined {
    const value = json.members.get('start');
    if (value === undefined) return undefined;
    const time = readTime(textOf(value) ?? '');
    return time?.value ?? this.#fault(json, 'start is no time such as "2018-01-01T00:00:00Z"');
  }

  #knows(json: JsonObject, names: readonly string[], what: string): void {
    const others = [...json.members.keys()].filter((name) => !names.includes(name));
    if (others.length === 0) return;
    const said = others.map((name) => JSON.stringify(name)).join(', ');
    this.#fault(json, `${what} knows ${names.join(', ')}, and not the ${counted(others.length, 'name')} ${said}`);
  }

  #fault({ start, end }: JsonObject, reason: string): undefined {
    this.sheet.leaveOut(start, end, reason);
  }
}

const PLAIN = { low: 0, high: 100, period: undefined, noise: 0, isInt: false } as const;

function plainValue(json: Json): string | number | boolean | undefined {
  if (json instanceof NumberText) return Number(json.text);
  return typeof json === 'string' || typeof json === 'boolean' ? json : undefined;
}

function textOf(json: Json): string | undefined {
  const value = json instanceof NumberText ? json.text : plainValue(json);
  return value === undefined ? undefined : String(value);
}

/** A recipe as a form: what stands in its text, and its text with one thing changed. */
import { writeRecipe } from '../../points/recipe/write-recipe';
import { isObject, parseJSON } from '../../text/json';

type Json = Readonly<Record<string, unknown>>;
/** Names of objects and places in lists, from the top. */
export type RecipePath = readonly (string | number)[];

export interface FormSeries {
  readonly measurement: string;
  /** A tag's values with commas between. */
  readonly tags: readonly (readonly [name: string, values: string])[];
  readonly fields: readonly FormField[];
  readonly gaps: readonly FormGap[];
}

export interface FormField {
  readonly name: string;
  readonly shape: string;
  /** What it says, by name: `low`, `high`, `period`, `noise`. */
  readonly said: Readonly<Record<string, string>>;
  readonly isInt: boolean;
}

export interface FormGap {
  readonly from: string;
  /** Empty: up to the end. */
  readonly length: string;
  /** `host=web02`; empty: all groups. */
  readonly of: string;
}

export interface RecipeForm {
  readonly top: Readonly<Record<'points' | 'every' | 'seed', string>>;
  readonly series: readonly FormSeries[];
}

/** `undefined`: it is no recipe yet. */
export function recipeForm(text: string): RecipeForm | undefined {
  const recipe = parseJSON(text);
  if (!recipe.ok || !isObject(recipe.value) || !Array.isArray(recipe.value.make)) return undefined;
  const { points, every, seed, make } = recipe.value;
  return {
    top: { points: words(points), every: words(every), seed: words(seed) },
    series: make.map((series) => seriesOf(isObject(series) ? series : {})),
  };
}

function seriesOf({ measurement, tags, fields, gaps }: Json): FormSeries {
  return {
    measurement: words(measurement),
    tags: Object.entries(isObject(tags) ? tags : {}).map(([name, values]) => [name, listed(values)] as const),
    fields: Object.entries(isObject(fields) ? fields : {}).map(([name, field]) => fieldOf(name, field)),
    gaps: (Array.isArray(gaps) ? gaps : []).map((gap) => gapOf(isObject(gap) ? gap : {})),
  };
}

function fieldOf(name: string, written: unknown): FormField {
  const field: Json = isObject(written) ? written : { value: written };
  const { shape, type, values, ...said } = field;
  return {
    name,
    shape: words(shape) || (values === undefined ? 'constant' : 'values'),
    said: {
      ...Object.fromEntries(Object.entries(said).map(([key, value]) => [key, words(value)])),
      ...(values === undefined ? {} : { values: listed(values) }),
    },
    isInt: type === 'int',
  };
}

function gapOf({ from, for: length, tags }: Json): FormGap {
  const of = Object.entries(isObject(tags) ? tags : {}).map(([name, value]) => `${name}=${words(value)}`);
  return { from: words(from), length: words(length), of: of.join(', ') };
}

function listed(values: unknown): string {
  return (Array.isArray(values) ? values : [values]).map(words).join(', ');
}

function words(value: unknown): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

/** The text with a value at a path; `undefined` takes away what is there. The same text where it is no JSON. */
export function withRecipeValue(text: string, path: RecipePath, value: unknown): string {
  const recipe = parseJSON(text);
  return recipe.ok ? writeRecipe(changed(recipe.value, path, value)) : text;
}

function changed(json: unknown, [step, ...rest]: RecipePath, value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list: readonly unknown[] = Array.isArray(json) ? json : [];
    const made = changed(list[step], rest, value);
    if (step >= list.length) return made === undefined ? list : [...list, made];
    return list.flatMap((item, i) => (i !== step ? [item] : made === undefined ? [] : [made]));
  }
  const object = isObject(json) ? json : {};
  const made = changed(object[step], rest, value);
  if (made === undefined) return Object.fromEntries(Object.entries(object).filter(([name]) => name !== step));
  return { ...object, [step]: made };
}

/** The text with another name for a member, which stays in its place. */
export function withRecipeName(text: string, path: RecipePath, from: string, to: string): string {
  const recipe = parseJSON(text);
  if (!recipe.ok || to === '') return text;
  const at = path.reduce<unknown>(
    (json, step) => (isObject(json) || Array.isArray(json) ? Reflect.get(json, step) : undefined),
    recipe.value,
  );
  if (!isObject(at) || Object.hasOwn(at, to)) return text;
  const renamed = Object.fromEntries(Object.entries(at).map(([name, value]) => [name === from ? to : name, value]));
  return withRecipeValue(text, path, renamed);
}

/** A number where one is typed; a text otherwise, which the run then tells of; `undefined` for nothing. */
export function typedValue(typed: string): unknown {
  const text = typed.trim();
  if (text === '') return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

/** The parts of `a, b, c`. */
export function typedList(typed: string): readonly string[] {
  return typed
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `host=web02` */
export function typedTags(typed: string): Readonly<Record<string, string>> | undefined {
  const tags = typedList(typed).flatMap((part): [string, string][] => {
    const at = part.indexOf('=');
    return at <= 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()]];
  });
  return tags.length === 0 ? undefined : Object.fromEntries(tags);
}

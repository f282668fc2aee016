/** Which reducer an influxql node uses, and how results become points. Kapacitor influxql.go, influxql.gen.go, v1.8. */
import { quote } from '../../go/strconv/quote';
import { GoInt, typeName } from '../../go/value';
import type { GoPanic, Reduced, Reducer, ReducerMakers } from '../../influxql/functions/reducer';
import { type Fields, MapFields, NO_FIELDS } from '../../points/fields';
import { type BatchPoint, newPoint, type Point } from '../../points/point';
import { type FieldValue, MissingField } from '../../points/value';
import type { Group } from '../groups';
import { OverlayFields } from '../transform/overlay-fields';

export interface InfluxQLOptions {
  /** As messages name it. */
  method: string;
  readonly makers: ReducerMakers;
  /** Of a selector the whole point comes out. */
  readonly isSelector: boolean;
  /** Whether a batch without points gives a result. */
  readonly isEmptyOk: boolean;
  field: string;
  as: string;
  usePointTimes: boolean;
}

type Kind = keyof ReducerMakers;
/** A kind of Go's; `ptr` is that of a missing field that was kept. */
type FieldKind = Kind | 'ptr' | 'int';

/** A reducer with the type of field that it takes. */
export type TypedReducer =
  | { readonly kind: 'float64'; readonly reducer: Reducer<number> }
  | { readonly kind: 'int64'; readonly reducer: Reducer<bigint> }
  | { readonly kind: 'string'; readonly reducer: Reducer<string> }
  | { readonly kind: 'bool'; readonly reducer: Reducer<boolean> };

export type Realized = { readonly ok: true; readonly reducer: TypedReducer } | { readonly ok: false; error: string };

/** Makes the reducers of one node. */
export class Reducing {
  /** Of the field that came last. */
  #kind: FieldKind | undefined;
  /** Of the last field that the function can be applied to. */
  #usable: Kind | undefined;

  constructor(private readonly options: InfluxQLOptions) {}

  /** The reducer for a group whose first field is this one. */
  realize(fields: Fields): Realized {
    const { field } = this.options;
    const value = fields.get(field);
    if (value === undefined) return { ok: false, error: `field ${quote(field)} missing from point` };
    const kind = kindOf(value);
    // A nil breaks Kapacitor's server.
    if (kind === undefined)
      return { ok: false, error: 'runtime error: invalid memory address or nil pointer dereference' };
    return this.#realizeKind(kind);
  }

  /** The reducer for a batch without points. */
  realizeEmpty(): Realized {
    return this.#realizeKind('float64');
  }

  /** Kapacitor remembers the type before it looks whether it can be used, and so uses the wrong one from the second time on. */
  #realizeKind(kind: FieldKind): Realized {
    const { method, field, makers } = this.options;
    const isNew = this.#kind !== kind;
    this.#kind = kind;
    if (isNew || this.#usable === undefined) {
      const invalid = `invalid influxql func ${method} with field ${field}`;
      if (kind === 'ptr' || kind === 'int') return { ok: false, error: `${invalid}: invalid field kind: ${kind}` };
      if (makers[kind] === undefined)
        return { ok: false, error: `${invalid}: cannot apply ${method} to ${kind} field` };
      this.#usable = kind;
    }
    return { ok: true, reducer: makeReducer(makers, this.#usable) };
  }

  /** Returns why the point could not be added. */
  add(reducer: TypedReducer, point: BatchPoint): string | undefined {
    const { field } = this.options;
    const value = point.fields.get(field);
    if (value === undefined) return `field ${field} missing from point cannot aggregate`;
    const added = addTyped(reducer, value, point);
    if (added === 'wrong type') {
      return `field ${field} has wrong type: got ${typeName(value)} exp ${reducer.kind}`;
    }
    return added?.message;
  }
}

/** Go's kind of a value's type: that of a duration is int64, though a reducer then takes none. */
function kindOf(value: FieldValue): FieldKind | undefined {
  switch (typeof value) {
    case 'number':
      return 'float64';
    case 'bigint':
      return 'int64';
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    default:
      if (value === null) return undefined;
      if (value instanceof GoInt) return 'int';
      return value instanceof MissingField ? 'ptr' : 'int64';
  }
}

function makeReducer(makers: ReducerMakers, kind: Kind): TypedReducer {
  switch (kind) {
    case 'int64':
      return { kind, reducer: makers.int64() };
    case 'string':
      if (makers.string !== undefined) return { kind, reducer: makers.string() };
      break;
    case 'bool':
      if (makers.bool !== undefined) return { kind, reducer: makers.bool() };
      break;
    case 'float64':
      break;
  }
  return { kind: 'float64', reducer: makers.float64() };
}

function addTyped(typed: TypedReducer, value: FieldValue, point: BatchPoint): GoPanic | 'wrong type' | undefined {
  switch (typed.kind) {
    case 'float64':
      return typeof value === 'number' ? typed.reducer.add(value, point) : 'wrong type';
    case 'int64':
      return typeof value === 'bigint' ? typed.reducer.add(value, point) : 'wrong type';
    case 'string':
      return typeof value === 'string' ? typed.reducer.add(value, point) : 'wrong type';
    case 'bool':
      return typeof value === 'boolean' ? typed.reducer.add(value, point) : 'wrong type';
  }
}

/** How one node writes its results. */
export class ResultWriter {
  readonly #as: readonly string[];

  constructor(
    private readonly options: InfluxQLOptions,
    private readonly usesPointTimes: boolean,
  ) {
    this.#as = [options.as];
  }

  time(reduced: Reduced, time: bigint): bigint {
    return this.usesPointTimes ? (reduced.time ?? time) : time;
  }

  fields({ value, point }: Reduced): Fields {
    if (!this.options.isSelector || point === undefined) return this.single(value);
    const { as, field } = this.options;
    if (as === field) return point.fields;
    const fields = new Map(point.fields.entries());
    fields.set(as, value);
    fields.delete(field);
    return new MapFields(fields);
  }

  single(value: FieldValue): Fields {
    return new OverlayFields(this.#as, [value], NO_FIELDS);
  }

  /** `undefined`: there is not exactly one result. */
  point(results: readonly Reduced[], group: Group, name: string, time: bigint): Point | undefined {
    const [reduced] = results;
    if (reduced === undefined || results.length !== 1) return undefined;
    const tags = this.options.isSelector && reduced.point !== undefined ? reduced.point.tags : group.tags;
    return newPoint(name, group.dimensions, tags, this.fields(reduced), this.time(reduced, time));
  }
}

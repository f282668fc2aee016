import {
  distinct,
  either,
  eitherField,
  type Field,
  type Grouping,
  type KnownType,
  ofGroups,
  type Schema,
  unknownAfter,
} from '../shape/schema';
import { type Shaping, valueType } from '../shape/shape';
import type { JoinOptions } from './join-options';

/** Fields get prefixes, and of the tags only those of the group are left. Kapacitor join.go, v1.8. */
export function joinedShape(options: JoinOptions, { parent, parents }: Shaping<JoinOptions>): Schema {
  const { names, delimiter, streamName } = options;
  if (names.length !== parents.length) return unknownAfter(parent);
  const filling = fillType(options);
  const fields = new Map<string, Field>();
  parents.forEach((own, i) => {
    const prefix = `${names[i]}${delimiter}`;
    const all = filling === undefined ? own.fields : filledFields(parents, i, filling);
    for (const [name, field] of all) fields.set(prefix + name, field);
  });
  const [first = parent, ...others] = parents;
  const measurements =
    filling === undefined ? first.measurements : distinct(parents.flatMap((one) => one.measurements));
  const groups = groupsOf(options, parents);
  const joined = ofGroups({ ...others.reduce(either, first), groups }, fields);
  return {
    ...joined,
    measurements: streamName === '' ? measurements : [streamName],
    emptyBatches: true,
    open: joined.open || parents.some(({ open }) => open),
  };
}

/** `undefined`: a point without partners is dropped. */
function fillType({ fill }: JoinOptions): KnownType | undefined {
  if (fill.type === 'int' || fill.type === 'float') return valueType(fill);
  return fill.type === 'string' && fill.value === 'null' ? 'nil' : undefined;
}

/** A missing parent gets the fields of another one, and what fills them. */
function filledFields(parents: readonly Schema[], index: number, filling: KnownType): ReadonlyMap<string, Field> {
  const names = distinct(parents.flatMap(({ fields }) => [...fields.keys()]));
  return new Map(
    names.map((name) => {
      const own = parents[index]?.fields.get(name) ?? { types: [], everywhere: false };
      const everywhere = parents.every(({ fields }) => fields.get(name)?.everywhere === true);
      return [name, { ...eitherField(own, { types: [filling], everywhere: true }), everywhere }];
    }),
  );
}

/** With `.on()` the group of what is joined is the finer one. */
function groupsOf({ on, fill }: JoinOptions, parents: readonly Schema[]): Grouping {
  const groups = parents.map((parent) => parent.groups);
  const finer = on.length === 0 ? groups : groups.filter(({ tags }) => tags.size > on.length);
  const [first = parents[0]?.groups, ...others] = finer;
  if (first === undefined) return { tags: new Map(), byMeasurement: false, open: true };
  const differs = others.some(({ tags, open }) => open || !sameNames(tags, first.tags));
  const canDiffer = on.length > 0 || fill.type !== 'string' || fill.value !== 'none';
  return differs && canDiffer ? { ...first, open: true } : first;
}

function sameNames(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  return a.size === b.size && [...a.keys()].every((name) => b.has(name));
}

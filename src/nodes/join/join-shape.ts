import { spend, spendItems } from '../../text/budget';
import {
  distinct,
  either,
  eitherField,
  eitherGroups,
  type Field,
  type Grouping,
  type KnownType,
  NO_GROUPS,
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
    // What is joined with itself, again and again, has twice as many fields each time.
    spendItems(own.fields.size);
    const all = filling === undefined ? own.fields : filledFields(parents, i, filling);
    for (const [name, field] of all) {
      spend(4);
      fields.set(prefix + name, field);
    }
  });
  const [first = parent, ...others] = parents;
  const all = others.reduce(either, first);
  const isAny = isGivenAlone(options, first);
  const joined = ofGroups({ ...all, groups: groupsOf(options, parents) }, fields);
  return {
    ...joined,
    measurements: streamName !== '' ? [streamName] : isAny ? all.measurements : first.measurements,
    emptyBatches: first.edge === 'batch' || joined.emptyBatches,
    open: joined.open || all.open,
  };
}

/** Whether what has no partner is given on: a batch is, without its points. */
function isGivenAlone(options: JoinOptions, { edge }: Schema): boolean {
  return fillType(options) !== undefined || edge === 'batch';
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
function groupsOf(options: JoinOptions, parents: readonly Schema[]): Grouping {
  const { on } = options;
  const finer = on.length === 0 ? parents : parents.filter(({ groups }) => groups.open || groups.tags.size > on.length);
  const [first, ...others] = finer;
  if (first === undefined) return NO_GROUPS;
  const isAny = on.length > 0 || isGivenAlone(options, first);
  return isAny ? others.reduce((groups, other) => eitherGroups(groups, other.groups), first.groups) : first.groups;
}

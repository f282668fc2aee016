/** What the three autoscale nodes have in common. None of them can run in a page: there is nothing to scale. */
import { field, stored } from '../../definition/build';
import type { Property } from '../../definition/property';
import type { Lambda } from '../../definition/value';
import { ANY_TAG, made, ofGroups, type Schema, withField, withTag } from '../shape/schema';
import type { Shaping } from '../shape/shape';

export interface AutoscaleOptions {
  cluster: string;
  currentField: string;
  max: bigint;
  min: bigint;
  replicas: Lambda | undefined;
  /** Nanoseconds. */
  increaseCooldown: bigint;
  decreaseCooldown: bigint;
}

export const AUTOSCALE_DEFAULTS: AutoscaleOptions = {
  cluster: '',
  currentField: '',
  max: 0n,
  min: 1n,
  replicas: undefined,
  increaseCooldown: 0n,
  decreaseCooldown: 0n,
};

export const AUTOSCALE_PROPERTIES: readonly Property<AutoscaleOptions>[] = [
  stored('cluster', 'string', { doc: 'Name of the cluster’s section in the configuration.' }),
  stored('currentField', 'string', {
    doc: 'The name under which the replicas expression sees how many replicas there are now.',
  }),
  stored('max', 'int', { doc: 'The most replicas there may be; 0 sets no limit.', default: '0' }),
  stored('min', 'int', {
    doc: 'The fewest replicas there may be.',
    default: '1',
    initial: { type: 'int', value: 1n },
  }),
  field(
    'replicas',
    'lambda',
    (options, value) => {
      options.replicas = value;
    },
    { doc: 'How many replicas there should be: an expression that gives an integer. Required.' },
  ),
  stored('increaseCooldown', 'duration', {
    doc: 'No more replicas are added for this long after some were.',
    default: '0s',
  }),
  stored('decreaseCooldown', 'duration', {
    doc: 'No more replicas are removed for this long after some were.',
    default: '0s',
  }),
];

/** A point tells of each change: from how many replicas to how many, and of what. Kapacitor autoscale.go, v1.8. */
export function scaledShape(parent: Schema, tags: readonly string[]): Schema {
  const changes = ofGroups(
    parent,
    new Map([
      ['old', made('int')],
      ['new', made('int')],
    ]),
  );
  return tags.filter((tag) => tag !== '').reduce((schema, tag) => withTag(schema, tag, ANY_TAG), changes);
}

/** What the replicas expression sees. */
export function autoscaleSees({ options, parent }: Shaping<AutoscaleOptions>): Schema {
  const current = options?.currentField ?? '';
  return current === '' ? parent : withField(parent, current, made('unknown'));
}

/** Exactly one of two texts must be there. */
export function exactlyOne(what: string, name: string, tag: string): string | undefined {
  return (name === '') === (tag === '') ? `must specify exactly one of ${what} or ${what}Tag` : undefined;
}

/** What is wrong with the limits and the expression. */
export function limitsProblem({ min, replicas }: AutoscaleOptions): string | undefined {
  if (min < 1n) return `min must be >= 1, got ${min}`;
  return replicas === undefined ? 'must provide a replicas lambda expression' : undefined;
}

import { method, stored } from '../../definition/build';
import { refuse } from '../../definition/property';
import { rest } from '../../definition/signature';
import type { ObjectValue, Refusal, ScriptValue } from '../../definition/value';
import { quote } from '../../go/strconv/quote';
import { formatRFC3339Nano, roundTime } from '../../go/time/time';
import {
  type Barrier,
  type Batch,
  copyPoint,
  type DeleteGroup,
  groupTags,
  type Point,
  withBatchTags,
} from '../../points/point';
import type { TagSet } from '../../points/tags';
import type { FieldValue } from '../../points/value';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import type { Held } from '../held';
import type { NodeBehaviour } from '../node';
import { told } from '../shape/shape';
import { FURTHER_NODES, nodesOf } from '../upstream';
import { JoinGroup, type JoinSet } from './groups';
import type { JoinOptions } from './join-options';
import { joinedShape } from './join-shape';
import { MeetingCounts } from './meetings';
import { BatchMerge, type MergeSettings, PointMerge } from './merge';
import { type Matchable, OnMatcher } from './on';
import { prefixed } from './prefixed';

export const join = defineNode<JoinOptions, [ObjectValue[]]>({
  method: 'join',
  goType: 'JoinNode',
  doc: 'Joins what several nodes give at the same time in the same group. `.as()` names the prefix of each node’s fields, this node first.',
  signature: FURTHER_NODES,
  wants: 'either',
  provides: 'same',
  shape: told(['as', 'on', 'delimiter', 'fill', 'streamName'], joinedShape),
  options: () => ({
    names: [],
    on: [],
    delimiter: '.',
    deleteAll: false,
    streamName: '',
    tolerance: 0n,
    fill: { type: 'string', value: 'none' },
  }),
  parents: ([others], place) => [place.parent, ...nodesOf(others, place)],
  properties: [
    method(
      'as',
      rest('prefixes', 'string'),
      (options, prefixes) => {
        options.names = prefixes;
      },
      'The prefix of each joined node’s fields, in the order of the nodes. Required.',
    ),
    method(
      'on',
      rest('dimensions', 'string'),
      (options, dimensions) => {
        options.on = dimensions;
      },
      'Joins on these group dimensions only, so that nodes grouped by fewer tags meet those grouped by more.',
    ),
    stored('delimiter', 'string', {
      doc: 'What stands between prefix and field name.',
      default: "'.'",
      initial: { type: 'string', value: '.' },
    }),
    stored('tolerance', 'duration', {
      doc: 'Times are rounded to a multiple of this before they are compared.',
      default: '0s',
    }),
    stored('fill', 'any', {
      doc: 'What stands for a missing point: `none` drops the others too, `null` gives nil fields, a number gives that number.',
      default: "'none'",
    }),
    stored('streamName', 'string', {
      doc: 'The measurement of the joined points; by default that of the first node that has a point.',
    }),
    stored('deleteAll', 'bool', {
      doc: 'When a group is deleted, forget what every node has seen and not only the one that deleted it.',
      default: 'FALSE',
    }),
  ],
  origins: (options, field) => prefixed(options, field).map(({ index, rest }) => ({ parent: index, field: rest })),
  validate(options, node) {
    const { names, delimiter } = options;
    if (names.length === 0) return 'a call to join.as() is required to specify the output stream prefixes.';
    if (names.length !== node.parents.length) {
      return 'number of prefixes specified by join.as() must match the number of joined streams';
    }
    for (const name of names) {
      if (name === '') return 'must provide a prefix name for the join node, see .as() property method';
      if (delimiter !== '' && name.includes(delimiter)) {
        return `cannot use name ${name} as field prefix, it contains the delimiter ${quote(delimiter)}\t`;
      }
    }
    if (new Set(names).size < names.length) return 'cannot use the same prefix name see .as() property method';
    return undefined;
  },
  start(options, context, node) {
    const fill = fillOf(options.fill);
    if (!fill.ok) return fill;
    const { names: prefixes, delimiter, tolerance, streamName } = options;
    const settings: MergeSettings = { prefixes, delimiter, tolerance, streamName, fill: fill.value };
    return node.wants === 'batch' ? joinBatches(options, settings, context) : joinPoints(options, settings, context);
  },
});

function fillOf(fill: ScriptValue): { ok: true; value: FieldValue | undefined } | Refusal {
  switch (fill.type) {
    case 'int':
    case 'float':
      return { ok: true, value: fill.value };
    case 'string':
      if (fill.value === 'null') return { ok: true, value: null };
      return fill.value === 'none' ? NO_FILL : refuse(`unexpected fill option ${fill.value}`);
    default:
      return NO_FILL;
  }
}

const NO_FILL = { ok: true, value: undefined } as const;

function joinPoints(options: JoinOptions, settings: MergeSettings, context: NodeContext): NodeBehaviour {
  const merge = new PointMerge(settings);
  const counts = new MeetingCounts(options.names);
  const joined = new Join<Point>(options, context, counts, settings.fill !== undefined, {
    size: () => 1,
    time: (point) => point.time,
    tags: groupTags,
    retag: (point, { tags, dimensions }) => copyPoint(point, { tags, dimensions }),
    emit(set) {
      counts.settled(set.values, set.time);
      const point = merge.merge(set);
      context.met(set.values);
      if (point === undefined) context.dropped(`nothing from ${missing(set, options.names)} at the same time`);
      else context.emitPoint(point);
    },
  });
  return joined.behaviour({ point: (point, parent) => joined.receive(point, parent) });
}

function joinBatches(options: JoinOptions, settings: MergeSettings, context: NodeContext): NodeBehaviour {
  const counts = new MeetingCounts(options.names);
  const merge = new BatchMerge(settings, (row, time) => counts.settled(row, time));
  const joined = new Join<Batch>(options, context, counts, settings.fill !== undefined, {
    size: ({ points }) => points.length,
    time: (batch) => batch.tmax,
    tags: (batch) => batch.tags,
    retag: (batch, { tags }) => withBatchTags(batch, tags),
    emit(set) {
      context.met(set.values);
      context.emitBatch(merge.merge(set));
    },
  });
  return joined.behaviour({ batch: (batch, parent) => joined.receive(batch, parent) });
}

function missing(set: JoinSet<Point>, names: readonly string[]): string {
  return names.filter((_, parent) => set.values[parent] === undefined).join(', ');
}

/** What points and batches do differently. */
interface Kind<M> {
  time(message: M): bigint;
  /** The group's tags. */
  tags(message: M): TagSet;
  /** A copy of a match in the group of the specific message that it meets. */
  retag(message: M, specific: Matchable<M>): M;
  emit(set: JoinSet<M>): void;
  /** How many points it is. */
  size(message: M): number;
}

class Join<M extends Point | Batch> {
  readonly #groups = new Map<string, JoinGroup<M>>();
  readonly #matcher: OnMatcher<M> | undefined;

  constructor(
    private readonly options: JoinOptions,
    private readonly context: NodeContext,
    private readonly counts: MeetingCounts,
    private readonly fills: boolean,
    private readonly kind: Kind<M>,
  ) {
    const { names, on, deleteAll } = options;
    if (on.length === 0) return;
    this.#matcher = new OnMatcher<M>(names.length, on, deleteAll, {
      pair: (specific, match) => {
        const group = this.#group(specific.message.group);
        group.collect(specific.parent, specific.message, specific.time);
        group.collect(match.parent, kind.retag(match.message, specific), match.time);
      },
      alone: ({ message, parent, time }) => this.#group(message.group).collect(parent, message, time),
    });
  }

  behaviour(receiver: NodeBehaviour): NodeBehaviour {
    return {
      ...receiver,
      barrier: (barrier, parent) => this.barrier(barrier, parent),
      deleteGroup: (group, parent) => this.deleteGroup(group, parent),
      end: () => this.end(),
      cardinality: () => this.#groups.size,
      held: () => this.held(),
      inspect: () => this.inspect(),
    };
  }

  receive(message: M, parent: number): void {
    const time = roundTime(this.kind.time(message), this.options.tolerance);
    this.counts.came(parent, time, this.kind.size(message));
    if (this.#matcher === undefined) {
      this.#group(message.group).collect(parent, message, time);
    } else {
      const { name, dimensions } = message;
      this.#matcher.collect({ message, parent, time, name, dimensions, tags: this.kind.tags(message) });
    }
  }

  /** A barrier older than every waiting set breaks Kapacitor 1.8; here it only moves the parent's time. */
  barrier(barrier: Barrier, parent: number): void {
    this.#group(barrier.group).advance(parent, roundTime(barrier.time, this.options.tolerance));
    this.context.emitBarrier(barrier);
  }

  deleteGroup(group: DeleteGroup, parent: number): void {
    this.#groups.delete(group.group);
    this.#matcher?.deleteGroup(group.group, parent);
    this.context.emitDeleteGroup(group);
  }

  end(): void {
    for (const group of this.#groups.values()) group.finish();
  }

  /** What waits still finds no partner when no more points come. Where something fills in, nothing is lost. */
  held(): Held | undefined {
    if (this.fills) return undefined;
    const parentsOf = new Map([...this.#groups].map(([id, group]) => [id, group.heard]));
    const waiting = [...this.#groups.values()].flatMap((group) => group.sets());
    const met = this.counts.report(waiting, this.kind.size, this.#matcher === undefined ? parentsOf : undefined);
    return met && { type: 'join', ...met };
  }

  inspect(): unknown {
    const shown = 50;
    const waiting: unknown[] = [];
    for (const [id, group] of this.#groups) {
      for (const { time, present } of group.waiting(shown - waiting.length)) {
        const from = present.map((parent) => this.options.names[parent]);
        waiting.push({ group: id, time: formatRFC3339Nano(time), present: from });
      }
      if (waiting.length >= shown) break;
    }
    return { groups: this.#groups.size, waiting };
  }

  #group(id: string): JoinGroup<M> {
    let group = this.#groups.get(id);
    if (group === undefined) {
      group = new JoinGroup<M>(this.options.names.length, this.kind.emit);
      this.#groups.set(id, group);
    }
    return group;
  }
}

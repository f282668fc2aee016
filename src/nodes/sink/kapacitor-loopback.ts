import { stored } from '../../definition/build';
import { refuse } from '../../definition/property';
import { none } from '../../definition/signature';
import { quote } from '../../go/strconv/quote';
import type { Batch, Point } from '../../points/point';
import { NO_DIMENSIONS, type TagSet } from '../../points/tags';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import { emitsNothing } from '../shape/shape';
import { ADDED_TAGS, TagsWithAdded } from './added-tags';

interface LoopbackOptions {
  database: string;
  retentionPolicy: string;
  measurement: string;
  readonly tags: Map<string, string>;
}

export const kapacitorLoopback = defineNode<LoopbackOptions>({
  method: 'kapacitorLoopback',
  kind: 'kapacitor_loopback',
  goType: 'KapacitorLoopbackNode',
  doc: 'Writes points back into Kapacitor, under another database or retention policy, for other tasks to read.',
  signature: none,
  wants: 'either',
  provides: 'none',
  shape: emitsNothing,
  options: () => ({ database: '', retentionPolicy: '', measurement: '', tags: new Map() }),
  properties: [
    stored('database', 'string', { doc: 'The database of the points that are written. Required.' }),
    stored('retentionPolicy', 'string', { doc: 'The retention policy of the points that are written. Required.' }),
    stored('measurement', 'string', {
      doc: 'The measurement of the points that are written; their own by default. Points of batches keep theirs.',
    }),
    ADDED_TAGS,
  ],
  validate({ database, retentionPolicy }) {
    if (database === '') return 'must specify a database';
    return retentionPolicy === '' ? 'must specify a retention policy' : undefined;
  },
  start(options, context) {
    const { database, retentionPolicy } = options;
    const isOwn = context.services.configuration.dbrps.some((own) => {
      return own.database === database && own.retentionPolicy === retentionPolicy;
    });
    if (isOwn) return refuse(`loop detected on dbrp: ${quote(database)}.${quote(retentionPolicy)}`);
    const loopback = new Loopback(options, context);
    return { point: (point) => loopback.point(point), batch: (batch) => loopback.batch(batch) };
  },
});

class Loopback {
  readonly #tags: TagsWithAdded;

  constructor(
    private readonly options: LoopbackOptions,
    private readonly context: NodeContext,
  ) {
    this.#tags = new TagsWithAdded(options.tags);
  }

  point({ name, tags, fields, time }: Point): void {
    this.#write(this.options.measurement === '' ? name : this.options.measurement, tags, fields, time);
  }

  batch({ name, points }: Batch): void {
    for (const { tags, fields, time } of points) this.#write(name, tags, fields, time);
  }

  #write(name: string, given: TagSet, fields: Point['fields'], time: bigint): void {
    const { database, retentionPolicy } = this.options;
    const tags = this.#tags.of(given);
    const problem = this.context.services.write({
      name,
      database,
      retentionPolicy,
      dimensions: NO_DIMENSIONS,
      group: '',
      tags,
      fields,
      time,
    });
    if (problem === undefined) this.context.count('points_written');
    else this.context.error('failed to write point over loopback', problem.error);
  }
}

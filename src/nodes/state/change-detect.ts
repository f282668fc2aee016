import { unsettable } from '../../definition/build';
import { rest } from '../../definition/signature';
import type { Fields } from '../../points/fields';
import type { Batch, Point } from '../../points/point';
import { sameValue } from '../../points/value';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import { GroupedBehaviour } from '../groups';
import { filters } from '../shape/shape';

interface ChangeDetectOptions {
  readonly fields: readonly string[];
}

export const changeDetect = defineNode<ChangeDetectOptions, [string[]]>({
  method: 'changeDetect',
  goType: 'ChangeDetectNode',
  doc: 'Lets a point pass only when one of the fields is other than in the point that passed before.',
  signature: rest('fields', 'string'),
  wants: 'either',
  provides: 'same',
  shape: filters,
  options: ([fields]) => ({ fields }),
  properties: [],
  internals: [unsettable('fields', '[]string')],
  start: ({ fields }, context) => new ChangeDetect(fields, context),
});

interface State {
  /** Of the last point that passed. */
  previous: Fields | undefined;
}

/** Kapacitor change_detect.go, v1.8. */
class ChangeDetect extends GroupedBehaviour<State> {
  constructor(
    private readonly fields: readonly string[],
    context: NodeContext,
  ) {
    super(context, () => ({ previous: undefined }));
  }

  point(point: Point): void {
    if (this.#passes(this.groups.ofPoint(point), point.fields)) this.context.emitPoint(point);
  }

  batch(batch: Batch): void {
    const state = this.groups.ofBatch(batch);
    state.previous = undefined;
    const points = batch.points.filter(({ fields }) => this.#passes(state, fields));
    this.context.emitBatch({ ...batch, points });
  }

  #passes(state: State, fields: Fields): boolean {
    const passes = this.#hasChanged(state.previous, fields);
    if (passes) state.previous = fields;
    else this.context.dropped('nothing has changed');
    return passes;
  }

  /** Types count: 1 and 1.0 differ. */
  #hasChanged(previous: Fields | undefined, fields: Fields): boolean {
    for (const field of this.fields) {
      const value = fields.get(field);
      if (value === undefined) {
        const error = `expected field ${field} not found`;
        this.context.error('Invalid field in change detect', error, [['field', field]]);
      } else if (!sameValue(previous?.get(field) ?? null, value)) {
        return true;
      }
    }
    return false;
  }
}

import { flag, stored } from '../../definition/build';
import { one } from '../../definition/signature';
import { typeName } from '../../go/value';
import { type Batch, type BatchPoint, type Point, withFields } from '../../points/point';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import { GroupedBehaviour } from '../groups';
import { filtered, having, made, ofTypes, withField } from '../shape/schema';
import { told } from '../shape/shape';
import { OverlayFields } from './overlay-fields';

interface DerivativeOptions {
  field: string;
  as: string;
  /** Nanoseconds. */
  unit: bigint;
  nonNegative: boolean;
}

export const derivative = defineNode<DerivativeOptions, [string]>({
  method: 'derivative',
  goType: 'DerivativeNode',
  doc: 'How fast a field changes: the difference to the point before, divided by the time between them. The first point of a group gives nothing.',
  signature: one('field', 'string'),
  wants: 'either',
  provides: 'same',
  shape: told(['as', 'field'], ({ field, as }, { parent }) => {
    const numbers = ofTypes(having(filtered(parent), [field]), field, ['int', 'float']);
    return withField(numbers, as, made('float'));
  }),
  options: ([field]) => ({ field, as: field, unit: SECOND, nonNegative: false }),
  properties: [
    stored('as', 'string', { doc: 'The field that gets the result. By default it replaces the field itself.' }),
    stored('unit', 'duration', {
      doc: 'The time that the change is told for.',
      default: '1s',
      initial: { type: 'duration', value: 1_000_000_000n, literal: '1s' },
    }),
    flag<DerivativeOptions>(
      'nonNegative',
      (options) => {
        options.nonNegative = true;
      },
      'Drops negative results, as when a counter begins anew.',
    ),
  ],
  internals: [stored('field', 'string', { doc: 'The field, in place of the argument.' })],
  origins: ({ as }, field) => (field === as ? [] : [{ parent: 0, field }]),
  start: (options, context) => new Derivative(options, context),
});

const SECOND = 1_000_000_000n;

interface State {
  previous: { readonly value: number; readonly time: bigint } | undefined;
}

/** Kapacitor derivative.go, v1.8. */
class Derivative extends GroupedBehaviour<State> {
  readonly #as: readonly string[];
  readonly #unit: number;

  constructor(
    private readonly options: DerivativeOptions,
    context: NodeContext,
  ) {
    super(context, () => ({ previous: undefined }));
    this.#as = [options.as];
    this.#unit = Number(options.unit);
  }

  point(point: Point): void {
    const value = this.#advance(this.groups.ofPoint(point), point);
    if (value === undefined) return;
    this.context.emitPoint(withFields(point, new OverlayFields(this.#as, [value], point.fields)));
  }

  batch(batch: Batch): void {
    const state = this.groups.ofBatch(batch);
    state.previous = undefined;
    const points: BatchPoint[] = [];
    for (const point of batch.points) {
      const value = this.#advance(state, point);
      if (value === undefined) continue;
      const { tags, fields, time } = point;
      points.push({ tags, fields: new OverlayFields(this.#as, [value], fields), time });
    }
    this.context.emitBatch({ ...batch, points });
  }

  inspect(): unknown {
    return this.groups.inspect(({ previous }) => previous?.value ?? null);
  }

  #advance(state: State, { fields, time }: BatchPoint): number | undefined {
    const { field, nonNegative } = this.options;
    const own = fields.get(field);
    if (typeof own !== 'number' && typeof own !== 'bigint') {
      const type = typeName(own ?? null);
      this.context.error('cannot perform derivative', 'field is the wrong type', [
        ['field', field],
        ['type', type],
      ]);
      return undefined;
    }
    const value = Number(own);
    const { previous } = state;
    state.previous = { value, time };
    if (previous === undefined) {
      this.context.dropped('it is the first of its group');
      return undefined;
    }
    const elapsed = Number(time - previous.time);
    if (elapsed === 0) {
      this.context.error('cannot perform derivative', 'elaspsed time was 0');
      return undefined;
    }
    const difference = value - previous.value;
    if (nonNegative && difference < 0) {
      this.context.dropped('the field went down');
      return undefined;
    }
    return difference / (elapsed / this.#unit);
  }
}

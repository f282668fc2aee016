/** What the nodes of InfluxQL's functions have in common. */
import { field, flag, stored, unsettable } from '../../definition/build';
import type { Signature } from '../../definition/signature';
import type { ReducerMakers } from '../../influxql/functions/reducer';
import { defineNode } from '../define';
import type { NodeDefinition } from '../node';
import { told } from '../shape/shape';
import { Aggregation } from './aggregation';
import type { InfluxQLOptions } from './reducing';
import { type FunctionTraits, resultShape } from './result-shape';
import { Transformation } from './transformation';

interface FunctionSpec<A extends readonly unknown[]> extends FunctionTraits {
  readonly method: string;
  /** What the node and its result are called, and messages say; the method unless said otherwise. */
  readonly name?: string;
  readonly doc: string;
  readonly signature: Signature<A>;
  read(...args: A): { readonly field: string; readonly makers: ReducerMakers };
}

/** One value of all points; `isEmptyOk`: of none too. */
export function aggregate<A extends readonly unknown[]>(spec: FunctionSpec<A>, isEmptyOk = false): NodeDefinition {
  return define(spec, 'stream', { isSelector: false, isEmptyOk });
}

/** One of the points. */
export function selector<A extends readonly unknown[]>(spec: FunctionSpec<A>): NodeDefinition {
  return define(spec, 'stream', { isSelector: true, isEmptyOk: false });
}

/** A batch of results. */
export function multiple<A extends readonly unknown[]>(spec: FunctionSpec<A>, usePointTimes = false): NodeDefinition {
  return define(spec, 'batch', { isSelector: false, isEmptyOk: false, usePointTimes });
}

/** A result for each point. */
export function transformation<A extends readonly unknown[]>(spec: FunctionSpec<A>): NodeDefinition {
  return define(spec, 'same', { isSelector: false, isEmptyOk: false });
}

const ignore = () => undefined;

/** What they give is of another unit than the field. */
const NEW_UNIT: ReadonlySet<string> = new Set(['count', 'elapsed']);

function define<A extends readonly unknown[]>(
  spec: FunctionSpec<A>,
  provides: 'stream' | 'batch' | 'same',
  traits: Pick<InfluxQLOptions, 'isSelector' | 'isEmptyOk'> & Partial<Pick<InfluxQLOptions, 'usePointTimes'>>,
): NodeDefinition {
  const { method, name = method, doc, signature } = spec;
  return defineNode<InfluxQLOptions, A>({
    method,
    kind: name,
    goType: 'InfluxQLNode',
    doc,
    signature,
    wants: 'either',
    provides,
    shape: told(['as', 'field'], (options, { parent }) => resultShape(options, spec, provides, parent)),
    options: (args) => ({ method: name, as: name, usePointTimes: false, ...traits, ...spec.read(...args) }),
    properties: [
      stored('as', 'string', {
        doc: 'The field that gets the result.',
        default: `'${name}'`,
        initial: { type: 'string', value: name },
      }),
      flag<InfluxQLOptions>(
        'usePointTimes',
        (options) => {
          options.usePointTimes = true;
        },
        'Results get the time of the point that they come from, where there is one, and not that of the batch.',
      ),
    ],
    internals: [
      stored('field', 'string', { doc: 'The field, in place of the argument.' }),
      stored('method', 'string', { doc: 'What messages call the function.' }),
      field('args', 'list', ignore, { doc: 'Has no effect.' }),
      field('reducer', 'node', ignore, { doc: 'Has no effect.' }),
      unsettable('reduceCreater', 'pipeline.ReduceCreater'),
    ],
    origins: ({ as, field: of, isSelector }, name) => {
      if (name === as) return NEW_UNIT.has(method) ? [] : [{ parent: 0, field: of }];
      return isSelector ? [{ parent: 0, field: name }] : [];
    },
    start: (options, context, node) =>
      provides === 'same' ? new Transformation(options, context) : new Aggregation(options, node.provides, context),
  });
}

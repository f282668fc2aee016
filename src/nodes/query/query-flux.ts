import { stored } from '../../definition/build';
import { refuse } from '../../definition/property';
import { one } from '../../definition/signature';
import { defineNode } from '../define';
import { forwarding } from '../forward';
import { unknownShape } from '../shape/shape';
import { QUERY_PROPERTIES, type QueryOptions, queryOptions, scheduleProblem } from './schedule';

interface FluxOptions extends QueryOptions {
  org: string;
  orgID: string;
}

export const queryFlux = defineNode<FluxOptions, [string]>({
  method: 'queryFlux',
  goType: 'QueryFluxNode',
  doc: 'Asks InfluxDB for data in Flux at an interval. Every table of the answer is a batch.',
  signature: one('query', 'string'),
  wants: 'batch',
  provides: 'batch',
  shape: unknownShape,
  follows: ['batch'],
  describesMethods: true,
  unsupported: 'A page has no InfluxDB that speaks Flux: the query is kept, and gives no data.',
  options: ([text]) => ({ ...queryOptions(text), org: '', orgID: '' }),
  properties: [
    ...QUERY_PROPERTIES,
    stored('org', 'string', { doc: 'The organization to ask in, by name.' }),
    stored('orgID', 'string', { doc: 'The organization to ask in, by id.' }),
  ],
  start(options, context) {
    const problem = scheduleProblem(options);
    if (problem !== undefined) return refuse(problem);
    return { ...forwarding(context), batch: (batch) => context.emitBatch(batch) };
  },
});

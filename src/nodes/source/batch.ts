import { defineSource } from '../define';
import { forwarding } from '../forward';

/** The source of a batch task; its `query` nodes make the data. */
export const batchSource = defineSource({
  method: 'batch',
  goType: 'BatchNode',
  doc: 'What a batch task begins with. `|query()` asks InfluxDB for data.',
  provides: 'batch',
  start: (context) => ({ ...forwarding(context), batch: (batch) => context.emitBatch(batch) }),
});

/** What the node emits that was chosen to be drawn. */
import { type Accessor, createMemo, createResource } from 'solid-js';
import type { Run } from '../../kapacitor/record/run-model';
import type { NodeOutput } from '../../worker/output-columns';
import { nodeChoices } from '../model/choices';
import type { App } from '../stores/app';

/** Of the node that the key of the choice names; what was known of it before stays until the new answer is there. */
export function createOutput({ runs, worker, field }: App): Accessor<NodeOutput | undefined> {
  const wanted = createMemo(
    () => {
      const run = runs.shown()?.run;
      const [choice] = run === undefined ? [] : nodeChoices(run, field(), undefined);
      return run === undefined || choice === undefined ? undefined : { run, task: choice.task, node: choice.node };
    },
    undefined,
    { equals: (a, b) => a?.run === b?.run && a?.task === b?.task && a?.node === b?.node },
  );
  const [output] = createResource(
    () => (runs.stale() ? false : (wanted() ?? false)),
    async (of: { readonly run: Run; readonly task: string; readonly node: string }) => ({
      of,
      output: await worker.output(of.task, of.node),
    }),
  );
  return createMemo(() => {
    const latest = output.error === undefined ? output.latest : undefined;
    const own = wanted();
    return latest?.of.task === own?.task && latest?.of.node === own?.node ? latest?.output : undefined;
  });
}

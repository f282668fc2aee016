/** Files without their tokens, from the worker: what it has of the run made last is not sent again, nor what is as it was. */
import type { Range } from '../text/range';
import type { Workspace } from '../workspace/workspace';
import type { WorkerClient } from './client';

interface Cleaned {
  readonly files: Workspace;
  /** In their texts before, where placeholders now stand. */
  readonly places: readonly (readonly Range[])[];
}

export async function cleanFiles(worker: WorkerClient, files: Workspace): Promise<Cleaned> {
  const answer = await worker.sharing(
    async (service) => (await service.clean(worker.sent.since(files))) ?? service.clean({ run: 0, files }),
  );
  return {
    files: files.map((file, i) => {
      const own = answer?.files[i];
      // What nobody has looked at may hold tokens: it is not to be kept as if it held none.
      if (own === undefined) throw new Error(`the worker did not look at ${file.path}`);
      return 'content' in own ? own : file;
    }),
    places: answer?.places ?? [],
  };
}

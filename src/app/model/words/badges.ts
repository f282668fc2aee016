import type { NodeReport } from '../../../kapacitor/record/run-model';

/** What a node does that its script does not say: `global hipChat`, `state changes only (hipChat)`. */
export function badgesOf({ globalServices }: Pick<NodeReport, 'globalServices'>): readonly string[] {
  return globalServices.flatMap(({ handler, isAdded, isQuiet }) => [
    ...(isAdded ? [`global ${handler}`] : []),
    ...(isQuiet ? [`state changes only (${handler})`] : []),
  ]);
}

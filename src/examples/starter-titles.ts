/** What a new workspace may begin with; the scripts are in `starters.ts`, which comes when one is chosen. */
export const STARTER_TITLES = ['Threshold', 'Mean of a window', 'Deadman', 'Batch query', 'Two streams'] as const;
export type StarterTitle = (typeof STARTER_TITLES)[number];

import type { Files } from '../example-files';

/** One lesson on the live page: a workspace in which something is missing, and expectations that the edit meets. */
export interface TourStep {
  readonly title: string;
  /** What to do, in one or two sentences. */
  readonly task: string;
  /** What it has shown, once it is done. */
  readonly learnt: string;
  /** The first file is the one to be open. */
  readonly files: Files;
  /** The edit: the first place of `from` in the file. */
  readonly edit: { readonly file: string; readonly from: string; readonly to: string };
}

/** The tour's workspaces are nobody's own work: they are not kept. */
export const TOUR_PREFIX = 'tour-';

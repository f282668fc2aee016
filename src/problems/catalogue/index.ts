/** Every code that a problem can have, with what the reference says of it. */
import { ALERTS } from './alerts';
import { CONFIGURATION } from './configuration';
import { DEFINITION } from './definition';
import type { Entry } from './entry';
import { EXPRESSIONS } from './expressions';
import { GROUPS } from './groups';
import { HABITS } from './habits';
import { HANDLERS } from './handlers';
import { NODES } from './nodes';
import { QUERIES } from './queries';
import { RUNS } from './runs';
import { SOURCES } from './sources';
import { SYNTAX } from './syntax';
import { TASK_FILES } from './task-files';
import { TEMPLATES } from './templates';

export const CATALOGUE = {
  ...SYNTAX,
  ...HABITS,
  ...DEFINITION,
  ...NODES,
  ...EXPRESSIONS,
  ...SOURCES,
  ...GROUPS,
  ...ALERTS,
  ...TEMPLATES,
  ...QUERIES,
  ...TASK_FILES,
  ...HANDLERS,
  ...CONFIGURATION,
  ...RUNS,
};

/** Stable name of a kind of problem: `handler-spelling`, `unknown-field`. */
export type ProblemCode = keyof typeof CATALOGUE;

export interface Section {
  readonly title: string;
  readonly entries: Readonly<Record<string, Entry>>;
}

/** In the order in which a script meets them. */
export const SECTIONS: readonly Section[] = [
  { title: 'Syntax', entries: SYNTAX },
  { title: 'Habits of other languages', entries: HABITS },
  { title: 'Names, arguments and tasks', entries: DEFINITION },
  { title: 'Nodes', entries: NODES },
  { title: 'Expressions', entries: EXPRESSIONS },
  { title: 'Sources and data', entries: SOURCES },
  { title: 'Groups and joins', entries: GROUPS },
  { title: 'Alerts', entries: ALERTS },
  { title: 'Templates', entries: TEMPLATES },
  { title: 'Queries', entries: QUERIES },
  { title: 'Task templates and task files', entries: TASK_FILES },
  { title: 'Handler files', entries: HANDLERS },
  { title: 'Configuration and files', entries: CONFIGURATION },
  { title: 'What a run shows', entries: RUNS },
];

/** Templates and task files of the load directory. */
import { entries } from './entry';

const TEMPLATE = `var limit float

stream
    |from()
        .measurement('cpu')
    |alert()
        .crit(lambda: "usage" > limit)
`;
const DBRPS = 'dbrps:\n  - db: telegraf\n    rp: autogen\n';
const LIMIT = 'vars:\n  limit:\n    type: float\n    value: 90.0\n';
const GOOD = `template-id: hot\n${DBRPS}${LIMIT}`;

const folder = (task: string) => ({ 'templates/hot.tick': TEMPLATE, 'tasks/cpu.yaml': task });
const mended = (task = GOOD) => ({ 'tasks/cpu.yaml': task });

export const TASK_FILES = entries({
  'task-file': {
    severity: 'error',
    title: 'A task file that Kapacitor refuses',
    why: 'The server does not define the task, for the reason that stands below in its own words. There are no plain words for this reason yet.',
    before: folder('just a text\n'),
    after: mended(),
  },
  'load-stops': {
    severity: 'info',
    title: 'The mistake at which a server stops',
    why: 'A server that reads the folder when it starts, as `[load]` asks for, tells its first mistake and does not start: templates come first, then the scripts and the task files in `tasks/`, then handlers, each by name.',
    before: folder('just a text\n'),
    after: mended(),
  },
  'template-nil': {
    severity: 'error',
    title: 'A default with a declared var in it',
    why: "A template's vars are listed with their defaults. A lambda or regex that is only declared has no value then, and Kapacitor's request handler breaks on a default that takes it in.",
    before: {
      'templates/hot.tick': `var crit lambda\nvar both = lambda: crit AND "usage" > 5\n\nstream\n    |from()\n    |alert()\n        .crit(both)\n`,
    },
    after: {
      'templates/hot.tick': `var crit = lambda: TRUE\nvar both = lambda: crit AND "usage" > 5\n\nstream\n    |from()\n    |alert()\n        .crit(both)\n`,
    },
  },
});

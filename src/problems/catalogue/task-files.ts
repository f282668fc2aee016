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
  'task-template': {
    severity: 'error',
    title: 'No such template',
    why: 'A task file has no script of its own: `template-id` names a template, `templates/NAME.tick` without the ending. Upper and lower case count. A template that Kapacitor refuses is not there.',
    before: folder(`template-id: hott\n${DBRPS}${LIMIT}`),
    after: mended(),
  },
  'task-dbrps': {
    severity: 'warning',
    title: 'Databases that a task does not hear',
    why: '`dbrps` is a list of objects with `db` and `rp`. The short form `telegraf.autogen` is for the command line only. Without `rp` the retention policy is the empty one, and other keys are not read: the task then hears nothing, and Kapacitor says nothing. Where the script has a `dbrp` the file must have none.',
    before: folder(`template-id: hot\ndbrps:\n  - database: telegraf\n    rp: autogen\n${LIMIT}`),
    after: mended(),
  },
  'task-var-missing': {
    severity: 'error',
    title: 'A var that the task does not give',
    why: 'A var that a template only declares has to be given by each of its tasks.',
    before: folder(`template-id: hot\n${DBRPS}`),
    after: mended(),
  },
  'task-var-type': {
    severity: 'error',
    title: 'A var of another type',
    why: 'The type of a var is that of its declaration or of its default, and a task has to say the same: no `int` for a `float`, no `string` for a `lambda`, no `list` for a `star`. Types are spelled in small letters.',
    before: folder(`template-id: hot\n${DBRPS}${LIMIT.replace('float', 'int').replace('90.0', '90')}`),
    after: mended(),
  },
  'task-var-value': {
    severity: 'error',
    title: 'A value that is none of its type',
    why: 'Numbers and truth values stand without quotes, texts that look like them in quotes. A duration is whole numbers with units, a lambda is the expression without `lambda:`, a list is made of typed items.',
    before: folder(`template-id: hot\n${DBRPS}${LIMIT.replace('90.0', "'90.0'")}`),
    after: mended(),
  },
  'task-var-unknown': {
    severity: 'warning',
    title: 'A var that the template does not have',
    why: 'Kapacitor keeps it, and nothing reads it. Names count exactly.',
    before: folder(`${GOOD}  limits:\n    type: float\n    value: 20.0\n`),
    after: mended(),
  },
  'task-file-key': {
    severity: 'warning',
    title: 'A key that a task file does not have',
    why: 'A task file has four keys: `id`, `template-id`, `dbrps` and `vars`. Others are not read, whatever they hold. There is no place for a script in it.',
    before: folder(`${GOOD}script: stream|from()|log()\n`),
    after: mended(),
  },
  'task-file-id': {
    severity: 'warning',
    title: 'An id that is not the name of the file',
    why: 'A server that loads the folder calls a task as its file and does not look at `id`. The command line refuses a file whose `id` is another one.',
    before: folder(`id: memory\n${GOOD}`),
    after: mended(),
  },
  'task-file-outside': {
    severity: 'info',
    title: 'A task file that nobody reads',
    why: 'A file with `template-id` or vars is a task file, and counts only in `tasks/`.',
    before: { 'templates/hot.tick': TEMPLATE, 'cpu.yaml': GOOD },
    after: { 'cpu.yaml': null, 'tasks/cpu.yaml': GOOD },
  },
  'yaml-name': {
    severity: 'warning',
    title: 'A name that YAML takes for a truth value',
    why: 'YAML 1.1 reads `y`, `n`, `yes`, `no`, `on` and `off` without quotes as true and false, as names too. A var so called reaches nobody.',
    before: {
      'templates/hot.tick': TEMPLATE.replaceAll('limit float', 'n = 5.0').replaceAll('limit', 'n'),
      'tasks/cpu.yaml': GOOD.replace('limit:', 'n:'),
    },
    after: { 'tasks/cpu.yaml': GOOD.replace('limit:', "'n':") },
  },
  'regex-slashes': {
    severity: 'warning',
    title: 'Slashes around a pattern',
    why: 'A script writes a regular expression between slashes. The value of a var is the pattern alone: slashes are part of it.',
    before: {
      'templates/of.tick': 'var which = /a/\n\nstream\n    |from()\n    |where(lambda: "host" =~ which)\n    |log()\n',
      'tasks/cpu.yaml': `template-id: of\n${DBRPS}vars:\n  which:\n    type: regex\n    value: /south/\n`,
    },
    after: { 'tasks/cpu.yaml': `template-id: of\n${DBRPS}vars:\n  which:\n    type: regex\n    value: south\n` },
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

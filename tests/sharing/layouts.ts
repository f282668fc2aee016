/** Folders as people have them who use Kapacitor: each holds one task whose data make it CRITICAL at 22:13:30. */
import { gzipSync, strToU8 } from 'fflate';

const BODY = `stream
    |from()
        .measurement('cpu')
    |alert()
        .id('cpu')
        .crit(lambda: "v" > LIMIT)
        .topic('cpu')
`;
const SCRIPT = `dbrp "telegraf"."autogen"\n\nvar limit = 5.0\n\n${BODY.replace('LIMIT', 'limit')}`;
const TEMPLATE = `var limit float\n\n${BODY.replace('LIMIT', 'limit')}`;
const DATA = 'cpu v=1 1700000000000000000\ncpu v=9 1700000010000000000\n';
const CONF = '[hipchat]\n  enabled = true\n  url = "http://127.0.0.1:9/v2/room"\n  room = "ops"\n  token = "t"\n';
const HANDLER_YAML = 'id: to-log\ntopic: cpu\nkind: log\noptions:\n  path: /tmp/alerts.log\n';
const HANDLER_JSON = '{"id": "to-log", "topic": "cpu", "kind": "log", "options": {"path": "/tmp/alerts.log"}}\n';
const TASK_YAML =
  'template-id: generic\ndbrps:\n  - db: telegraf\n    rp: autogen\nvars:\n  limit:\n    type: float\n    value: 5\n';
const TASK_JSON =
  '{"template-id": "generic", "dbrps": [{"db": "telegraf", "rp": "autogen"}], "vars": {"limit": {"type": "float", "value": 5}}}\n';
const RECORDING = gzipSync(strToU8(DATA.replace(/^(?=.)/gm, 'telegraf\nautogen\n')));

export interface Layout {
  readonly name: string;
  /** By path. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Of the only task. */
  readonly task: string;
  /** Handlers that the event goes to. */
  readonly handlers: number;
}

export const LAYOUTS: readonly Layout[] = [
  { name: 'flat', files: { 'cpu.tick': SCRIPT, 'data.lp': DATA }, task: 'cpu', handlers: 0 },
  {
    name: 'a load directory',
    files: { 'tasks/cpu.tick': SCRIPT, 'handlers/log.yaml': HANDLER_YAML, 'data.lp': DATA },
    task: 'cpu',
    handlers: 1,
  },
  {
    name: 'load/ beside the configuration',
    files: {
      'kapacitor.conf': CONF,
      'load/tasks/cpu.tick': SCRIPT,
      'load/handlers/log.yaml': HANDLER_YAML,
      'data.lp': DATA,
    },
    task: 'cpu',
    handlers: 1,
  },
  {
    name: 'as it is installed',
    files: {
      'etc/kapacitor/kapacitor.conf': CONF,
      'etc/kapacitor/load/tasks/cpu.tick': SCRIPT,
      'etc/kapacitor/load/handlers/log.yml': HANDLER_YAML,
      'data.lp': DATA,
    },
    task: 'cpu',
    handlers: 1,
  },
  {
    name: 'handlers in JSON',
    files: { 'cpu.tick': SCRIPT, 'handlers/log.json': HANDLER_JSON, 'data.lp': DATA },
    task: 'cpu',
    handlers: 1,
  },
  {
    name: 'templates and tasks in YAML',
    files: { 'templates/generic.tick': TEMPLATE, 'tasks/web.yaml': TASK_YAML, 'data.lp': DATA },
    task: 'web',
    handlers: 0,
  },
  {
    name: 'templates and tasks in JSON',
    files: { 'templates/generic.tick': TEMPLATE, 'tasks/web.json': TASK_JSON, 'data.lp': DATA },
    task: 'web',
    handlers: 0,
  },
  {
    name: 'recordings in folders',
    files: { 'cpu.tick': SCRIPT, 'replay/2023/a.srpl': RECORDING },
    task: 'cpu',
    handlers: 0,
  },
  {
    name: 'kapacitor-unit',
    files: {
      'tests.yaml':
        'tests:\n  - name: cpu\n    task_name: cpu.tick\n    db: telegraf\n    rp: autogen\n    type: stream\n    data:\n      - cpu v=9\n    expects:\n      crit: 1\n',
      'tick_scripts/cpu.tick': SCRIPT,
      'data.lp': DATA,
    },
    task: 'cpu',
    handlers: 0,
  },
  {
    name: 'a checkout with what else lies there',
    files: {
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.gitignore': '*.log\n',
      '.DS_Store': 'Bud1',
      'README.md': '# Alerts\n\nOf our servers.\n',
      LICENSE: 'MIT\n',
      Makefile: 'deploy:\n\tkapacitor define cpu -tick tasks/cpu.tick\n',
      'docker-compose.yml': 'services:\n  kapacitor:\n    image: kapacitor:1.8\n',
      'tasks/cpu.tick': SCRIPT,
      'data/points.lp': DATA,
    },
    task: 'cpu',
    handlers: 0,
  },
  {
    name: 'a container’s',
    files: {
      'docker-compose.yml': 'services:\n  kapacitor:\n    image: kapacitor:1.8\n',
      'kapacitor/kapacitor.conf': CONF,
      'kapacitor/load/templates/generic.tick': TEMPLATE,
      'kapacitor/load/tasks/web.yml': TASK_YAML,
      'kapacitor/load/handlers/log.yaml': HANDLER_YAML,
      'data.lp': DATA,
    },
    task: 'web',
    handlers: 1,
  },
  {
    name: 'data that the influx shell printed',
    files: { 'scripts/cpu.tick': SCRIPT, 'out.csv': 'name,time,v\ncpu,1700000000,1\ncpu,1700000010,9\n' },
    task: 'cpu',
    handlers: 0,
  },
];

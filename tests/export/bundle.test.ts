import { expect, test } from 'vitest';
import { EXAMPLES, exampleWorkspace } from '../../src/examples';
import { runUnitTests } from '../../src/expectations/unit-tests';
import { bundleOf } from '../../src/export/bundle';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { folderState, importZip, zipOf } from '../../src/sharing/bundle';
import { withoutSecrets } from '../../src/sharing/secrets/leave-out';
import { plainState } from '../../src/sharing/shared-state';
import { textOf, type Workspace } from '../../src/workspace/workspace';

function byPath(files: Workspace): Workspace {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function textIn(files: Workspace, path: string): string | undefined {
  const file = files.find((candidate) => candidate.path === path);
  return file === undefined ? undefined : textOf(file);
}

function filesNamed(files: Workspace, names: RegExp): Workspace {
  return files.filter(({ path }) => names.test(path));
}

/** `.env`, as somebody fills it in who knows the tokens of the configuration. */
function environmentOf(files: Workspace, configuration: string): Workspace {
  const token = /^\s*token = "(.*)"$/m.exec(configuration)?.[1] ?? '';
  const content = (textIn(files, '.env.example') ?? '').replace(/^(KAPACITOR_\w+_TOKEN)=$/m, `$1=${token}`);
  return [{ path: '.env', content }];
}

test.each(EXAMPLES)('$id: exported and opened again it is the same, and Kapacitor takes it', async ({ id, load }) => {
  const workspace = exampleWorkspace(await load());
  const state = { ...plainState(workspace), name: 'Mine', example: id, moment: 3, view: { tab: 'data.lp' } };
  const { files, refusals } = bundleOf(state);
  // The one example whose script Kapacitor refuses: that is its trap.
  expect(refusals.map(({ file }) => file)).toEqual(id === 'percentile-broken' ? ['tasks/waiting-line.tick'] : []);
  const opened = importZip(zipOf(files));
  expect(opened.ok && { ...opened.state, workspace: byPath(opened.state.workspace) }).toEqual({
    ...state,
    workspace: byPath(withoutSecrets(workspace).workspace),
  });
  const configuration = textIn(workspace, 'kapacitor.conf') ?? '';
  const server = [
    ...filesNamed(files, /^(?:tasks|templates|handlers)\/|^kapacitor\.conf$/).map((file) => {
      return { ...file, content: textOf(file).replaceAll('token-left-out', 'sample-room-token') };
    }),
    ...environmentOf(files, configuration),
  ];
  const before = runWorkspace(WHOLE, workspace);
  const isBatch = before.tasks.some(({ type }) => type === 'batch');
  const recordings = filesNamed(files, isBatch ? /\.brpl$/ : /\.srpl$/);
  for (const data of isBatch ? [recordings] : [recordings, filesNamed(files, /^data\.lp$/)]) {
    const run = runWorkspace(WHOLE, [...server, ...data], { spelling: 'exact' });
    expect(run.tasks.map(({ error, panic }) => error ?? panic ?? 'ok')).toEqual(run.tasks.map(() => 'ok'));
    expect(run.requests.map(({ request }) => request)).toEqual(before.requests.map(({ request }) => request));
  }
  const tests = filesNamed(files, /^tasks\/|^tests\.unit\.yaml$|^kapacitor\.conf$/);
  expect(runUnitTests(tests, false).filter(({ passed }) => !passed)).toEqual([]);
});

const SCRIPT = `stream
    |from()
        .measurement('cpu')
    |alert()
        .crit(lambda: "v" > limit)
        .message('{{ .ID }} {{ .Level }}')
        .hipchat()
`;
const ODD: Workspace = [
  { path: 'cpu.tick', content: `var limit = 5\n\n${SCRIPT}` },
  { path: 'given.tick', content: `var limit int\n\n${SCRIPT}` },
  { path: 'broken.tick', content: 'stream|from(' },
  { path: 'folder/templates/mean.tick', content: `var limit int\n\n${SCRIPT}` },
  {
    path: 'folder/tasks/high.yaml',
    content:
      'template-id: mean\ndbrps:\n  - db: telegraf\n    rp: autogen\nvars:\n  limit:\n    type: int\n    value: 9\n',
  },
  { path: 'folder/handlers/tell.yaml', content: 'topic: cpu\nid: tell\nkind: slack\noptions:\n  channel: "#ops"\n' },
  { path: 'data.csv', content: 'time,host,v\n1528102800,web1,1\n1528102810,web1,10\n' },
  { path: 'sideload/etc/limits/web1.yaml', content: 'limit: 3\n' },
  { path: 'notes.txt', content: 'mine\n' },
  {
    path: 'case.json',
    content: JSON.stringify({
      tasks: {
        'cpu.tick': {
          id: 'cpu_high',
          dbrps: [
            { db: 'telegraf', rp: 'autogen' },
            { db: 'other', rp: 'week' },
          ],
        },
        'given.tick': { vars: { limit: { type: 'int', value: 7 } } },
      },
      data: { 'data.csv': { measurement: 'cpu' } },
      expectations: [{ id: 'cpu:nil', level: 'crit', 'sent to': 'hipchat alerts' }, 'nothing else'],
    }),
  },
  {
    path: 'kapacitor.conf',
    content: `[hipchat]
  enabled = true
  url = "https://acme.hipchat.com/v2/room"
  room = "alerts"
  token = "s3cr3t-hipchat"
[[slack]]
  enabled = true
  default = true
  url = "https://hooks.slack.com/services/T00000000/B00000000/abcdefghijklmnop"
[[httppost]]
  endpoint = "pager"
  url = "http://pager/"
  headers = { Authorization = "Bearer 0123456789abcdef" }
  basic-auth = { username = "me", password = "s3cr3t-basic" }
`,
  },
  { path: 'environment', content: 'KAPACITOR_HIPCHAT_ROOM=ops\nKAPACITOR_SMTP_PASSWORD=s3cr3t-smtp\n' },
];

test('scripts bring their dbrp, vars become a task of a template, what is refused lies apart, and no secret goes along', () => {
  const { files, refusals, byHand } = bundleOf(plainState(ODD));
  expect(refusals.map(({ file }) => file)).toEqual(['tasks/broken.tick']);
  expect(byHand).toEqual([]);
  expect(
    filesNamed(files, /^(?:tasks|templates|handlers|refused|sideload|recordings|expected)\//).map(({ path }) => path),
  ).toEqual([
    'handlers/tell.yaml',
    'tasks/cpu_high.tick',
    'tasks/given.json',
    'tasks/high.yaml',
    'templates/given.tick',
    'templates/mean.tick',
    'refused/tasks/broken.tick',
    'sideload/etc/limits/web1.yaml',
    'recordings/points-vq7pa8.srpl',
    'expected/high.txt',
    'expected/cpu_high.txt',
    'expected/given.txt',
  ]);
  expect(textIn(files, 'tasks/cpu_high.tick')).toBe(
    `dbrp "telegraf"."autogen"\ndbrp "other"."week"\n\nvar limit = 5\n\n${SCRIPT.replace('.hipchat', '.hipChat')}`,
  );
  expect(JSON.parse(textIn(files, 'tasks/given.json') ?? '')).toEqual({
    'template-id': 'given',
    dbrps: [{ db: 'telegraf', rp: 'autogen' }],
    vars: { limit: { type: 'int', value: 7 } },
  });
  expect(textIn(files, 'data.lp')).toBe(
    'cpu,host=web1 v=1 1528102800000000000\ncpu,host=web1 v=10 1528102810000000000\n',
  );
  expect(textIn(files, '.env.example')).toBe(`# Copy this file to .env and write the secrets behind the =.
KAPACITOR_HIPCHAT_ROOM=ops
KAPACITOR_SMTP_PASSWORD=
KAPACITOR_HIPCHAT_TOKEN=
KAPACITOR_SLACK_0_URL=https://hooks.slack.com/token-left-out
KAPACITOR_HTTPPOST_0_HEADERS_AUTHORIZATION=Bearer token-left-out
KAPACITOR_HTTPPOST_0_BASIC_AUTH_PASSWORD=
`);
  expect(textIn(files, 'docker-compose.yml')).toContain('      - "./sideload/etc/limits:/etc/limits:ro"\n');
  expect(
    textIn(files, 'define.sh')
      ?.split('\n')
      .filter((line) => line.startsWith('kapacitor ')),
  ).toEqual([
    'kapacitor define-template given -tick templates/given.tick',
    'kapacitor define-template mean -tick templates/mean.tick',
    'kapacitor define-topic-handler handlers/tell.yaml',
    'kapacitor define cpu_high -tick tasks/cpu_high.tick',
    'kapacitor enable cpu_high',
    'kapacitor define given -file tasks/given.json',
    'kapacitor enable given',
    'kapacitor define high -file tasks/high.yaml',
    'kapacitor enable high',
  ]);
  expect(textIn(files, 'expected/high.txt')).toBe(
    'node=alert2 level=CRITICAL id=cpu:nil event_message="cpu:nil CRITICAL"\n',
  );
  expect(textIn(files, 'tests.unit.yaml')).toContain('#   CRITICAL cpu:nil to hipchat alerts (not so by now)\n');
  const whole = files.map(({ content }) => (typeof content === 'string' ? content : '')).join('\n');
  expect(whole.match(/s3cr3t-\w+|abcdefghijklmnop|0123456789abcdef/g)).toBe(null);
  expect(
    folderState(files)
      .workspace.map(({ path }) => path)
      .sort(),
  ).toEqual(ODD.map(({ path }) => path).sort());
});

test('vars that are no JSON are refused, and the rest is exported', () => {
  const { files, refusals } = bundleOf(
    plainState([
      { path: 'a.tick', content: `var limit int\n\n${SCRIPT}` },
      { path: 'vars.json', content: '{"limit": ' },
    ]),
  );
  expect(refusals).toEqual([
    {
      file: 'tasks/a.json',
      error:
        'failed to unmarshal json task vars file "tasks/a.json": json: cannot unmarshal string into Go struct field TaskVars.vars of type map[string]client.Var',
    },
  ]);
  expect(filesNamed(files, /\/|vars/).map(({ path }) => path)).toEqual(['templates/a.tick', 'refused/tasks/a.json']);
  expect(folderState(files).workspace.map(({ path }) => path)).toEqual(['a.tick', 'vars.json']);
});

test('a token of the configuration is nowhere in the folder, however often it stands there', () => {
  const content = `# s3cr3t-hipchat, as in the vault
[hipchat]
  enabled = true
  url = "https://acme.hipchat.com/v2/room"
  token = "s3cr3t-hipchat"
[[httppost]]
  endpoint = "pager"
  url = "http://me:s3cr3t-basic@pager/?token=s3cr3t-query"
`;
  const { files, byHand } = bundleOf(
    plainState([
      { path: 'a.tick', content: SCRIPT.replace('limit', '5') },
      { path: 'kapacitor.conf', content },
    ]),
  );
  expect(byHand).toEqual([]);
  expect(textIn(files, 'kapacitor.conf')).toBe(`# The secrets are variables of the environment, see .env.example:
# KAPACITOR_HIPCHAT_TOKEN, KAPACITOR_HTTPPOST_0_URL
# token-left-out, as in the vault
[hipchat]
  enabled = true
  url = "https://acme.hipchat.com/v2/room"
  token = ""
[[httppost]]
  endpoint = "pager"
  url = "http://me:token-left-out@pager/?token=token-left-out"
`);
  expect(textIn(files, '.env.example')).toBe(`# Copy this file to .env and write the secrets behind the =.
KAPACITOR_HIPCHAT_TOKEN=
KAPACITOR_HTTPPOST_0_URL=http://me:token-left-out@pager/?token=token-left-out
`);
});

test('what was changed, added or deleted in the folder counts', () => {
  const { files } = bundleOf(plainState(ODD));
  const changed = files.flatMap((file) => {
    if (file.path === 'tasks/given.json' || file.path === 'README.md') return [{ ...file, content: 'changed' }];
    if (file.path === 'tasks/cpu_high.tick' || file.path === 'data.lp')
      return [{ ...file, content: `${textOf(file)}\n` }];
    return file.path === 'handlers/tell.yaml' ? [] : [file];
  });
  const { workspace } = folderState([...changed, { path: 'new.lp', content: 'cpu v=1 1' }]);
  expect(workspace.map(({ path }) => path).sort()).toEqual(
    [
      ...ODD.map(({ path }) => path).filter((path) => !/^(?:cpu\.tick|data\.csv|folder\/handlers.*)$/.test(path)),
      ...['data.lp', 'new.lp', 'tasks/cpu_high.tick'],
    ].sort(),
  );
  expect(textIn(workspace, 'given.tick')).toBe(textIn(ODD, 'given.tick'));
});

test('a folder that says of itself what lies outside of it is only its files', () => {
  const state = { path: '.playground.json', content: '{"version":2,"files":[["../../x.tick","stream"]],"made":[]}' };
  expect(folderState([{ path: 'a.tick', content: 'stream' }, state]).workspace).toEqual([
    { path: 'a.tick', content: 'stream' },
  ]);
});

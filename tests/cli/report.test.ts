import { expect, test } from 'vitest';
import { report, reportWithin } from '../../src/cli/report';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { STRICT } from '../../src/kapacitor/run/run-options';
import type { Workspace } from '../../src/workspace/workspace';

const SCRIPT = `stream
    |from()
        .measurement('cpu')
    |alert()
        .crit(lambda: "idle" < 10)
        .stateChangesOnly()
        .message('busy')
        .hipChat()
`;

function conf(url: string): string {
  return `[hipchat]\n  enabled = true\n  url = "${url}"\n  room = "ops"\n  token = "s3cr3t/token"\n`;
}

function reportOf(files: Readonly<Record<string, string>>): readonly string[] {
  const workspace: Workspace = Object.entries(files).map(([path, content]) => ({ path, content }));
  return report('folder', workspace, runWorkspace(WHOLE, workspace, { ...STRICT, zone: 'UTC' }))
    .trimEnd()
    .split('\n');
}

const DATA = 'cpu idle=5 1514764800000000000\n';

test('an event is followed by its request, without the token', () => {
  const files = { 'a.tick': SCRIPT, 'data.lp': DATA, 'kapacitor.conf': conf('https://example.com/v2/room') };
  expect(reportOf(files)).toEqual([
    'folder: 1 point, 1 event, 1 request',
    '  2018-01-01T00:00:00Z CRITICAL cpu:nil: busy',
    '      POST https://example.com/v2/room/ops/notification?auth_token=‹secret›',
    '      Host: example.com',
    '      User-Agent: Go-http-client/1.1',
    '      Content-Length: 66',
    '      Content-Type: application/json',
    '      Accept-Encoding: gzip',
    '',
    '      {"color":"red","from":"kapacitor","message":"busy","notify":true}',
  ]);
});

test('of Kapacitor’s log lines about what is told only the number comes last', () => {
  const files = { 'a.tick': SCRIPT, 'data.lp': DATA, 'kapacitor.conf': conf('v2/room') };
  expect(reportOf(files)).toEqual([
    'folder: 1 point, 1 event (1 not delivered), 0 requests',
    '  kapacitor.conf:3:9 error: The url has no http:// or https:// in front of it, so no request leaves. [config-url]',
    '  2018-01-01T00:00:00Z CRITICAL cpu:nil: busy',
    '      HipChat: not delivered',
    '  log: 1 line about what is told above (--json has them)',
  ]);
});

test('problems say where they are, in plain words and in Kapacitor’s', () => {
  const script = SCRIPT.replace('.message(', '.messag(');
  const files = { 'a.tick': script, 'data.lp': `${DATA}cpu idle=zz 5\n` };
  expect(reportOf(files)).toEqual([
    'folder: 0 points, 0 events, 0 requests',
    '  a.tick:7:10 error: alert has no .messag(). Did you mean .message()? [unknown-member]',
    '      Kapacitor: invalid TICKscript: line 7 char 10: no method or property "messag" on *pipeline.AlertNodeData',
    '  a.tick:8:10 warning: HipChat is not enabled in kapacitor.conf ([hipchat], enabled = true): each event logs an error and sends nothing. [service-disabled]',
    '      Kapacitor: service is not enabled',
  ]);
});

test('a task that dies says of what', () => {
  const script = SCRIPT.replace("'busy'", "'{{ .Nothing }}'");
  const files = { 'a.tick': script, 'data.lp': DATA, 'kapacitor.conf': conf('https://example.com/v2/room') };
  const lines = reportOf(files);
  expect(lines[0]).toBe('folder: 1 point, 0 events, 0 requests');
  expect(lines[1]).toMatch(
    /^ {2}a\.tick:7:22 error: There is no \.Nothing\. .*The first event stops the task\. \[template-name\]$/,
  );
  // The stop's own text ends with what is told above, so it is not told again.
  expect(lines.slice(2)).toEqual([
    expect.stringMatching(/^ {6}Kapacitor: template: message:1:3: /),
    '  a.tick:4:6 error: The task stops here at the point of 00:00:00 (cpu). [task-stops]',
    '  log: 3 lines about what is told above (--json has them)',
  ]);
});

test('of the requests of a handler the first three are whole, and equal lines of the log are told once', () => {
  const data = Array.from({ length: 4 }, (_, i) => `cpu idle=${i % 2 === 0 ? 5 : 50} 151476480${i}000000000\n`).join(
    '',
  );
  const files = { 'a.tick': SCRIPT, 'data.lp': data, 'kapacitor.conf': conf('https://example.com/v2/room') };
  const lines = reportOf(files);
  expect(lines[0]).toBe('folder: 4 points, 4 events, 4 requests');
  expect(lines.filter((line) => line.startsWith('      Host: '))).toHaveLength(3);
  expect(lines.slice(-3)).toEqual([
    '  2018-01-01T00:00:03Z OK cpu:nil after 1s: busy',
    '      POST https://example.com/v2/room/ops/notification?auth_token=‹secret›',
    '      {"color":"green","from":"kapacitor","message":"busy","notify":true}',
  ]);
  expect(reportOf({ ...files, 'kapacitor.conf': conf('v2/room') }).slice(-1)).toEqual([
    '  log: 4 lines about what is told above (--json has them)',
  ]);
});

test('what a handler would do besides requests stands below its event', () => {
  const script = SCRIPT.replace(
    '.hipChat()',
    ".log('/tmp/a.log')\n        .exec('/bin/true', 'x')\n        .tcp('h:1')",
  );
  const lines = reportOf({ 'a.tick': script, 'data.lp': DATA });
  expect(lines[0]).toBe('folder: 1 point, 1 event, 0 requests, 3 actions');
  expect(lines.slice(2).map((line) => line.replace(/\{.*/, '{…'))).toEqual([
    '      TCP: would send to h:1: {…',
    '      Exec: would run /bin/true x: {…',
    '      Log: would write to /tmp/a.log: {…',
  ]);
});

test('several of a thing are counted as such, and whose events they are is said of several tasks', () => {
  const files = { 'a.tick': SCRIPT.replace('.hipChat()', ".tcp('h:1')"), 'b.tick': 'stream|from()|log()' };
  const data = 'cpu idle=5 1514764800000000000\ncpu idle=50 1514764860000000000\n';
  const lines = reportOf({ ...files, 'data.lp': data });
  expect(lines[0]).toBe('folder: 2 points, 2 events, 0 requests, 2 actions');
  expect(lines.filter((line) => line.includes(' (a)')).map((line) => line.replace(/:.*/, ''))).toHaveLength(2);
});

test.each([
  [{}, 'No file holds points, so nothing was fed. They stand in data.lp, or in any form in a file of any name.'],
  [{ 'data.lp': '' }, 'data.lp is empty, so nothing was fed.'],
])('no points in %j', (files, words) => {
  expect(reportOf({ 'a.tick': SCRIPT, ...files })).toContain(`  ${words}`);
});

test('where there is something to read, it is not said that there is nothing', () => {
  for (const files of [
    { 'data.lp': '# nothing\n' },
    { 'data.lp': '', 'kapacitor.conf': '[hipchat' },
    { 'data.lp': DATA },
  ]) {
    expect(reportOf({ 'a.tick': SCRIPT, ...files }).join('\n')).not.toContain('so nothing was fed');
  }
});

test.each([
  [5, ''],
  [6, ' … (6)'],
])('the same about %i places is told once, with the first five', (places, more) => {
  const script = SCRIPT + '        .hipChat()\n'.repeat(places - 1);
  const lines = reportOf({ 'a.tick': script, 'data.lp': DATA });
  const named = [8, 9, 10, 11, 12].map((line) => `a.tick:${line}:10`).join(', ');
  expect(lines.filter((line) => line.includes('a.tick:12:10'))).toEqual([
    `  ${named}${more} warning: HipChat is not enabled in kapacitor.conf ([hipchat], enabled = true): each event logs an error and sends nothing. [service-disabled]`,
  ]);
});

test('what Kapacitor says is told with the first problem that it is about', () => {
  const lines = reportOf({ 'a.tick': `${SCRIPT}        .slack()\n`, 'data.lp': DATA });
  expect(lines.slice(1, 4).map((line) => line.replace(/ is not enabled in kapacitor\.conf .*\[/, ' … ['))).toEqual([
    '  a.tick:8:10 warning: HipChat … [service-disabled]',
    '      Kapacitor: service is not enabled',
    '  a.tick:9:10 warning: Slack … [service-disabled]',
  ]);
});

test('what is run without anything to read is told without it', () => {
  const run = runWorkspace(
    WHOLE,
    [
      { path: 'a.tick', content: SCRIPT.replace('.hipChat()', ".log('/l')") },
      { path: 'data.lp', content: DATA },
    ],
    STRICT,
  );
  const actions = run.actions.map((action) => ({ ...action, content: '\n' }));
  expect(report('folder', [], { ...run, actions }).split('\n')).toContain('      Log: would write to /l');
});

test('what is written is shown by its beginning, in one line', () => {
  const script = SCRIPT.replace("'busy'", `'${'long '.repeat(100)}'`).replace('.hipChat()', ".log('/tmp/a.log')");
  const [, , log = ''] = reportOf({ 'a.tick': script, 'data.lp': DATA });
  expect(log).toMatch(/^ {6}Log: would write to \/tmp\/a\.log: \{.{299}…$/);
});

test('a report whose time is over says what is left out, and is masked as far as it goes', () => {
  const files = {
    'a.tick': SCRIPT.replace('.stateChangesOnly()', '').replace("'busy'", `'s3cr3t/token ${'x'.repeat(3_000)}'`),
    'data.lp': Array.from({ length: 100 }, (_, i) => `cpu idle=5 ${i + 1}000000000\n`).join(''),
    'kapacitor.conf': conf('https://example.com/v2/room'),
  };
  const workspace: Workspace = Object.entries(files).map(([path, content]) => ({ path, content }));
  const run = runWorkspace(WHOLE, workspace, { ...STRICT, zone: 'UTC' });
  const whole = reportWithin('folder', workspace, run, 60_000);
  const cut = reportWithin('folder', workspace, run, 0);
  const [first = '', ...lines] = cut.text.trimEnd().split('\n');
  expect([whole.isWhole, cut.isWhole, first]).toEqual([true, false, 'folder: 100 points, 100 events, 100 requests']);
  expect(lines.at(-1)).toBe('  The time is over, so the rest of this report is left out: --budget gives it more.');
  // Plain words have no time either, so the beginnings may differ in them.
  const known = new Set(whole.text.split('\n'));
  expect(lines.slice(0, -1).filter((line) => !known.has(line))).toEqual([]);
  expect(cut.text).toContain('‹secret› xxx');
  expect(cut.text).not.toContain('s3cr3t');
});

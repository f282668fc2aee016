/** Characters of Windows, web pages and word processors in files of every kind: said once, with a fix for the whole file. */
import { describe, expect, test } from 'vitest';
import { WHOLE } from '../../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../../src/kapacitor/run/run';
import { explained } from '../../../src/language/diagnostics';
import { applied } from '../workspace';

const T = '1700000000000000000';
/** A file of each kind without them. */
const CLEAN: Readonly<Record<string, string>> = {
  't.tick': 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > -1.0)\n',
  'p.tick':
    'batch\n    |query(\'SELECT mean("n") FROM telegraf.autogen.cpu WHERE time > now() -1h\')\n        .period(1m)\n        .every(1m)\n',
  'templates/a.tick': "var m = 'cpu'\nstream\n    |from()\n        .measurement(m)\n",
  'tasks/b.tick': 'dbrp "telegraf"."autogen"\nstream\n    |from()\n        .measurement(\'cpu\')\n',
  'tasks/c.yaml':
    "template-id: 'a'\ndbrps:\n  - db: 'telegraf'\n    rp: 'autogen'\nvars:\n  m:\n    type: string\n    value: 'cpu'\n",
  'tasks/d.json':
    '{"template-id": "a", "dbrps": [{"db": "telegraf", "rp": "autogen"}], "vars": {"m": {"type": "string", "value": "cpu"}}}\n',
  'handlers/h.yaml': "topic: 'cpu'\nid: 'h'\nkind: 'log'\noptions:\n  path: '/tmp/x'\n",
  'handlers/i.json': '{"topic": "cpu", "id": "i", "kind": "log", "options": {"path": "/tmp/y"}}\n',
  'kapacitor.conf': "[hipchat]\n  enabled = true\n  url = 'https://h.example.com/v2/room'\n  room = 'ops'\n",
  environment: "KAPACITOR_HIPCHAT_ROOM='x'\n",
  'case.json': '{"about": "x"}\n',
  'vars.json': '{"m": {"type": "string", "value": "cpu"}}\n',
  'lab.recipe.json':
    '{"every": "10s", "points": 3, "make": [{"measurement": "cpu", "fields": {"n": {"shape": "constant", "value": -1}}}]}\n',
  'data.lp': `cpu,host=a n=-1,s="x" ${T}\ncpu,host=a n=2,s="x" 1700000010000000000\n`,
  'data.csv': `time,host,n\n1700000000,a,-1\n1700000010,a,2\n`,
  'data.json': `[{"time":"2023-11-14T22:13:20Z","host":"a","n":-1},{"time":"2023-11-14T22:13:30Z","host":"a","n":-2}]\n`,
  'insert.txt': `INSERT cpu,host=a n=-1 ${T}\nINSERT cpu,host=a n=-1 ${T}\n`,
};
const WAYS: Readonly<Record<string, (text: string) => string>> = {
  bom: (t) => `\ufeff${t}`,
  crlf: (t) => t.replaceAll('\n', '\r\n'),
  inner: (t) => t.replace(/mean\("n"\)/, 'mean(“n”)'),
  innernb: (t) => t.replace('SELECT ', 'SELECT\u00a0'),
  innerzero: (t) => t.replace('SELECT ', 'SEL\u200bECT '),
  quotes: (t) => (/'/.test(t) ? t.replace(/'([^'\\\n]*)'/, '‘$1’') : t.replace(/"([^"\n]*)"/, '“$1”')),
  dash: (t) => t.replace(/(?<=[=,: ])-(?=\d)/, '–'),
  nbsp: (t) => (/ {2,}\S/.test(t) ? t.replace(/ (?=\S)/, '\u00a0') : t.replace(/[ ,](?=\S)/, '$&\u00a0')),
  zero: (t) => t.replace(/([a-z])([a-z])/, '$1\u200b$2'),
};

/** Kinds that are read as they should be with it, by Kapacitor too. */
const SILENT: Readonly<Record<string, readonly string[]>> = {
  bom: ['tasks/c.yaml', 'handlers/h.yaml', 'kapacitor.conf'],
  crlf: Object.keys(CLEAN),
  nbsp: ['t.tick', 'p.tick', 'templates/a.tick', 'tasks/b.tick'],
};

/** The last two: a name with it is told as a name that is misspelled. */
const CODES = ['typographic', 'invisible-character', 'task-template'];

function said(path: string, text: string) {
  const isData = /^(?:data|insert|lab)\b/.test(path);
  const files = [
    ...(isData ? [] : [{ path: 'data.lp', content: CLEAN['data.lp'] ?? '' }]),
    ...(path.startsWith('tasks/') ? [{ path: 'templates/a.tick', content: CLEAN['templates/a.tick'] ?? '' }] : []),
    ...(path.endsWith('.tick') ? [] : [{ path: 't.tick', content: CLEAN['t.tick'] ?? '' }]),
    { path, content: text },
  ];
  const run = runWorkspace(WHOLE, files);
  return explained(files, run.problems).filter(({ file, code }) => file === path && CODES.includes(code));
}

describe.each(Object.keys(CLEAN))('%s', (path) => {
  const clean = CLEAN[path] ?? '';

  test('without them nothing is said', () => expect(said(path, clean)).toEqual([]));

  test.each(Object.keys(WAYS).filter((way) => WAYS[way]?.(clean) !== clean))('%s', (way) => {
    const changed = WAYS[way]?.(clean) ?? '';
    const problems = said(path, changed);
    if (SILENT[way]?.includes(path)) {
      expect(problems).toEqual([]);
      return;
    }
    expect(problems).toHaveLength(1);
    const mended = applied(changed, problems[0]?.fix?.edits ?? []);
    expect(mended.replaceAll(' ', '')).toBe(clean.replaceAll(' ', ''));
  });
});

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bounded, budgetOf, telling } from '../../src/cli/budget-option';
import { readFolder } from '../../src/cli/folder';
import { readInput } from '../../src/cli/input';
import { junit } from '../../src/cli/junit';
import { runFolder } from '../../src/cli/run-folder';
import { STATE_FILE } from '../../src/sharing/shared-state';
import { spend } from '../../src/text/budget';
import { scratch, writeFiles } from './scratch';

const here = scratch();
const at = (name: string) => join(here.folder, name);
const SCRIPT = `stream|from().measurement('m')|alert().id('m').crit(lambda: "v" > 1).log('/tmp/l').hipChat()`;
const DATA = 'm v=2 1528102800000000000\n';
const PLAIN = { strict: false, json: false, milliseconds: 20_000 };

describe('a folder', () => {
  test('is its files by their names, without what is no question', () => {
    writeFiles(here.folder, {
      'b.tick': 'b',
      'a.tick': 'a',
      'handlers/deep/x.yaml': 'id: x',
      'expected.json': '{}',
      'node_modules/a.tick': 'no',
      '.git/a.tick': 'no',
      'packed.gz': new Uint8Array([0x1f, 0x8b, 1]),
      'r.srpl': new Uint8Array([65]),
    });
    symlinkSync(at('a.tick'), at('linked.tick'));
    symlinkSync(at('nowhere'), at('broken.tick'));
    symlinkSync(at('handlers'), at('round'));
    expect(readFolder(here.folder)).toEqual({
      ok: true,
      workspace: [
        { path: 'a.tick', content: 'a' },
        { path: 'b.tick', content: 'b' },
        { path: 'handlers/deep/x.yaml', content: 'id: x' },
        { path: 'linked.tick', content: 'a' },
        { path: 'packed.gz', content: new Uint8Array([0x1f, 0x8b, 1]) },
        { path: 'r.srpl', content: new Uint8Array([65]) },
      ],
    });
  });

  test('is what its own state says, not one of a folder in it', () => {
    const state = { path: `deep/${STATE_FILE}`, content: '{"version":1}' };
    writeFiles(here.folder, { 'a.tick': 'a', [state.path]: state.content });
    const files = [{ path: 'a.tick', content: 'a' }];
    expect(readFolder(here.folder)).toEqual({ ok: true, workspace: [...files, state] });
    writeFiles(here.folder, { [STATE_FILE]: '{}' });
    expect(readFolder(here.folder)).toEqual({ ok: true, workspace: files });
  });

  test.each([
    ['a.lp', 1_000_000, 'string'],
    ['a.lp', 1_000_001, 'object'],
    ['a.txt', 1_000_001, 'string'],
  ])('%s of %i bytes is read as %s', (name, size, type) => {
    writeFiles(here.folder, { [name]: '#'.repeat(size) });
    const read = readFolder(here.folder);
    expect(read.ok && read.workspace.map(({ content }) => [typeof content, content.length])).toEqual([[type, size]]);
  });

  test('is no file, and none that is not there', () => {
    writeFileSync(at('file'), '');
    expect(readFolder(at('file'))).toEqual({ ok: false, error: `${at('file')} is not a folder` });
    expect(readFolder(at('none'))).toEqual({ ok: false, error: expect.stringContaining('ENOENT') });
    expect(readInput(at('file')).length).toBe(0);
  });
});

describe('tick run', () => {
  const folder = (files: Readonly<Record<string, string>>) => {
    mkdirSync(at('f'));
    writeFiles(at('f'), files);
    return at('f');
  };

  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['a run', { 'a.tick': SCRIPT, 'data.lp': DATA }, 0],
    ['a refused script', { 'a.tick': 'stream|nothing()', 'data.lp': DATA }, 1],
    ['a refused configuration', { 'a.tick': SCRIPT, 'kapacitor.conf': '[hipchat' }, 1],
    ['a refused handler', { 'a.tick': SCRIPT, 'handlers/a.yaml': 'id: 1 2 3\n' }, 1],
    ['a task that stops', { 'a.tick': SCRIPT.replace("id('m')", "id('{{ .None }}')"), 'data.lp': DATA }, 1],
  ])('%s', (_, files, code) => {
    const answer = runFolder(folder(files), PLAIN);
    expect(answer.code).toBe(code);
    expect(answer.text).toMatch(/^.*\/f: \d+ points?, /);
  });

  test('past its budget it tells what there is, and is 3', () => {
    const files = {
      'a.tick': "stream|from()|deadman(1.0, 1u).id('x').log('/l')",
      'data.lp': 'm v=1 1\nm v=2 4102444800000000000\n',
    };
    const { code, text } = runFolder(folder(files), { ...PLAIN, milliseconds: 200 });
    expect(code).toBe(3);
    expect(text).toContain('The run ended after ');
  });

  test('in JSON it says what handlers would do, in Strict as the recordings do', () => {
    const path = folder({ 'a.tick': SCRIPT, 'data.lp': DATA });
    const answerOf = (strict: boolean) => {
      const { text, code } = runFolder(path, { ...PLAIN, strict, json: true });
      expect([code, text.endsWith('}\n'), text.trimEnd().includes('\n')]).toEqual([0, true, false]);
      const answer: { readonly actions?: readonly object[]; readonly alerts?: readonly object[] } = JSON.parse(text);
      return answer;
    };
    expect(answerOf(false).actions).toEqual([
      expect.objectContaining({ task: 'a', id: 'm', kind: 'log', verb: 'write', target: '/tmp/l' }),
    ]);
    expect('actions' in answerOf(true)).toBe(false);
  });

  test('documented spelling is refused in Strict only', () => {
    const path = folder({ 'a.tick': SCRIPT.replace('hipChat', 'hipchat'), 'data.lp': DATA });
    expect([false, true].map((strict) => runFolder(path, { ...PLAIN, strict }).code)).toEqual([0, 1]);
  });

  test('what is no folder is an answer too', () => {
    const error = `ENOENT: no such file or directory, stat '${at('none')}'`;
    expect(runFolder(at('none'), PLAIN)).toEqual({ text: `${at('none')}: ${error}\n`, code: 1 });
    const { text, code } = runFolder(at('none'), { ...PLAIN, json: true });
    expect([JSON.parse(text), text.endsWith('\n'), code]).toEqual([{ folder: at('none'), error }, true, 1]);
  });
});

describe('a budget', () => {
  test.each([
    ['20s', 20_000],
    ['500ms', 500],
    ['2m', 120_000],
    ['1.5s', 1_500],
    ['1ms', 1],
    ['0.5ms', undefined],
    ['0s', undefined],
    ['20', undefined],
    ['20h', undefined],
    ['s', undefined],
    [' 20s', undefined],
    ['1e3s', undefined],
    ['1234567s', undefined],
  ])('%s', (text, milliseconds) => {
    expect(budgetOf(text)).toBe(milliseconds);
  });

  test.each([
    [200, 250],
    [2_000, 250],
    [8_000, 1_000],
    [20_000, 2_500],
    [400_000, 2_500],
  ])('of %i ms leaves %i ms for telling', (milliseconds, expected) => {
    expect(telling(milliseconds)).toBe(expected);
  });

  test('ends what takes longer, and not what does not', () => {
    const spin = (milliseconds: number) => () => {
      const end = performance.now() + milliseconds;
      while (performance.now() < end) spend(1_000);
      return 'done';
    };
    expect(bounded(10_000, spin(5))).toBe('done');
    // Ten, and 250 for telling.
    expect(() => bounded(10, spin(20_000))).toThrow('the budget of time is used up');
  });
});

test('XML holds what people write', () => {
  const sentence = 'a & b < c > d "e"\n\tf\r\u0001\uD800 😀';
  const text = junit([
    { name: 's"', seconds: 1.23456, cases: [{ group: 'g', name: 'n<', passed: false, sentence }] },
    { name: 't', seconds: 0, cases: [{ group: 'g', name: 'm', passed: true, sentence: '' }] },
  ]);
  expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="2" failures="1">
  <testsuite name="s&quot;" tests="1" failures="1" errors="0" time="1.235">
    <testcase classname="s&quot;/g" name="n&lt;">
      <failure message="a &amp; b &lt; c &gt; d &quot;e&quot;&#10;&#9;f&#13;\uFFFD\uFFFD 😀"/>
    </testcase>
  </testsuite>
  <testsuite name="t" tests="1" failures="0" errors="0" time="0.000">
    <testcase classname="t/g" name="m"/>
  </testsuite>
</testsuites>
`);
});

import { expect, test } from 'vitest';
import { diagnose } from '../../src/language/diagnostics';

const HANDLERS =
  'Nothing reads this file. Handler files are read from the folder handlers/, those of sideload() from sideload/.';
const CONFIGURATION = 'Nothing reads this file. The configuration is read from kapacitor.conf.';

test.each([
  ['ops.yaml', 'id: ops', [HANDLERS]],
  ['other/ops.json', '{}', [HANDLERS]],
  ['kapacitor.toml', '', [CONFIGURATION]],
  ['etc/kapacitor-old.conf', '', [CONFIGURATION]],
  ['etc/kapacitor.conf', '', []],
  ['cpu.unit.yaml', 'whatever: 1', []],
  ['cpu.yaml', 'tests:\n  - name: a', []],
  ['sideload/etc/limits/a.yml', 'a: 1', []],
  ['notes.txt', 'to do', []],
])('%s', (path, content, words) => {
  const problems = diagnose([{ path, content }]);
  expect(problems.map(({ file, severity, plain }) => [file, severity, plain])).toEqual(
    words.map((plain) => [path, 'info', plain]),
  );
});

/** `dbrp` in the spellings that it does not take: what is said, and the script after the fix. */
import { expect, test } from 'vitest';
import { diagnose } from '../../../src/language/diagnostics';
import { applied } from '../workspace';

const BODY = "\n\nstream\n    |from()\n        .measurement('cpu')\n    |log()\n";
const RIGHT = 'dbrp "telegraf"."autogen"';
const HELP = `dbrp names database and retention policy, both in double quotes and with a dot between them: ${RIGHT}.`;
const ROWS: readonly (readonly [written: string, plain: string])[] = [
  ["dbrp 'telegraf'.'autogen'", HELP],
  ['dbrp = "telegraf"."autogen"', HELP],
  ['dbrp: "telegraf"."autogen"', HELP],
  ['dbrp "telegraf.autogen"', HELP],
  ['dbrp telegraf.autogen', HELP],
  ['dbrp "telegraf" "autogen"', HELP],
  ['dbrp("telegraf", "autogen")', HELP],
  ['dbrp "telegraf"', `A dbrp statement needs both parts, database and retention policy: ${RIGHT}.`],
];

const said = (script: string) => diagnose([{ path: 't.tick', content: script }]);

test.each(ROWS)('%s', (written, plain) => {
  const script = written + BODY;
  const [problem, ...others] = said(script).filter(({ severity }) => severity === 'error');
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ code: 'dbrp-form', plain, range: { start: 0, end: written.length } });
  expect(applied(script, problem?.fix?.edits ?? [])).toBe(RIGHT + BODY);
  expect(said(RIGHT + BODY)).toEqual([]);
});

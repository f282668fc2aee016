import { describe, expect, test } from 'vitest';
import { type LevelIndex, levelName } from '../../src/alert/level';
import { runScript } from './run-script';

const LINES = ['m,host=a v=5 0', 'm,host=a v=0 1'];

function alert(
  chain: string,
  lines: readonly string[] = LINES,
  head = "|from().groupBy('host')",
): ReturnType<typeof runScript> {
  return runScript(`stream\n  ${head}\n  |alert()${chain}`, lines);
}

/** `LEVEL@seconds` of what the node sent, heard by a handler or by none, in order. */
function sent({ run }: ReturnType<typeof runScript>): readonly string[] {
  const { outcome, outcomes, level, time } = run.evaluations;
  return Array.from(outcome, (index, row) => ({ row, outcome: outcomes[index] }))
    .filter(({ outcome: reason }) => reason === 'sent' || reason === 'no-handler')
    .map(({ row }) => `${levelName(level[row] as LevelIndex)}@${(time[row] ?? 0n) / 1_000_000_000n}`);
}

describe('what Kapacitor 1.8.3 refuses', () => {
  const calling = (name: string, problem: string): string =>
    `invalid TICKscript: line 3 char 12: error calling func "${name}" on obj *pipeline.AlertNode: ${problem}`;
  test.each([
    ['.flapping(0.5, 1.5)', 'alert flap thresholds are percentages and should be between 0 and 1'],
    ['.flapping(0.5)', calling('flapping', 'reflect: Call with too few input arguments')],
    ['.flapping(1, 2)', calling('flapping', 'reflect: Call using int64 as type float64')],
    ["  .id('{{ .Name')", 'template: id:1: unclosed action'],
    ["  .message('{{ nope }}')", 'template: message:1: function "nope" not defined'],
    ["  .details('{{ end }}')", 'template: details:1: unexpected {{end}}'],
    ['.inhibit()', calling('inhibit', 'reflect: Call with too few input arguments')],
    [".history('x')", calling('history', 'reflect.Set: value of type string is not assignable to type int64')],
    [
      ".stateChangesOnly('1s')",
      calling('stateChangesOnly', 'reflect: cannot use string as type time.Duration in Call'),
    ],
    ['.crit(TRUE)', calling('crit', 'reflect.Set: value of type bool is not assignable to type *ast.LambdaNode')],
    ['.noRecoveries(1)', calling('noRecoveries', 'reflect: Call with too many input arguments')],
    ['.nope()', 'invalid TICKscript: line 3 char 12: no method or property "nope" on *pipeline.AlertNode'],
    [
      '.hipChat().nope()',
      'invalid TICKscript: line 3 char 22: no method or property "nope" on *pipeline.HipChatHandler',
    ],
    [
      ".post().endpoint('nope')",
      'failed to create HTTPPostService.Handler: An appropriately formatted url must be specified if an endpoint is not specified',
    ],
    [".log('relative')", 'failed to create log alert handler: log path must be absolute: relative is not absolute'],
    [
      ".snmpTrap('x').data('1.2', 'zz', 'v')",
      'invalid TICKscript: invalid SNMP trap "x": unsupported data type "zz" for data entry "1.2"',
    ],
  ])('%s', (chain, error) => {
    expect(alert(chain).error).toBe(error);
  });
});

describe('what a task dies of', () => {
  test.each([
    [
      ".id('{{ .Nope }}')",
      'template: id:1:3: executing "id" at <.Nope>: can\'t evaluate field Nope in type kapacitor.idInfo',
    ],
    [
      ".message('{{ .Nope }}').crit(lambda: TRUE)",
      'template: message:1:3: executing "message" at <.Nope>: can\'t evaluate field Nope in type kapacitor.messageInfo',
    ],
    [
      `.details('<a href="{{ .ID }}').crit(lambda: TRUE)`,
      'html/template:details: ends in a non-text context: {stateURL delimDoubleQuote urlPartNone jsCtxRegexp [] attrURL elementNone <nil>}',
    ],
  ])('%s', (chain, error) => {
    const run = alert(chain);
    expect(run.error).toBe(`alert2: ${error}`);
    expect(run.errors).toContain(`node failed: ${error}`);
  });

  test('a template that no event needs is not asked', () => {
    expect(alert(".message('{{ .Nope }}').crit(lambda: FALSE)").error).toBeUndefined();
  });
});

describe('a level that cannot be told is not reached', () => {
  test.each([
    ['nope("v")', 'undefined function: "nope"'],
    ['"v"', 'TypeGuard: expression returned unexpected type float, expected boolean'],
    ["'x'", 'TypeGuard: expression returned unexpected type string, expected boolean'],
    [
      `"v" + 'x' > 1`,
      'mismatched type to binary operator. got float + string. see bool(), int(), float(), string(), duration()',
    ],
    ['"w" > 1', 'left reference value "w" is missing value'],
  ])('%s', (lambda, error) => {
    const run = alert(`.warn(lambda: TRUE).crit(lambda: ${lambda})`);
    const line = `error evaluating expression for level: ${error}`;
    expect(run.errors).toEqual([line, line]);
    expect(sent(run)).toEqual(['WARNING@0', 'WARNING@1']);
  });
});

describe('what is sent', () => {
  const STEPS = [1, 1, 3, 3, 2, 2, 0, 0, 3].map((v, time) => `m,host=a v=${v} ${time}`);
  const LEVELS = '.info(lambda: "v" > 0).warn(lambda: "v" > 1).crit(lambda: "v" > 2)';

  test.each([
    ['', 'INFO@0 INFO@1 CRITICAL@2 CRITICAL@3 WARNING@4 WARNING@5 OK@6 CRITICAL@8'],
    ['.noRecoveries()', 'INFO@0 INFO@1 CRITICAL@2 CRITICAL@3 WARNING@4 WARNING@5 CRITICAL@8'],
    ['.stateChangesOnly()', 'INFO@0 CRITICAL@2 WARNING@4 OK@6 CRITICAL@8'],
    ['.stateChangesOnly(1s)', 'INFO@0 INFO@1 CRITICAL@2 CRITICAL@3 WARNING@4 WARNING@5 OK@6 CRITICAL@8'],
    ['.stateChangesOnly(1s, 2s)', 'INFO@0 CRITICAL@2 WARNING@4 OK@6 CRITICAL@8'],
    ['.critReset(lambda: "v" < 1)', 'INFO@0 INFO@1 CRITICAL@2 CRITICAL@3 CRITICAL@4 CRITICAL@5 OK@6 CRITICAL@8'],
    ['.history(1)', 'INFO@0 INFO@1 CRITICAL@2 CRITICAL@3 WARNING@4 WARNING@5 OK@6 CRITICAL@8'],
  ])('%s', (chain, events) => {
    expect(sent(alert(LEVELS + chain, STEPS)).join(' ')).toBe(events);
  });

  test('every point has one outcome, and the sent ones are what goes on', () => {
    for (const chain of ['', '.noRecoveries()', '.stateChangesOnly()', '.flapping(0.2, 0.4).history(4)']) {
      const run = alert(LEVELS + chain, STEPS);
      expect(run.run.evaluations.count).toBe(STEPS.length);
      expect(run.emitted('alert2')).toHaveLength(sent(run).length);
    }
  });

  test('groups do not know of each other', () => {
    const lines = ['m,host=a v=3 0', 'm,host=b v=0 0', 'm,host=b v=1 1', 'm,host=a v=0 1'];
    expect(sent(alert(`${LEVELS}.stateChangesOnly()`, lines))).toEqual(['CRITICAL@0', 'INFO@1', 'OK@1']);
  });
});

test('points go on with what the alert adds; a later field wins, and a tag of a dimension moves them', () => {
  const chain = ".crit(lambda: \"v\" > 2).levelTag('host').idField('v').messageField('v').durationField('d')";
  expect(alert(chain).emitted('alert2')).toEqual([
    '@0 m host=CRITICAL {d=0i,v="m:host=a"}',
    '@1 m host=OK {d=1000000000i,v="m:host=a"}',
  ]);
});

describe('batches', () => {
  const LINES = [3, 0, 1, 0, 0, 0, 0].map((v, time) => `m v=${v} ${time}`);
  const HEAD = '|from()|window().period(2s).every(2s)';

  test.each([
    ['.crit(lambda: "v" > 2).info(lambda: "v" > 0)', ['CRITICAL@0', 'INFO@2', 'OK@6']],
    ['.info(lambda: "v" > 0).all()', []],
    ['.info(lambda: "v" >= 0).all()', ['INFO@2', 'INFO@4', 'INFO@6']],
  ])('%s', (chain, events) => {
    expect(sent(alert(chain, LINES, HEAD))).toEqual(events);
  });
});

/** What a script reads of a node: fields that were set, those that were not, and methods of Kapacitor's own. */
import { expect, test } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { defineTask } from '../../src/pipeline/define-task';

const DBRPS = [{ database: 'telegraf', retentionPolicy: 'autogen' }];

function read(expression: string): unknown {
  const script = `
var source = stream|from().measurement('cpu')
var mean = source|mean('usage')
var alert = source|alert().id('i').flapping(0.25, 0.5)
var read = ${expression}
`;
  const defined = defineTask({ language: WHOLE, script, dbrps: DBRPS });
  if (!defined.ok) return defined.error.message;
  const { value } = defined.task.vars.find(({ name }) => name === 'read') ?? {};
  return value;
}

test.each<[expression: string, expected: unknown]>([
  ['source.measurement', { type: 'string', value: 'cpu' }],
  ['source.database', { type: 'string', value: '' }],
  ['source.round', { type: 'duration', value: 0n, literal: '' }],
  ['mean.args', { type: 'list', items: [] }],
  ['mean.as', { type: 'string', value: 'mean' }],
  // Kapacitor's reflection panics on what is a method there.
  ['mean.usePointTimes', 'reflect: call of reflect.Value.Interface on zero Value'],
  ['alert.history', { type: 'int', value: 21n }],
  ['alert.id', { type: 'string', value: 'i' }],
  ['source|desc()', { type: 'string', value: 'from' }],
  ['mean|desc()', { type: 'string', value: 'mean' }],
  ['source|name()', { type: 'string', value: 'from1' }],
  ['source|isQuiet()', { type: 'bool', value: false }],
  // What Go gives there is no value of a script.
  ['source|provides()', undefined],
])('%s', (expression, expected) => {
  expect(read(expression)).toEqual(expected);
});

import { describe, expect, it } from 'vitest';
import { dbrpsOf, taskTypeOf } from '../../src/pipeline/task-type';
import { parseScript } from '../../src/tickscript/parse';

describe('the type of a task', () => {
  it.each([
    ['stream|from()', 'stream'],
    ['batch|query()', 'batch'],
    ['var s = stream', 'stream'],
    ['var s = batch|query().every(1s)|log()', 'batch'],
    ['var x = 5 stream.foo', 'stream'],
    ['stream|join(batch|query())', 'stream'],
    ['stream', undefined],
    ['var x = 5', undefined],
    ['', undefined],
    ['// nothing', undefined],
    ['stream|from() batch|query()', undefined],
    ['var x = other|from()', undefined],
    ['stream()|from()', undefined],
    ['[stream]', undefined],
  ])('of %j is %s', (script, type) => {
    expect(taskTypeOf(parseScript(script).partial)).toBe(type);
  });

  it('collects every dbrp statement', () => {
    const { partial } = parseScript('dbrp "a"."b"\nstream|from()\ndbrp "c\\"d"."e"');
    expect(dbrpsOf(partial)).toEqual([
      { database: 'a', retentionPolicy: 'b' },
      { database: 'c"d', retentionPolicy: 'e' },
    ]);
  });
});

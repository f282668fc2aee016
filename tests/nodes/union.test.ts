import { describe, expect, it } from 'vitest';
import { runScript } from './run-script';

const TWO = "var a = stream|from().measurement('a')\nvar b = stream|from().measurement('b')\n";

function lines(points: string): string[] {
  return points.split(' ').map((point) => {
    const [, name = '', value = '', time = ''] = /^([a-z])(.*)@(\d+)$/.exec(point) ?? [];
    return `${name} v=${value} ${time}`;
  });
}

describe('union', () => {
  it.each([
    [
      'holds back to the slowest parent, ties in parent order',
      'a1@1 a2@2 b1@2 b2@3 a5@3 a6@9 b3@4',
      ['@1 a {v=1}', '@2 b {v=1}', '@2 a {v=2}', '@3 b {v=2}', '@3 a {v=5}', '@4 b {v=3}'],
    ],
    [
      'lets late points pass as they are',
      'a5@5 b6@6 a1@1 b2@2 a8@8 b9@9',
      ['@5 a {v=5}', '@1 a {v=1}', '@6 b {v=6}', '@2 b {v=2}', '@8 a {v=8}'],
    ],
    ['waits for a silent parent', 'a1@1 a2@2', []],
  ])('%s', (_, points, expected) => {
    expect(runScript(`${TWO}a|union(b)|log()`, lines(points)).emitted('union4')).toEqual(expected);
  });

  it('gives what it holds in order of time when the task is stopped', () => {
    const run = runScript(`${TWO}a|union(b)|log()`, lines('a2@2 a3@3 b1@1'), { stop: true });
    expect(run.emitted('union4')).toEqual(['@1 b {v=1}', '@2 a {v=2}', '@3 a {v=3}']);
  });

  it('renames points, and their group where it is by name', () => {
    const script = `var a = stream|from().measurement('a').groupByMeasurement()
var b = stream|from().measurement('b').groupByMeasurement()
a|union(b).rename('zz')|log()`;
    expect(runScript(script, lines('a1@1 b1@1')).emitted('union4')).toEqual(['@1 zz zz {v=1}', '@1 zz zz {v=1}']);
  });

  it('merges batches by their ends', () => {
    const script = `var a = stream|from().measurement('a')|window().period(2s).every(2s)
var b = stream|from().measurement('b')|window().period(3s).every(3s)
a|union(b)|log()`;
    const run = runScript(script, lines('a1@1 b1@1 a2@3 b2@4 a3@5 b3@7'));
    expect(run.emitted('union6')).toEqual(['@3 a [@1{v=1}]', '@4 b [@1{v=1}]', '@5 a [@3{v=2}]']);
  });

  it('reads what its receiver writes', () => {
    const script = 'stream|from()|union(stream|from()|window().period(1s).every(1s))|log()';
    expect(runScript(script, []).error).toBe('cannot add child mismatched edges: window3:batch -> union5:stream');
  });
});

import { describe, expect, it } from 'vitest';
import { runScript } from './run-script';

describe('barrier', () => {
  const idle = "stream|from().groupBy('h')|barrier().idle(3s)|window().period(10s).every(5s)|log()";

  it('moves windows of a group that is silent, its time counted from its last point', () => {
    const data = ['m,h=a v=1 0', 'm,h=b v=1 0', 'm,h=b v=2 4', 'm,h=b v=3 8'];
    expect(runScript(idle, data).emitted('window3')).toEqual(
      ['@5 m h=b [@0{v=1} @4{v=2}]', '@5 m h=a [@0{v=1}]'].reverse(),
    );
  });

  it('goes on in the silence after the last point', () => {
    const run = runScript(idle, ['m,h=a v=1 0'], { silence: 12 });
    expect(run.emitted('window3')).toEqual(['@5 m h=a [@0{v=1}]', '@11 m h=a []']);
  });

  it('drops what is older than the last barrier', () => {
    const script = "stream|from().groupBy('h')|barrier().period(5s)|log()";
    const data = ['m,h=a v=1 0', 'm,h=b v=1 7', 'm,h=a v=2 4', 'm,h=a v=3 5'];
    expect(runScript(script, data).emitted('barrier2')).toEqual(['@0 m h=a {v=1}', '@7 m h=b {v=1}', '@5 m h=a {v=3}']);
  });

  it('makes the following nodes forget a group', () => {
    const script = "stream|from().groupBy('h')|barrier().idle(3s).delete(TRUE)|stateCount(lambda: TRUE)|httpOut('o')";
    const run = runScript(script, ['m,h=a v=1 0', 'm,h=a v=2 1', 'm,h=b v=1 5', 'm,h=a v=3 6']);
    expect(run.emitted('state_count3')).toEqual([
      '@0 m h=a {state_count=1i,v=1}',
      '@1 m h=a {state_count=2i,v=2}',
      '@5 m h=b {state_count=1i,v=1}',
      '@6 m h=a {state_count=1i,v=3}',
    ]);
    expect(runScript(script, ['m,h=a v=1 0'], { silence: 4 }).run.httpOut[0]?.text).toBe('{"series":[]}');
  });

  it('does nothing in a strict run, where a server is fed faster than its timers run', () => {
    const data = ['m,h=a v=1 0', 'm,h=b v=1 0', 'm,h=b v=2 4', 'm,h=b v=3 8'];
    expect(runScript(idle, data, { strict: true }).emitted('window3')).toEqual(['@5 m h=b [@0{v=1} @4{v=2}]']);
  });

  it.each([
    ['', 'idle must be greater than zero'],
    ['.idle(1s).period(1s)', 'cannot specify both idle and period'],
    ['.idle(-1s)', 'idle must be greater than zero'],
    ['.period(-1s)', 'period must be greater than zero'],
  ])('refuses%s', (properties, error) => {
    expect(runScript(`stream|from()|barrier()${properties}`, []).error).toBe(`invalid TICKscript: ${error}`);
  });
});

describe('stats', () => {
  it('counts what a node emits in each group', () => {
    const script = "var a = stream|from().groupBy('h')\na|stats(10s)|log()\na|log()";
    const run = runScript(script, ['m,h=a v=1 0', 'm,h=a v=1 5', 'm,h=b v=1 9', 'm,h=a v=1 20'], { silence: 10 });
    expect(run.emitted('stats2')).toEqual([
      '@10 stats h=a {emitted=2i}',
      '@10 stats h=b {emitted=1i}',
      '@20 stats h=a {emitted=2i}',
      '@20 stats h=b {emitted=1i}',
      '@30 stats h=a {emitted=3i}',
      '@30 stats h=b {emitted=1i}',
    ]);
  });

  it('says 0 of a node that has emitted nothing', () => {
    const run = runScript("stream|from().measurement('x')|stats(10s)|log()", ['m v=1 0', 'm v=1 10']);
    expect(run.emitted('stats2')).toEqual(['@10 stats {emitted=0i}']);
  });

  it('aligns its ticks; the first one has the rounded time of the start', () => {
    const run = runScript('stream|from()|stats(10s).align()|log()', ['m v=1 7', 'm v=1 25', 'm v=1 31']);
    expect(run.emitted('stats2')).toEqual([
      '@10 stats {emitted=1i}',
      '@20 stats {emitted=1i}',
      '@30 stats {emitted=2i}',
    ]);
    const early = runScript('stream|from()|stats(10s).align()|log()', ['m v=1 3', 'm v=1 25']);
    expect(early.emitted('stats2')).toEqual(['@0 stats {emitted=1i}', '@20 stats {emitted=1i}']);
  });

  it.each([
    ['stream|from()|stats(0s)|log()', 'stats node must have positive interval'],
    [
      "stream|from()|kapacitorLoopback().database('x').retentionPolicy('y')|stats(1s)|log()",
      'cannot add child no edge expected: kapacitor_loopback2:noedge -> noop4:noedge',
    ],
  ])('refuses %s', (script, error) => {
    expect(runScript(script, []).error).toBe(error);
  });
});

describe('deadman', () => {
  const alerts = (script: string, data: readonly string[], silence: number) => {
    return runScript(script, data, { silence }).run.events.map(({ time, level, message }) => {
      return `@${time / 1_000_000_000n} ${level} ${message}`;
    });
  };

  it('is critical while nothing comes, and says when points come again', () => {
    const script = "var a = stream|from().groupBy('h')\na|deadman(0.0, 10s).topic('x')\na|log()";
    expect(alerts(script, ['m,h=a v=1 0', 'm,h=a v=1 12', 'm,h=a v=1 44'], 10)).toEqual([
      "@30 3 h=a:from1 for task 't' is dead: 0.000 points/10s.",
      "@40 3 h=a:from1 for task 't' is dead: 0.000 points/10s.",
      "@50 0 h=a:from1 for task 't' is alive: 1.000 points/10s.",
    ]);
  });

  it('asks its expressions too, and can be changed as an alert', () => {
    const script = `stream|from()|deadman(5.0, 10s, lambda: "emitted" > 0.0).id('x').message('{{ .ID }} {{ .Level }}').topic('x')`;
    expect(alerts(script, ['m v=1 0', 'm v=1 12', 'm v=1 14', 'm v=1 20'], 30)).toEqual([
      '@20 3 x CRITICAL',
      '@30 3 x CRITICAL',
      '@40 0 x OK',
    ]);
  });

  it.each([
    ['deadman(1, 10s)', 'reflect: Call using int64 as type float64'],
    ['deadman(1.0, 10)', 'reflect: Call using int64 as type time.Duration'],
    ['deadman(1.0)', 'reflect: Call with too few input arguments'],
    ['deadman(1.0, 10s, 1)', 'reflect: cannot use int64 as type *ast.LambdaNode in Call'],
  ])('refuses %s', (call, error) => {
    expect(runScript(`stream|from()|${call}`, []).error).toBe(
      `invalid TICKscript: line 1 char 15: error calling func "deadman" on obj *pipeline.FromNode: ${error}`,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { STRICT } from '../../src/kapacitor/run/run-options';
import { burstOrder, parentOrder } from '../../src/kapacitor/server/request-order';
import { defineTask } from '../../src/pipeline/define-task';

function orderIn(script: string): { readonly runs: readonly string[]; readonly joined: readonly number[] } {
  const defined = defineTask({
    language: WHOLE,
    script,
    dbrps: [{ database: 'd', retentionPolicy: 'r' }],
  });
  if (!defined.ok) throw new Error(defined.error.message);
  const nodes = defined.task.pipeline.nodes();
  const ranks = burstOrder(nodes);
  const runs = [...ranks].sort(([, a], [, b]) => a - b).map(([node]) => node.name);
  const joined = nodes.flatMap((node) => (node.parents.length > 1 ? parentOrder(node, ranks) : []));
  return { runs, joined };
}

describe('the order in which a request is worked off', () => {
  it.each([
    [
      'the branch that was made first',
      "var a = stream|from()\nvar b = stream|from()\na|join(b).as('a','b')|log()",
      ['stream0', 'from1', 'from2', 'join4', 'log5'],
      [0, 1],
    ],
    [
      'its parent, wherever a union counts it',
      'var a = stream|from()\nvar b = stream|from()\na|union(b)|log()',
      ['stream0', 'from1', 'from2', 'union4', 'log5'],
      [1, 0],
    ],
    [
      'the rest from the last to the second',
      "stream|from()|log()\nvar a = stream|from()\nvar b = stream|from()\na|join(b).as('a','b')",
      ['stream0', 'from1', 'log2', 'from4', 'from3', 'join6'],
      [1, 0],
    ],
  ])('begins with %s', (_, script, runs, joined) => {
    expect(orderIn(script)).toEqual({ runs, joined });
  });
});

describe('a strict run', () => {
  const workspace = [
    {
      path: 't.tick',
      content: `var a = stream|from().measurement('a').groupBy('h')
var b = stream|from().measurement('b').groupBy('h')
a|join(b).as('a','b')|httpPost('http://capture/{{index .Tags "h"}}')`,
    },
    { path: 'data.lp', content: 'b,h=x v=1 1\nb,h=y v=1 1\na,h=y v=1 1\na,h=x v=1 1\n' },
  ];
  const urls = (wholeRequests: boolean) => {
    return runWorkspace(WHOLE, workspace, { ...STRICT, wholeRequests }).requests.map(({ request }) => request.url);
  };

  it('reads one parent after the other', () => {
    expect(urls(true)).toEqual(['http://capture/x', 'http://capture/y']);
  });

  it('can read point by point', () => {
    expect(urls(false)).toEqual(['http://capture/y', 'http://capture/x']);
  });
});

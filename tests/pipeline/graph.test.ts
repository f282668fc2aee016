import { describe, expect, it } from 'vitest';
import { none } from '../../src/definition/signature';
import type { ScriptObject } from '../../src/definition/value';
import { isRefusal } from '../../src/definition/value';
import { defineNode } from '../../src/nodes/define';
import type { PipelineNode } from '../../src/nodes/node';
import { passes } from '../../src/nodes/shape/shape';
import { batchSource } from '../../src/nodes/source/batch';
import { streamSource } from '../../src/nodes/source/stream';
import { Pipeline } from '../../src/pipeline/graph';

/** Makes nodes without looking at a script. */
class Workbench {
  readonly pipeline = new Pipeline(new Map());

  chain(kind: string, ...parents: readonly PipelineNode[]): PipelineNode {
    return this.#make(kind, parents, undefined);
  }
  broken(kind: string, parent: PipelineNode, error: string): PipelineNode {
    return this.#make(kind, [parent], error);
  }

  #make(kind: string, parents: readonly PipelineNode[], error: string | undefined): PipelineNode {
    const [parent] = parents;
    const definition = defineNode({
      method: kind,
      goType: 'XNode',
      doc: '',
      signature: none,
      properties: [],
      wants: 'either',
      provides: 'same',
      shape: passes,
      options: () => ({}),
      parents: () => parents,
      validate: () => error,
      start: () => ({}),
    });
    if (parent === undefined) throw new Error('no parent');
    const place = { parent, site: { name: kind, goType: '' }, range: { start: 0, end: 0 }, pipeline: this.pipeline };
    const made: ScriptObject | { ok: false; error: string } = definition.create([], place);
    const node = isRefusal(made) ? undefined : this.pipeline.nodeOf(made);
    if (node === undefined) throw new Error('not made');
    return node;
  }
}

describe('a pipeline', () => {
  it('names nodes by their last link, and lists what was made last first', () => {
    const bench = new Workbench();
    const stream = streamSource.begin(bench.pipeline);
    const a = bench.chain('from', stream);
    const b = bench.chain('from', stream);
    const window = bench.chain('window', a);
    const mean = bench.chain('mean', window);
    const join = bench.chain('join', mean, b);
    bench.chain('log', join);
    bench.chain('log', a);
    expect(bench.pipeline.nodes().map(({ name }) => name)).toEqual([
      'stream0',
      'from2',
      'from1',
      'log8',
      'window3',
      'mean4',
      'join6',
      'log7',
    ]);
    expect(bench.pipeline.edges().slice(0, 4)).toEqual([
      ['stream0', 'from2'],
      ['stream0', 'from1'],
      ['from2', 'join6'],
      ['from1', 'log8'],
    ]);
  });

  it('is named as a script renames it, and hides the edges of batch', () => {
    const bench = new Workbench();
    const batch = batchSource.begin(bench.pipeline);
    const query = bench.chain('query', batch);
    query.rename('x');
    bench.chain('log', query);
    expect(bench.pipeline.edges()).toEqual([['x', 'log2']]);
  });

  it('says what is wrong with the first node in its order', () => {
    const bench = new Workbench();
    const stream = streamSource.begin(bench.pipeline);
    bench.broken('from', stream, 'first made');
    bench.broken('from', stream, 'made last');
    expect(bench.pipeline.validate()).toMatchObject({ error: 'made last', node: { name: 'from2' } });
  });

  it('may be thousands of nodes long', () => {
    const bench = new Workbench();
    let node = streamSource.begin(bench.pipeline);
    for (let i = 0; i < 20_000; i++) node = bench.chain('log', node);
    expect(bench.pipeline.nodes().length).toBe(20_001);
  });
});

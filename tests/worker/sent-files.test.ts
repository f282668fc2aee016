import { expect, test } from 'vitest';
import { FileReceiver, FileSender } from '../../src/worker/sent-files';
import type { Workspace } from '../../src/workspace/workspace';

const BYTES = new Uint8Array([1]);

const RUNS: readonly Workspace[] = [
  [
    { path: 'a.tick', content: 'stream' },
    { path: 'data.lp', content: 'cpu v=1' },
    { path: 'r.srpl', content: BYTES },
  ],
  [
    { path: 'r.srpl', content: BYTES },
    { path: 'data.lp', content: 'cpu v=1' },
    { path: 'a.tick', content: '' },
  ],
  [],
  [{ path: 'data.lp', content: 'cpu v=1' }],
];

test('what arrives is what was sent, whatever was left out', () => {
  const [sender, receiver] = [new FileSender(), new FileReceiver()];
  const sent = RUNS.map((workspace) => sender.send(workspace));
  expect(sent.map((files) => receiver.receive(files))).toEqual(RUNS);
  expect(sent.flat().filter((file) => !('content' in file))).toEqual([
    { path: 'r.srpl', isAsBefore: true },
    { path: 'data.lp', isAsBefore: true },
  ]);
});

test('a file that was never sent is a fault', () => {
  expect(() => new FileReceiver().receive([{ path: 'x', isAsBefore: true }])).toThrow('the worker was never sent x');
});

test('another question leaves out what its run was sent, and is asked again where the worker is at another run', () => {
  const [sender, receiver] = [new FileSender(), new FileReceiver()];
  const [first = []] = RUNS;
  const sent = sender.send(first);
  const asked = [...first.slice(1), { path: 'a.tick', content: 'batch' }];
  const question = sender.since(asked);
  expect(question).toEqual({
    run: 1,
    files: [
      { path: 'data.lp', isAsBefore: true },
      { path: 'r.srpl', isAsBefore: true },
      { path: 'a.tick', content: 'batch' },
    ],
  });
  expect(receiver.receiveSince(question)).toBe(undefined);
  receiver.receive(sent);
  expect(receiver.receiveSince(question)).toEqual(asked);
  receiver.receive(sender.send([]));
  expect(receiver.receiveSince(question)).toBe(undefined);
  expect(receiver.receiveSince({ run: 0, files: asked })).toEqual(asked);
});

import { describe, expect, test } from 'vitest';
import { MOST_OF_A_RUN, planOf, proxyCommand } from '../../../src/app/send/plan';
import type { RequestRecord } from '../../../src/kapacitor/record/run-model';
import { seedRun } from '../seed-run';

const record = (url: string, host: string, change: Partial<RequestRecord> = {}): RequestRecord => {
  const [first] = seedRun().requests;
  if (first === undefined) throw new Error('the seed run has requests');
  const headers = first.request.headers.map(([name, value]): [string, string] => [
    name,
    name === 'Host' ? host : value,
  ]);
  return { ...first, request: { ...first.request, url, headers }, ...change };
};
const inRoom = (room: string) => record(`https://chat.example.com/v2/room/${room}/notification`, 'chat.example.com');

describe('what of a run would be sent', () => {
  test('rooms and counts, in the order of the run', () => {
    const plan = planOf([inRoom('b'), inRoom('a%20b'), inRoom('b'), inRoom('b')]);
    expect(plan.rooms).toEqual([
      { origin: 'https://chat.example.com', room: 'b', count: 3 },
      { origin: 'https://chat.example.com', room: 'a b', count: 1 },
    ]);
    expect(plan.requests.map(({ target }) => target.room)).toEqual(['b', 'a b', 'b', 'b']);
    expect(plan.more).toBe(false);
  });

  test('one room of two servers is two rooms', () => {
    const other = record('http://127.0.0.1:9088/v2/room/b/notification', '127.0.0.1:9088');
    expect(planOf([inRoom('b'), other]).rooms.map(({ origin }) => origin)).toEqual([
      'https://chat.example.com',
      'http://127.0.0.1:9088',
    ]);
  });

  test('what is no notification is left out', () => {
    const slack = record('https://hooks.example.com/services/x', 'hooks.example.com', { kind: 'slack' });
    expect(planOf([slack, inRoom('b')]).requests.length).toBe(1);
    expect(planOf([slack])).toEqual({ requests: [], rooms: [], more: false });
  });

  test('a hundred at most', () => {
    const hundred = Array.from({ length: MOST_OF_A_RUN }, () => inRoom('b'));
    expect(planOf(hundred)).toMatchObject({ more: false, rooms: [{ count: 100 }] });
    expect(planOf([...hundred, inRoom('c')])).toMatchObject({ more: true, rooms: [{ room: 'b', count: 100 }] });
  });
});

describe('how to start the proxy', () => {
  const LOCAL = 'http://127.0.0.1:4173';
  test.each<[string[], string, string, string]>([
    [['https://chat.example.com'], LOCAL, '9099', 'npm run proxy -- --allow https://chat.example.com'],
    [['https://a', 'https://b', 'https://a'], LOCAL, '9099', 'npm run proxy -- --allow https://a --allow https://b'],
    [['https://10.1.2.3'], LOCAL, '9099', 'npm run proxy -- --allow https://10.1.2.3 --allow-private'],
    [['http://172.31.0.1'], LOCAL, '', 'npm run proxy -- --allow http://172.31.0.1 --allow-private'],
    [['http://172.32.0.1'], LOCAL, '', 'npm run proxy -- --allow http://172.32.0.1'],
    [['http://[fd00::1]'], LOCAL, '', 'npm run proxy -- --allow http://[fd00::1] --allow-private'],
    [['https://a'], 'https://page.example', '9099', 'npm run proxy -- --allow https://a --origin https://page.example'],
    [['https://a'], 'http://localhost:5173', '9199', 'npm run proxy -- --allow https://a --port 9199'],
  ])('%j from %s at %s', (origins, page, port, expected) => {
    expect(proxyCommand(origins, page, port)).toBe(expected);
  });
});

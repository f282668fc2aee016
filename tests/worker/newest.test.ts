import { expect, test } from 'vitest';
import { Newest } from '../../src/worker/newest';

/** Questions that are answered when the test says so. */
function questions() {
  const asked: string[] = [];
  const answers = new Map<string, (answer: string) => void>();
  const question = (name: string) => () => {
    asked.push(name);
    return new Promise<string>((resolve) => answers.set(name, resolve));
  };
  return { asked, question, answer: (name: string) => answers.get(name)?.(name) };
}

test('of the questions of one kind those in between are answered at once, and the newest is asked next', async () => {
  const newest = new Newest();
  const { asked, question, answer } = questions();
  const [a, b, c] = ['a', 'b', 'c'].map((name) => newest.ask('kind', question(name), 'none'));
  const other = newest.ask('other', question('d'), 'none');
  expect(await b).toBe('none');
  expect(asked).toEqual(['a', 'd']);
  answer('a');
  expect(await a).toBe('a');
  await Promise.resolve();
  expect(asked).toEqual(['a', 'd', 'c']);
  answer('c');
  answer('d');
  expect([await c, await other]).toEqual(['c', 'd']);
  const last = newest.ask('kind', question('e'), 'none');
  expect(asked).toEqual(['a', 'd', 'c', 'e']);
  answer('e');
  expect(await last).toBe('e');
});

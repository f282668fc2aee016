import { expect, test } from 'vitest';
import { isUnwritten, typedAt } from '../../src/app/model/typing';
import type { Problem } from '../../src/problems/problem';

/** `‸` is where the cursor is afterwards. */
const TYPED: readonly (readonly [what: string, before: string, after: string, isTyping: boolean])[] = [
  ['a letter of a name', '"usag"', '"usage‸"', true],
  ['a letter that is taken away', '"usages"', '"usage‸"', true],
  ['a letter in the middle', '"uage"', '"us‸age"', true],
  ['a bracket behind a name', 'alert(', 'alert()‸', false],
  ['a paste', '', '"usage"‸', false],
  ['nothing', 'a', 'a‸', false],
];

test.each(TYPED)('typing: %s', (_, before, marked, isTyping) => {
  const offset = marked.indexOf('‸');
  expect(typedAt('a.tick', before, marked.replace('‸', ''))).toEqual(isTyping ? { file: 'a.tick', offset } : undefined);
});

const SCRIPT = 'stream|from().where(lambda: "usag" > 1)';
const START = SCRIPT.indexOf('"usag"');

function problemAt(start: number, end: number, file = 'a.tick'): Problem {
  return { file, range: { start, end }, severity: 'warning', kapacitor: '', plain: '', code: 'unknown-field' };
}

const HELD: readonly (readonly [what: string, problem: Problem, offset: number | undefined, held: boolean])[] = [
  ['the name that is typed', problemAt(START, START + 6), START + 5, true],
  ['another name', problemAt(START, START + 6), 5, false],
  ['the same place of another file', problemAt(START, START + 6, 'b.tick'), START + 5, false],
  ['more than a name', problemAt(START, START + 10), START + 5, false],
  ['nobody types', problemAt(START, START + 6), undefined, false],
];

test.each(HELD)('held back: %s', (_, problem, offset, held) => {
  expect(isUnwritten(problem, offset === undefined ? undefined : { file: 'a.tick', offset }, SCRIPT)).toBe(held);
});

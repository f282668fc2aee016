import { expect, test } from 'vitest';
import { semanticTokens } from '../../src/language/semantic-tokens';
import { parseScript } from '../../src/tickscript/parse';
import { everyExpression } from '../../src/tickscript/walk';

test('the parts of a template stand where the script has them, behind escaped quotes too', () => {
  const content = "stream|from()|alert().message('it\\'s {{ .ID }}\\' {{ .Level }}')";
  const fields = semanticTokens([{ path: 'a.tick', content }], 'a.tick').filter(({ kind }) => kind === 'field');
  expect(fields.map(({ range }) => content.slice(range.start, range.end))).toEqual(['.ID', '.Level']);
});

test('ten thousand parts of a template take no ten thousand times as long as one', { timeout: 60_000 }, () => {
  const content = `stream|from()|alert().message('${'{{ .ID }}'.repeat(10_000)}')`;
  const started = performance.now();
  const fields = semanticTokens([{ path: 'a.tick', content }], 'a.tick').filter(({ kind }) => kind === 'field');
  expect(fields.length).toBe(10_000);
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('long comments and long lists of arguments are read', { timeout: 60_000 }, () => {
  const comments = parseScript(`${'// a line\n'.repeat(300_000)}var a = 1`);
  expect([comments.errors.length, comments.program?.statements.length]).toEqual([0, 1]);
  const call = parseScript(`stream|from().groupBy(${Array.from({ length: 200_000 }, () => "'a'").join(', ')})`);
  const [statement] = call.partial.statements;
  const count = statement?.kind === 'chain' ? everyExpression(statement).length : 0;
  expect(count).toBeGreaterThan(200_000);
});

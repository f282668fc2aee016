import { expect, test } from 'vitest';
import { plainSnippet } from '../../src/editor/snippet';

test.each([
  ['from()', 'from()', 6, 6],
  [`measurement('\${1}')`, "measurement('')", 13, 13],
  [`crit(lambda: \${1})`, 'crit(lambda: )', 13, 13],
  [`\${2:b} \${1:host}`, 'b host', 2, 6],
  ['[hipchat]\n  $0', '[hipchat]\n  ', 12, 12],
  ['a $1 b $0', 'a  b ', 2, 2],
  [`\\$HOME \\} \\\\ \${1:x}`, '$HOME } \\ x', 10, 11],
])('%s', (snippet, text, start, end) => {
  expect(plainSnippet(snippet)).toEqual({ text, start, end });
});

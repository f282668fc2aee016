import { expect, test } from 'vitest';
import { breakLine, type LineEdit, placeOperator } from '../../src/editor/indent';
import { formatScript } from '../../src/tickscript/format';

function applied(text: string, edit: LineEdit): string {
  const after = text.slice(0, edit.range.start) + edit.text + text.slice(edit.range.end);
  return `${after.slice(0, edit.cursor)}‸${after.slice(edit.cursor)}`;
}

function entered(marked: string): string {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  return applied(text, breakLine(text, offset));
}

/** Enter at `‸`. */
const BREAKS: readonly (readonly [before: string, after: string])[] = [
  ['stream‸', 'stream\n    ‸'],
  ['stream  ‸', 'stream\n    ‸'],
  ['batch‸', 'batch\n    ‸'],
  ['var data = stream‸', 'var data = stream\n    ‸'],
  ['data‸', 'data\n    ‸'],
  ['stream\n    |from()‸', 'stream\n    |from()\n        ‸'],
  ['stream|from()‸', 'stream|from()\n        ‸'],
  ["stream\n    |from()\n        .measurement('cpu')‸", "stream\n    |from()\n        .measurement('cpu')\n        ‸"],
  ["stream\n  |from()\n    .measurement('a|b')‸", "stream\n  |from()\n    .measurement('a|b')\n    ‸"],
  ['stream\n  |from()‸', 'stream\n  |from()\n    ‸'],
  ['stream‸|from()', 'stream\n    ‸|from()'],
  ["stream\n    |from()‸  .measurement('cpu')", "stream\n    |from()\n        ‸.measurement('cpu')"],
  [
    "stream\n    |from()\n        .measurement('cpu')‸|alert()",
    "stream\n    |from()\n        .measurement('cpu')\n    ‸|alert()",
  ],
  ['stream\n    |from()\n        ‸', 'stream\n    |from()\n\n‸'],
  ['var limit = 10‸', 'var limit = 10\n‸'],
  ['var bad = lambda: "a" > 1.5‸', 'var bad = lambda: "a" > 1.5\n‸'],
  ["var name = 'cpu'‸", "var name = 'cpu'\n‸"],
  ['dbrp "telegraf"."autogen"‸', 'dbrp "telegraf"."autogen"\n‸'],
  ['// a comment (with a bracket‸', '// a comment (with a bracket\n‸'],
  ['    // under a step‸', '    // under a step\n    ‸'],
  ['stream\n    |where(‸)', 'stream\n    |where(\n        ‸\n    )'],
  ['stream\n    |where(lambda: "a" > 1 AND‸ "b" > 2)', 'stream\n    |where(lambda: "a" > 1 AND\n        ‸"b" > 2)'],
  [
    'stream\n    |where(lambda: "a" > 1 AND ("b" > 2 OR‸',
    'stream\n    |where(lambda: "a" > 1 AND ("b" > 2 OR\n            ‸',
  ],
  ["stream\n    |alert()\n        .message('''first‸", "stream\n    |alert()\n        .message('''first\n        ‸"],
  ['‸', '\n‸'],
];

test.each(BREAKS)('Enter in %j', (before, after) => {
  expect(entered(before)).toBe(after);
});

/** `‸` stands behind the operator that has just been typed. */
const OPERATORS: readonly (readonly [before: string, after: string | undefined])[] = [
  ['stream\n        |‸', 'stream\n    |‸'],
  ['stream\n|‸', 'stream\n    |‸'],
  ['stream\n    |from()\n        |‸', 'stream\n    |from()\n    |‸'],
  ['stream\n    |from()\n    .‸', 'stream\n    |from()\n        .‸'],
  ['stream\n  |from()\n  .‸', 'stream\n  |from()\n    .‸'],
  ["stream\n  |from()\n    .measurement('cpu')\n    |‸", "stream\n  |from()\n    .measurement('cpu')\n  |‸"],
  ['stream\n    |from()\n        .‸', undefined],
  ['stream|‸', undefined],
  ['|‸', undefined],
  ["stream\n    |alert()\n        .message('''\n|‸", undefined],
  ['stream\n    |where(lambda: "a" >\n.‸', undefined],
];

test.each(OPERATORS)('an operator in %j', (before, after) => {
  const offset = before.indexOf('‸');
  const text = before.replace('‸', '');
  const edit = placeOperator(text, offset);
  expect(edit === undefined ? undefined : applied(text, edit)).toBe(after);
});

test('a script that is typed line by line is as the formatter writes it', () => {
  const wanted = `var data = stream
    |from()
        .measurement('cpu')
        .groupBy('host')

data
    |window()
        .period(1m)
        .every(1m)
    |mean('usage_idle')
    |alert()
        .crit(lambda: "mean" < 10.0)
        .hipChat()
        .room('alerts')
`;
  let text = '';
  let cursor = 0;
  const apply = (edit: LineEdit) => {
    text = text.slice(0, edit.range.start) + edit.text + text.slice(edit.range.end);
    cursor = edit.cursor;
  };
  for (const character of wanted
    .split('\n')
    .map((line) => line.trim())
    .join('\n')) {
    if (character === '\n') {
      apply(breakLine(text, cursor));
      continue;
    }
    text = text.slice(0, cursor) + character + text.slice(cursor);
    cursor++;
    const edit = placeOperator(text, cursor);
    if (edit !== undefined) apply(edit);
  }
  const formatted = formatScript(text);
  expect(text.trimEnd()).toBe(formatted.ok ? formatted.text.trimEnd() : formatted.error);
});

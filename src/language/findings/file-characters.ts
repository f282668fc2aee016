/** Characters in YAML, TOML and JSON that came along from a web page, and that the server takes as a part of the text. */

import { markLength } from '../../text/byte-order-mark';
import type { Range } from '../../text/range';
import { invisibleName, isOddBlank, NO_BREAK, QUOTES, UNSEEN } from '../pasted';
import type { Finding } from './finding';

export function pastedFindings(text: string): readonly Finding[] {
  return [...invisible(text), ...typographic(text)];
}

const INVISIBLE = new RegExp(`[${NO_BREAK}${UNSEEN}]`, 'g');

/** Not a byte order mark at the beginning, which these files may have, and not in comments. */
function invisible(text: string): readonly Finding[] {
  const places: Range[] = [];
  for (const [start, line] of linesOf(text)) {
    const from = start === 0 ? markLength(line) : 0;
    for (const { index } of line.slice(from).matchAll(INVISIBLE)) {
      places.push({ start: start + from + index, end: start + from + index + 1 });
    }
  }
  const [first] = places;
  if (first === undefined) return [];
  const edits = places.map((range) => ({ range, text: isOddBlank(text.charAt(range.start)) ? ' ' : '' }));
  return [
    {
      range: first,
      severity: 'warning',
      code: 'invisible-character',
      plain: `An invisible character stands here, ${invisibleName(text.charAt(first.start))}: the server takes it as a part of the text.`,
      fix: { title: 'Delete invisible characters', edits },
    },
  ];
}

/** `room: “ops”`: the quotes become a part of the value. */
function typographic(text: string): readonly Finding[] {
  for (const [start, line] of linesOf(text)) {
    const [, before = '', open = '', value = '', close = ''] =
      /^(\s*(?:- )?["']?[\w.-]+["']?\s*[:=]\s*)([‘’“”„«])([^‘’“”„»]*)([‘’“”»])$/.exec(line) ?? [];
    if (open === '') continue;
    const at = start + before.length;
    const range = { start: at, end: at + open.length + value.length + close.length };
    const quote = QUOTES.get(open) ?? '"';
    return [
      {
        range,
        severity: 'warning',
        code: 'typographic',
        plain: `${open} and ${close} are typographic quotes, which become a part of the text: write ${quote}${value}${quote}.`,
        fix: {
          title: `Write ${quote}${value}${quote}`,
          edits: [
            { range: { start: at, end: at + 1 }, text: quote },
            { range: { start: range.end - 1, end: range.end }, text: quote },
          ],
        },
      },
    ];
  }
  return [];
}

/** Each line with its offset, without the comment behind it. */
function linesOf(text: string): readonly (readonly [start: number, line: string])[] {
  const lines: [number, string][] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push([start, withoutBlankEnd(line.replace(/(?:^|[ \t])#[^\n]*$/, ''))]);
    start += line.length + 1;
  }
  return lines;
}

/** Step by step: an expression would look at every blank of a long indent as a beginning. */
function withoutBlankEnd(line: string): string {
  let { length } = line;
  while (length > 0 && ' \t\r'.includes(line.charAt(length - 1))) length--;
  return line.slice(0, length);
}

/** Comment tokens to the comments that the formatter prints (Kapacitor tick/ast/node.go newComment, v1.8). */
import type { IToken } from 'chevrotain';
import type { Comment } from './ast';
import { isSpaceUnit } from './scan';

/** Comment tokens that follow each other are one comment; `null` stands for the empty line between two. */
export function joinComments(tokens: readonly IToken[]): Comment {
  const lines: (string | null)[] = [];
  let start = 0;
  let end = 0;
  tokens.forEach((token, index) => {
    if (index === 0) start = token.startOffset;
    else lines.push(null);
    for (const line of commentLines(token.image)) lines.push(line);
    end = token.startOffset + trimSpace(token.image).length;
  });
  return { lines, range: { start, end } };
}

function commentLines(image: string): string[] {
  return image
    .split('\n')
    .map(trimSpace)
    .filter((line) => line !== '')
    .map((line) => withoutPrefix(withoutPrefix(line, '//'), ' '));
}

function withoutPrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

/** strings.TrimSpace. */
function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpaceUnit(text.charCodeAt(start))) start++;
  while (end > start && isSpaceUnit(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Choices as other languages write them: `if … then … else …`, `c ? a : b`. */
import { tokenEnd } from '../../../tickscript/lexer';
import { Comma, Identifier, LambdaKeyword, LeftParen, RightParen } from '../../../tickscript/tokens';
import { replaced } from '../../findings/finding';
import type { Advice, Hint, HintPlace } from '../hint';

const PLAIN = 'A choice is a function: if(condition, a, b).';

export const CONDITIONAL_HINTS: readonly Hint[] = [
  { pattern: /^parser: unexpected /, advise: (_, place) => ternary(place) ?? words(place) },
];

/** The expression around the error: behind `lambda:`, to the end of the argument. */
function expressionAround({ analysis, range }: HintPlace) {
  const { tokens } = analysis;
  const from = tokens.findLastIndex(
    ({ tokenType, startOffset }) => tokenType === LambdaKeyword && startOffset < range.start,
  );
  const first = tokens[from + 1];
  if (from < 0 || first === undefined) return undefined;
  let depth = 0;
  const inside = [];
  for (const token of tokens.slice(from + 1)) {
    if (token.tokenType === LeftParen) depth++;
    if (token.tokenType === RightParen) depth--;
    if (depth < 0 || (depth === 0 && token.tokenType === Comma)) break;
    inside.push(token);
  }
  const last = inside.at(-1);
  if (last === undefined || tokenEnd(last) < range.start) return undefined;
  return { tokens: inside, range: { start: first.startOffset, end: tokenEnd(last) } };
}

function ternary(place: HintPlace): Advice | undefined {
  const { text, range } = place;
  if (text.charAt(range.start) !== '?') return undefined;
  const around = expressionAround(place);
  if (around === undefined) return { code: 'conditional', plain: PLAIN };
  const better = choiceOf(text.slice(around.range.start, around.range.end));
  return {
    code: 'conditional',
    plain: PLAIN,
    range: around.range,
    ...(better === undefined ? {} : { fix: replaced(around.range, better) }),
  };
}

/** `a ? b : c ? d : e` as calls of `if`; `undefined` where a part of it is missing or stands in parentheses. */
function choiceOf(text: string): string | undefined {
  const bare = text.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, (quoted) => ' '.repeat(quoted.length));
  const part = text.trim();
  const question = bare.indexOf('?');
  if (question < 0) {
    const isWhole = part !== '' && !bare.includes(':') && bare.split('(').length === bare.split(')').length;
    return isWhole ? unwrapped(part) : undefined;
  }
  let depth = 0;
  let colon = question + 1;
  for (; colon < bare.length; colon++) {
    if (bare[colon] === '?') depth++;
    if (bare[colon] === ':' && depth-- === 0) break;
  }
  const condition = choiceOf(text.slice(0, question));
  const yes = choiceOf(text.slice(question + 1, colon));
  const no = choiceOf(text.slice(colon + 1));
  return condition === undefined || yes === undefined || no === undefined
    ? undefined
    : `if(${condition}, ${yes}, ${no})`;
}

/** Without parentheses around the whole. */
function unwrapped(text: string): string {
  const inner = /^\(([^()]*)\)$/.exec(text)?.[1];
  return inner === undefined ? text : inner.trim();
}

/** `if c then a else b`, `case when c then a else b end`. */
function words(place: HintPlace): Advice | undefined {
  const around = expressionAround(place);
  const [first, second] = around?.tokens ?? [];
  if (around === undefined || first === undefined || second === undefined) return undefined;
  if (first.tokenType !== Identifier || !/^(?:if|case)$/i.test(first.image)) return behind(around.range, place);
  const isCall = second.tokenType === LeftParen && first.image === 'if';
  const text = place.text.slice(around.range.start, around.range.end);
  if (isCall && !/\bthen\b|\belse\b/i.test(text)) return undefined;
  const parts =
    /^(?:case\s+when|if)\s+(.*?)\s+then\s+(.*?)\s+else\s+(.*?)(?:\s+end)?$/is.exec(text) ??
    /^if\s*\(([^()]*)\)\s*(.+?)\s+else\s+(.+)$/is.exec(text);
  const [, condition = '', yes = '', no = ''] = parts ?? [];
  const isOne = parts !== null && !/\b(?:if|then|else)\b/i.test(`${condition} ${yes} ${no}`);
  const better = `if(${operatorsOf(condition)}, ${yes}, ${no})`;
  return {
    code: 'conditional',
    plain: PLAIN,
    range: around.range,
    ...(isOne ? { fix: replaced(around.range, better) } : {}),
  };
}

/** `a if c else b`. */
function behind(range: HintPlace['range'], { text }: HintPlace): Advice | undefined {
  const [, yes = '', condition = '', no = ''] =
    /^(.*?)\s+if\s+(.*?)\s+else\s+(.*)$/is.exec(text.slice(range.start, range.end)) ?? [];
  if (yes === '' || /\b(?:if|else)\b/i.test(`${yes} ${condition} ${no}`)) return undefined;
  return { code: 'conditional', plain: PLAIN, range, fix: replaced(range, `if(${condition}, ${yes}, ${no})`) };
}

/** The words for comparisons that go with `if … then`. */
function operatorsOf(condition: string): string {
  const signs: Readonly<Record<string, string>> = { gt: '>', lt: '<', ge: '>=', le: '<=', eq: '==', ne: '!=' };
  return condition
    .replace(/\b(gt|lt|ge|le|eq|ne)\b/g, (word) => signs[word] ?? word)
    .replace(/(?<![=!<>])=(?![=~])/g, '==');
}

/** Vars as other languages declare them, and properties that are given their value as one gives it to a var. */

import { lineAround } from '../../../text/position';
import type { Range } from '../../../text/range';
import { replaced } from '../../findings/finding';
import type { Advice, Hint, HintPlace } from '../hint';
import { openAt } from './place';

export const ASSIGNMENT_HINTS: readonly Hint[] = [
  { pattern: /^parser: unexpected /, advise: (_, place) => declaration(place) ?? propertyValue(place) },
];

/** A whole line, with the spaces in front of it. */
interface Line {
  readonly start: number;
  readonly text: string;
}

function lineOf({ text, range }: HintPlace): Line {
  const { start, end } = lineAround(text, range.start);
  return { start, text: text.slice(start, end) };
}

const DECLARATION =
  /^(\s*)(?:(var|let|const|val|def|set|local|my|dim)\s+)?("?)([A-Za-z_]\w*(?:-[A-Za-z_]\w*)*)\3(\s*:(?!=)\s*\w+|\s+\w+)?\s*(:=|=)(?![=~>])/i;

const RESERVED = /^(?:var|dbrp|lambda|AND|OR|TRUE|FALSE|stream|batch)$/;

/** `let x = 1`, `x = 1`, `var x := 1`, `var x: int = 1`, `var my-x = 1`. */
function declaration(place: HintPlace): Advice | undefined {
  const line = lineOf(place);
  const found = DECLARATION.exec(line.text);
  if (found === null || openAt(place.analysis.tokens, line.start).length > 0) return undefined;
  const [whole, indent = '', keyword = '', quote = '', name = '', type = '', operator = ''] = found;
  const end = line.start + whole.length;
  // The error is in what is declared, not in its value.
  if (place.range.start >= end) return undefined;
  const isVar = keyword === 'var';
  const better = name.replaceAll('-', '_');
  const start = line.start + indent.length;
  const isWhole = isVar && type === '' && operator === '=';
  if (isVar && (better !== name || quote !== '')) return nameOf(name, better, quote, line, place);
  // What is wrong with it is the name, or something behind it.
  if (isWhole || RESERVED.test(name)) return undefined;
  const title = `Write var ${better} =`;
  return {
    code: 'assignment',
    plain: isVar
      ? `A var gets its value with a single =${type === '' ? '' : ', and no type in front of it'}: var ${better} = ….`
      : `A var begins with the word var: var ${better} = ….`,
    range: { start, end },
    fix: replaced({ start, end }, `var ${better} =`, title),
  };
}

/** The name in every place where it stands. */
function nameOf(name: string, better: string, quote: string, line: Line, { text }: HintPlace): Advice {
  const written = `${quote}${name}${quote}`;
  const start = line.start + line.text.indexOf(written);
  const pattern = new RegExp(`(?<![\\w"'-])${written}(?![\\w"'-])`, 'g');
  const edits = [...text.matchAll(pattern)].map(({ index }) => ({
    range: { start: index, end: index + written.length },
    text: better,
  }));
  return {
    code: 'name-form',
    plain: 'Names are made of letters, digits and _, and begin with a letter or _.',
    range: { start, end: start + written.length },
    ...(edits.length === 0 ? {} : { fix: { title: `Call it ${better}`, edits } }),
  };
}

const VALUE = String.raw`'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\d\w*(?:\.\d+)?|lambda:.*\S|[A-Za-z_]\w*`;
const PROPERTY = new RegExp(String.raw`^\s*[.|]\s*(\w+)(\s*(?:=|:=|:)\s*|\s+)(${VALUE})\s*(?:\/\/.*)?$`);

/** `.measurement = 'cpu'`, `.measurement: 'cpu'` and `.measurement 'cpu'`. */
function propertyValue(place: HintPlace): Advice | undefined {
  const line = lineOf(place);
  const [whole, name = '', between = '', value = ''] = PROPERTY.exec(line.text) ?? [];
  if (whole === undefined || openAt(place.analysis.tokens, line.start).length > 0) return undefined;
  const range: Range = {
    start: line.start + line.text.indexOf(name),
    end: line.start + line.text.indexOf(name) + name.length + between.length + value.length,
  };
  if (place.range.start < range.start || place.range.start > range.end) return undefined;
  return {
    code: 'missing-parentheses',
    plain: `What a property is given stands in parentheses: .${name}(${value}).`,
    range,
    fix: replaced(range, `${name}(${value})`),
  };
}

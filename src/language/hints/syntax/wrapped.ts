/** Scripts that were copied with something around them: one fix takes it all away. */
import { parseJSON } from '../../../text/json';
import { replaced } from '../../findings/finding';
import type { Advice } from '../hint';

interface Wrapping {
  readonly plain: string;
  readonly title: string;
  /** `undefined`: the script is not wrapped so. */
  unwrap(text: string): string | undefined;
}

const WRAPPINGS: readonly Wrapping[] = [
  {
    plain: 'This is what kapacitor show prints: the script is the part between TICKscript: and DOT:.',
    title: 'Keep the script alone',
    unwrap: (text) => shownScript(text),
  },
  {
    plain: 'This is the JSON of a task: the script is the text behind "script".',
    title: 'Keep the script alone',
    unwrap: (text) => textOf(/^\s*\{[\s\S]*"script"\s*:\s*("(?:[^"\\\n]|\\.)*")/.exec(text)?.[1]),
  },
  {
    plain: 'The + in front of the lines come from a comparison (diff) and are no part of the script.',
    title: 'Delete the signs in front of the lines',
    unwrap(text) {
      const lines = text.split('\n').filter((line) => !/^(?:diff |index |--- |\+\+\+ |@@|-|\\ No newline)/.test(line));
      const own = lines.filter((line) => line.trim() !== '');
      const isDiff =
        own.length > 1 && own.every((line) => /^[+ ]/.test(line)) && own.some((line) => line.startsWith('+'));
      return isDiff ? lines.map((line) => line.slice(1)).join('\n') : undefined;
    },
  },
  {
    plain: 'The > in front of the lines come from a mail or a chat and are no part of the script.',
    title: 'Delete the > in front of the lines',
    unwrap: (text) => withoutPrefix(text, /^[ \t]*>[ \t]?/),
  },
  {
    plain:
      'The numbers in front of the lines come from the page or editor that shows them, and are no part of the script.',
    title: 'Delete the numbers in front of the lines',
    unwrap(text) {
      const numbers = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [Number.parseInt(line, 10)]));
      const isCounted =
        numbers.length > 1 && numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? number));
      return isCounted ? withoutPrefix(text, /^[ \t]*\d+[:.|)]?(?:[ \t]|$)/) : undefined;
    },
  },
  {
    plain: 'The line ends are written \\n here, as in JSON: a script has real lines.',
    title: 'Write real lines',
    unwrap(text) {
      const own = text.trim();
      if (!/^"?(?:stream|batch|var|dbrp|\/\/)[^\n]*\\n/.test(own) || own.includes('\n')) return undefined;
      const quoted = own.startsWith('"')
        ? own
        : `"${own.replaceAll(/\\.|"/g, (sign) => (sign === '"' ? '\\"' : sign))}"`;
      return textOf(quoted.replaceAll("\\'", "'"));
    },
  },
  {
    plain: 'Signs are written as in the source of a web page, &quot; for ": a script has the signs themselves.',
    title: 'Write the signs themselves',
    unwrap: (text) => (ENTITY.test(text) ? text.replaceAll(ENTITIES, (whole) => SIGNS[whole] ?? whole) : undefined),
  },
  {
    plain: 'Only what stands between the lines with ``` is the script.',
    title: 'Keep the script alone',
    unwrap(text) {
      const [open, close] = text.matchAll(/^[ \t]*```[^\n]*\n?/gm);
      if (open === undefined || close === undefined) return undefined;
      const before = text.slice(0, open.index);
      if (before.trim() === '' || STATEMENT.test(before)) return undefined;
      return text.slice(open.index + open[0].length, close.index);
    },
  },
];

const SIGNS: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&nbsp;': ' ',
};
const ENTITY = /&(?:quot|apos|lt|gt|nbsp|#34|#39);/;
const ENTITIES = /&(?:quot|apos|lt|gt|amp|nbsp|#34|#39);/g;

/** How a script goes on somewhere. */
const STATEMENT = /^\s*(?:var\s+\w+\s*=|dbrp\s+"|(?:stream|batch)\b\s*(?:$|[|.]))/m;

/** Of a script that cannot be read, or is none. */
export function wrappedScript(text: string): Advice | undefined {
  for (const { plain, title, unwrap } of WRAPPINGS) {
    const script = unwrap(text);
    if (script === undefined || !STATEMENT.test(script)) continue;
    const end = text.indexOf('\n');
    const whole = { start: 0, end: text.length };
    return {
      code: 'pasted-along',
      plain,
      range: { start: 0, end: end < 0 ? text.trimEnd().length : end },
      fix: replaced(whole, script, title),
    };
  }
  return undefined;
}

/** Between the two headings of `kapacitor show`. */
function shownScript(text: string): string | undefined {
  if (!/^\s*ID: /.test(text)) return undefined;
  const heading = /^TICKscript:[ \t]*\r?\n/m.exec(text);
  if (heading === null) return undefined;
  const rest = text.slice(heading.index + heading[0].length);
  const end = rest.search(/^DOT:/m);
  return rest.slice(0, end < 0 ? rest.length : end).trim();
}

/** `undefined` where a line that says anything begins otherwise. */
function withoutPrefix(text: string, prefix: RegExp): string | undefined {
  const lines = text.split('\n');
  const own = lines.filter((line) => line.trim() !== '');
  if (own.length < 2 || !own.every((line) => prefix.test(line))) return undefined;
  return lines.map((line) => line.replace(prefix, '')).join('\n');
}

/** What a text of JSON says. */
function textOf(json: string | undefined): string | undefined {
  const parsed = json === undefined ? undefined : parseJSON(json);
  return parsed?.ok === true && typeof parsed.value === 'string' ? parsed.value : undefined;
}

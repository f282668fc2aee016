/** Scripts that are written in another language as a whole: said once, at the beginning. */
import { replaced } from '../../findings/finding';
import type { Advice, Hint } from '../hint';

export const LANGUAGE_HINTS: readonly Hint[] = [{ pattern: /^parser: /, advise: (_, { text }) => otherLanguage(text) }];

interface Language {
  readonly name: string;
  readonly pattern: RegExp;
  readonly instead: string;
}

const LANGUAGES: readonly Language[] = [
  {
    name: 'InfluxQL',
    pattern:
      /^\s*(?:select\s[\s\S]*\bfrom\b|show\s+\w+|create\s+(?:continuous|database|retention)\b|drop\s+\w+|insert\s+\w|explain\s+select)/i,
    instead: "a query stands in a batch task, batch|query('SELECT …').period(10m).every(10m)",
  },
  {
    name: 'Flux',
    pattern: /\bfrom\s*\(\s*bucket\s*:|^\s*import\s+"|\|>\s*\w+\s*\(|^\s*option\s+\w+\s*=/m,
    instead: 'the steps |> of Flux are nodes, stream|from().measurement(…)|window()|mean(…)',
  },
  {
    name: 'PromQL',
    pattern:
      /^\s*(?:[a-z_]+\s*(?:by|without)?\s*\([^()]*\)?\s*\(?|[a-z_]+\s*\()*[a-zA-Z_:][\w:]*\s*(?:\{[^{}]*\}\s*(?:\[\d+[smhdw]\])?|\[\d+[smhdw]\])/,
    instead: 'choose points with |from().measurement(…).where(lambda: …) and compare in |alert().crit(lambda: …)',
  },
  {
    name: 'YAML',
    pattern: /^\s*(?:---\s*\n|(?:groups|rules|alert|apiVersion|topic|template-id|dbrps)\s*:[ \t]*(?:\n|\S))/,
    instead: 'this file ends in .tick, so it is read as a TICKscript',
  },
  {
    name: 'JSON',
    pattern: /^\s*\{\s*"[^"\n]*"\s*:/,
    instead: 'this file ends in .tick, so it is read as a TICKscript',
  },
];

/** Of a script that cannot be a task. */
export function otherLanguage(text: string): Advice | undefined {
  const start = text.slice(0, 4000);
  const bare = start.replace(/^(?:\s*(?:\/\/|#|--)[^\n]*\n)+/, '');
  const language = LANGUAGES.find(({ pattern }) => pattern.test(bare));
  if (language === undefined || /^\s*(?:var\s+\w+\s*=|dbrp\s+"|(?:stream|batch)\s*[|.])/m.test(bare)) return undefined;
  const { name, instead } = language;
  const first = start.length - bare.length + (/^\s*/.exec(bare)?.[0].length ?? 0);
  const line = text.indexOf('\n', first);
  const fix = name === 'InfluxQL' ? asBatch(text) : undefined;
  return {
    code: 'other-language',
    plain: `This is ${name}, not TICKscript: ${instead}.`,
    range: { start: first, end: line < 0 ? text.trimEnd().length : line },
    ...(fix === undefined ? {} : { fix }),
  };
}

/** A single SELECT over a measurement with database and retention policy. */
function asBatch(text: string) {
  const query = text.trim().replace(/;\s*$/, '');
  if (!/^select\s[\s\S]*\bfrom\s+"?[\w-]+"?\."?[\w-]+"?\."?[\w-]+"?/i.test(query)) return undefined;
  if (query.includes(';') || query.includes("'''") || /\btime\s*[<>=]|\bgroup\s+by\b[^)]*\btime\s*\(/i.test(query))
    return undefined;
  const task = `batch\n    |query('''${query}''')\n        .period(10m)\n        .every(10m)\n`;
  return replaced({ start: 0, end: text.length }, task, 'Make it a batch task');
}

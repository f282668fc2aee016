/** Scripts that are written in another language as a whole: said once, at the beginning. */
import type { QuickFix } from '../../findings/finding';
import type { Advice, Hint } from '../hint';
import { fluxTask } from './flux-task';
import { promTask } from './prom-task';
import { queryTask } from './query-task';
import { wrappedScript } from './wrapped';

export const LANGUAGE_HINTS: readonly Hint[] = [{ pattern: /^parser: /, advise: (_, { text }) => otherLanguage(text) }];

interface Language {
  readonly name: string;
  /** At the beginning of the file, comments left out. */
  readonly pattern: RegExp;
  readonly instead: string;
  /** The script that does the same, where it is clear. */
  readonly task?: (text: string) => QuickFix | undefined;
}

const OF_A_FILE = 'this file ends in .tick, so it is read as a TICKscript';

/** The first that fits counts: what is told by a whole line stands before what is told by a few signs. */
const LANGUAGES: readonly Language[] = [
  {
    name: 'InfluxQL',
    pattern:
      /^\s*(?:select\s[\s\S]*\bfrom\b|show\s+\w+|create\s+(?:continuous|database|retention)\b|drop\s+\w+|insert\s+\w|explain\s+select)/i,
    instead: "a query stands in a batch task, batch|query('SELECT …').period(10m).every(10m)",
    task: queryTask,
  },
  {
    name: 'Flux',
    pattern: /\bfrom\s*\(\s*bucket\s*:|^\s*import\s+"|\|>\s*\w+\s*\(|^\s*option\s+\w+\s*=/m,
    instead: 'the steps |> of Flux are nodes, stream|from().measurement(…)|window()|mean(…)',
    task: fluxTask,
  },
  {
    name: 'a command for a shell',
    pattern:
      /^\s*(?:[$#%>]\s+|[\w-]+@[\w.:~-]+[$#]\s*)?(?:sudo\s+(?:-\S+\s+)*)?(?:kapacitord?|curl|wget|influxd?|telegraf|docker(?:-compose)?|kubectl|systemctl|service|journalctl|cat|tail|head|less|vim?|nano|echo|export|cd|ls|mkdir|apt(?:-get)?|yum|npm|git)[ \t]+[-\w./"'~>$]/,
    instead: 'it belongs into a terminal, and here stands what is in the file behind -tick',
  },
  {
    name: 'a log of Kapacitor',
    pattern:
      /^\s*(?:ts=\S+\s+lvl=|\[[\w:.-]+\] \d{4}\/\d\d\/\d\d |\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d [EWID]! |\d{4}-\d\d-\d\dT[\d:.]+Z?\s+\S*\s*lvl=)/,
    instead: 'in a file of its own, such as kapacitor.log, the points that it tells of are read',
  },
  {
    name: 'a message of Kapacitor’s',
    pattern: /^\s*(?:\{"error":"|Error: )?(?:enabling task \S+: |invalid TICKscript: |parser: unexpected )/,
    instead: 'the script that it is about belongs here',
  },
  {
    name: 'line protocol',
    pattern:
      /^\s*(?:[^\s,=|()'"\\]|\\.)+(?:,(?:[^\s,=|()\\]|\\.)+=(?:[^\s,=\\]|\\.)+)*[ \t]+(?:[^\s,=|()\\]|\\.)+=(?:"(?:[^"\\]|\\.)*"|[^\s,=|()'"]+)(?:,(?:[^\s,=\\]|\\.)+=(?:"(?:[^"\\]|\\.)*"|[^\s,="]+))*(?:[ \t]+-?\d+)?[ \t]*(?:\r?\n|$)/,
    instead: 'points belong into a file such as data.lp',
  },
  {
    name: 'CSV',
    pattern: /^\s*(?:[\w".-]+,)*"?_?time"?(?:,[\w".-]+)+\s*\n|^\s*#(?:group|datatype),/i,
    instead: 'points belong into a file such as data.csv',
  },
  {
    name: 'TOML',
    pattern: /^\s*\[{1,2}[\w.-]+\]{1,2}[ \t]*(?:#[^\n]*)?\n/,
    instead: 'the configuration of Kapacitor belongs into kapacitor.conf',
  },
  {
    name: 'HTML',
    pattern: /^\s*<(?:!doctype|\?xml|html|head|body|div|span|pre|code|p|table)\b/i,
    instead: 'the page was saved, and not the script that it shows',
  },
  {
    name: 'a program in another language',
    pattern:
      /^\s*(?:(?:const|let)\s+\w+\s*=|(?:async\s+)?function\b|console\.|def\s+\w+\s*\(|from\s+[\w.]+\s+import\b|import\s+[\w.]+\s*(?:\n|$)|package\s+\w+\s*\n|func\s+\w+\s*\(|#include\b|public\s+class\b)/,
    instead: 'what it computes is said with nodes, stream|from()|eval(lambda: …), or by a UDF',
  },
  {
    name: 'PromQL',
    pattern:
      /^\s*(?:[a-z_]+\s*(?:by|without)?\s*\([^()]*\)?\s*\(?|[a-z_]+\s*\()*[a-zA-Z_:][\w:]*\s*(?:\{[^{}]*\}\s*(?:\[\d+[smhdw]\])?|\[\d+[smhdw]\])/,
    instead: 'choose points with |from().measurement(…).where(lambda: …) and compare in |alert().crit(lambda: …)',
    task: promTask,
  },
  {
    name: 'YAML',
    pattern:
      /^\s*(?:(?:id|topic|kind|match)[ \t]*:[ \t]*\S[^\n]*\n\s*){2,}|^\s*(?:id|topic|kind)[ \t]*:[^\n]*\n[\s\S]*^options[ \t]*:/m,
    instead: 'a handler of a topic belongs into a file such as handlers/slack.yaml',
  },
  {
    name: 'YAML',
    pattern: /^\s*(?:template-id|dbrps|vars)[ \t]*:[ \t]*(?:\n|\S)/,
    instead: 'a task file belongs into a file such as tasks/cpu.yaml',
  },
  {
    name: 'YAML',
    pattern: /^\s*(?:---\s*\n|(?:groups|rules|alert|apiVersion|topic|version|services)\s*:[ \t]*(?:\n|\S))/,
    instead: OF_A_FILE,
  },
  {
    name: 'JSON',
    pattern: /^\s*(?:\{\s*"[^"\n]*"\s*:|\[\s*\{)/,
    instead: OF_A_FILE,
  },
];

/** Of a script that cannot be a task. */
export function otherLanguage(text: string): Advice | undefined {
  const wrapped = wrappedScript(text);
  if (wrapped !== undefined) return wrapped;
  const start = text.slice(0, 4000);
  const bare = start.replace(/^(?:\s*(?:\/\/|#|--)[^\n]*\n)+/, '');
  const language = LANGUAGES.find(({ pattern }) => pattern.test(bare));
  if (language === undefined || /^\s*(?:var\s+\w+\s*=|dbrp\s+"|(?:stream|batch)\s*[|.])/m.test(bare)) return undefined;
  const { name, instead, task } = language;
  const first = start.length - bare.length + (/^\s*/.exec(bare)?.[0].length ?? 0);
  const line = text.indexOf('\n', first);
  const fix = task?.(text);
  return {
    code: 'other-language',
    plain: `This is ${name}, not TICKscript: ${instead}.`,
    range: { start: first, end: line < 0 ? text.trimEnd().length : line },
    ...(fix === undefined ? {} : { fix }),
  };
}

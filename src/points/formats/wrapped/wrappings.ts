/** What people copy along with data: a terminal's colours, line numbers, a command above its output, a log around it. */
import { spend } from '../../../text/budget';
import { isContainerLog } from '../json/flat-json';
import { JsonObject, JsonScanner } from '../json/scan';
import { areMost, type Sample } from '../sample';
import { FOLDED, unfolded } from '../table/folded';
import { eachLine } from '../text-lines';
import type { Piece } from './piece';

export interface Wrapping {
  /** What was taken away, behind `Left aside: `. */
  readonly words: string;
  /** It is taken away also where the text would be known as something with it. */
  readonly first?: true;
  /** What is taken away may be data of another kind. */
  readonly mayHold?: true;
  readonly is: (sample: Sample) => boolean;
  readonly unwrap: (text: string) => readonly Piece[];
}

/** What a terminal is told begins with the first; titles end with the second. */
const [ESC, BELL] = ['\u001b', '\u0007'];
const ESCAPE = new RegExp(`${ESC}(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^${BELL}${ESC}\\n]*(?:${BELL}|${ESC}\\\\))`, 'g');
const NUMBER = /^\s*(\d{1,6})(?:[:|→)]\s?|\t|\. |\s{2,}(?=\S))/;
const HTTP = /^(?:[<>*] )?(?:HTTP\/[\d.]+ \d{3}|(?:GET|POST|PUT) \/\S* HTTP\/)/;
const MAIL = /^\s*> ?/;
const FENCE = /^\s*(?:```|~~~)/;
/** Of Kubernetes, of docker compose, of syslog, of `kubectl logs --prefix`. */
const PREFIXES = [
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d) (?:stdout|stderr) [FP] /,
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z (?=\S)/,
  /^[\w.-]+ +\| /,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ [^\s:[]+(?:\[\d+\])?: /,
  /^\[pod\/[^\]]+\] /,
] as const;
const COMMAND =
  /^\s*(?:\S{0,80}[$#%❯➜] ?|PS [^>\n]*> ?|[A-Za-z]:\\[^>\n]*> ?)?(?:sudo )?(?:curl(?:\.exe)?|influx3?|influxd|influxdb3|influx_inspect|docker|kubectl|cat|head|tail|zcat|gunzip|psql|mysql|sqlite3|grep|telegraf|journalctl|kapacitor|https?|wget|jq|python3?)\s/;
const QUERY = /^\s*(?:> ?|\S{1,40}[>#] ?)?(?:select\b.*\bfrom\b|from\(bucket|use \S|precision \S|format \S|show \w)/i;
const BANNER =
  /^(?:Connected to (?:http|InfluxDB)|InfluxDB shell|Visit https|Using database|Enter an InfluxQL|Welcome to|Content-Type:|Date:|X-)/i;

function keeping(text: string, keep: (line: string) => number | undefined): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { text: line, start } of eachLine(text)) {
    spend(1);
    const from = keep(line);
    if (from !== undefined) pieces.push({ text: `${line.slice(from)}\n`, start: start + from });
  }
  return pieces;
}

function isEach(lines: readonly string[], test: RegExp): boolean {
  return lines.every((line) => test.test(line));
}

/** Lines of one kind at the top of a text. */
function belowTop(text: string, isTop: (line: string) => boolean): readonly Piece[] {
  let top = true;
  let goesOn = false;
  return keeping(text, (line) => {
    if (!top) return 0;
    if (goesOn || isTop(line) || line.trim() === '') {
      goesOn = /[\\^`]\s*$/.test(line);
      return undefined;
    }
    top = false;
    return 0;
  });
}

const PREFIXED = PREFIXES.map(
  (prefix): Wrapping => ({
    words: 'what a log puts before each line',
    is: ({ lines }) => isEach(lines, prefix),
    unwrap: (text) => keeping(text, (line) => prefix.exec(line)?.[0].length ?? 0),
  }),
);

export const WRAPPINGS: readonly Wrapping[] = [
  {
    words: 'colours of a terminal',
    first: true,
    is: ({ head }) => head.search(ESCAPE) !== -1,
    unwrap: (text) => {
      const pieces: Piece[] = [];
      let at = 0;
      for (const { index, 0: sequence } of text.matchAll(ESCAPE)) {
        spend(1);
        pieces.push({ text: text.slice(at, index), start: at });
        at = index + sequence.length;
      }
      return [...pieces, { text: text.slice(at), start: at }];
    },
  },
  {
    words: 'what docker puts around each line',
    first: true,
    is: ({ keys }) => isContainerLog(keys),
    unwrap: (text) => {
      const pieces: Piece[] = [];
      for (const { text: line, start, end } of eachLine(text)) {
        spend(1);
        const entry = new JsonScanner(line, 0).value();
        const log = entry instanceof JsonObject ? entry.text('log') : undefined;
        if (log !== undefined) pieces.push({ text: log.endsWith('\n') ? log : `${log}\n`, start, end });
      }
      return pieces;
    },
  },
  {
    words: 'the fence around it',
    first: true,
    is: ({ lines }) => lines.some((line) => FENCE.test(line)),
    unwrap: (text) => {
      let inside = false;
      return keeping(text, (line) => {
        if (!FENCE.test(line)) return inside ? 0 : undefined;
        inside = !inside;
        return undefined;
      });
    },
  },
  {
    words: 'the numbers of its lines',
    first: true,
    is: ({ lines }) => {
      const numbers = lines.map((line) => Number(NUMBER.exec(line)?.[1] ?? Number.NaN));
      return lines.length > 1 && numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1);
    },
    unwrap: (text) => keeping(text, (line) => NUMBER.exec(line)?.[0].length ?? 0),
  },
  {
    words: 'the head of an answer',
    is: ({ lines }) => lines.slice(0, 12).some((line) => HTTP.test(line)),
    unwrap: (text) => {
      let inHead = true;
      let seen = false;
      return keeping(text, (line) => {
        if (HTTP.test(line)) [inHead, seen] = [true, true];
        else if (inHead && seen && /^(?:[<>] ?)?$/.test(line.trim())) {
          inHead = false;
          return undefined;
        }
        return inHead || /^[*<>{} ] (?:$|[\w*[{-])/.test(line.slice(0, 3)) ? undefined : 0;
      });
    },
  },
  {
    words: 'the command above it',
    is: ({ lines: [first = ''] }) => COMMAND.test(first) || QUERY.test(first) || BANNER.test(first),
    unwrap: (text) => belowTop(text, (line) => COMMAND.test(line) || QUERY.test(line) || BANNER.test(line)),
  },
  ...PREFIXED,
  {
    words: 'the marks before its lines',
    // No measurement begins with one.
    first: true,
    is: ({ lines }) => isEach(lines, /^\+(?![-+\s])/),
    unwrap: (text) => keeping(text, (line) => (line.startsWith('+') ? 1 : 0)),
  },
  {
    words: 'the marks before its lines',
    // Above what a mail quotes stands who said it.
    is: ({ lines }) =>
      lines.some((line) => MAIL.test(line)) && areMost(lines.filter((line) => MAIL.test(line)).length, lines.length),
    unwrap: (text) => keeping(text, (line) => MAIL.exec(line)?.[0].length),
  },
  {
    words: 'the folds between its columns',
    is: ({ lines: [first = ''] }) => FOLDED.test(first),
    unwrap: unfolded,
  },
  {
    words: 'the blanks before its lines',
    is: ({ lines }) => isEach(lines, /^[ \t\u00a0]+/),
    unwrap: (text) => {
      const depths = [...eachLine(text)].filter(({ text: line }) => line.trim() !== '');
      const least = Math.min(...depths.slice(0, 1000).map(({ text: line }) => line.search(/[^ \t\u00a0]/)));
      return keeping(text, (line) => Math.min(least, Math.max(0, line.search(/[^ \t\u00a0]|$/))));
    },
  },
];

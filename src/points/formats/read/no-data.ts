/** Texts that hold no points, and what they are: what people paste in place of data, and what to paste instead. */

import { markLength } from '../../../text/byte-order-mark';
import { sampleOf } from '../sample';

interface Other {
  readonly is: (head: string, lines: readonly string[]) => boolean;
  /** A sentence and a half behind the name of a file or `This file`. */
  readonly words: string;
}

function mostAre(lines: readonly string[], test: RegExp): boolean {
  return lines.length > 0 && lines.filter((line) => test.test(line)).length * 2 > lines.length;
}

/** Some of its signs are such as no text holds, or stand in place of bytes that are none. */
function isBinary(head: string): boolean {
  const start = head.slice(0, 2000);
  let strange = 0;
  for (let i = 0; i < start.length; i++) {
    const code = start.charCodeAt(i);
    if (code === 0xfffd || code < 0x09 || (code > 0x0d && code < 0x20 && code !== 0x1b)) strange++;
  }
  return strange * 50 > start.length;
}

/** What to paste in place of what tools of a system print. */
function asPoints(...inputs: readonly string[]): string {
  return `telegraf --test with ${inputs.map((input) => `[[inputs.${input}]]`).join(' and ')} prints such numbers as points`;
}

const OTHERS: readonly Other[] = [
  {
    is: (head) => head.startsWith('#!'),
    words: 'is a script of a shell or of another interpreter: paste what it prints',
  },
  {
    is: (head) => isBinary(head) && head.includes('__name__'),
    words:
      'is Prometheus’ remote write (binary: protobuf, packed with snappy): paste what /metrics or its API answers in place of it',
  },
  {
    is: (head) => isBinary(head) && /name[\s\S]{1,200}(?:tags|fields)/.test(head),
    words: 'is MessagePack of Telegraf (binary): with data_format = "influx" or "json" it writes text',
  },
  {
    is: isBinary,
    words: 'is binary: no text stands in it, and only texts, gzip and zips of them are read',
  },
  {
    is: (_, lines) => lines.length > 0 && lines.every((line) => line.trimStart().startsWith('#')),
    words: 'has only comments (lines that begin with #): no point stands in it',
  },
  {
    is: (head) => /^ID: .*$/m.test(head) && /^(?:TICKscript|Status|Executing|Vars|Level|Collected):/m.test(head),
    words:
      'is what kapacitor show prints (or show-topic): a state, and no points. What stands below TICKscript: is a script, for a file task.tick',
  },
  {
    is: (_, lines) => /^ID +(?:Type|Name|Status|Collected|Size|Level)\b/.test(lines[0] ?? ''),
    words:
      'is a list that the kapacitor command prints, and no points. A recording of points is a .srpl file in its replay folder',
  },
  {
    is: (head) =>
      /^\s*(?:\/\/.*\n\s*)*(?:dbrp\b|var\s+\w+\s*=|(?:stream|batch)\s*(?:$|\n|\|))/.test(head) ||
      /^[^\S\r\n]*\|\s*(?:from|query)\s*\(/m.test(head),
    words: 'is a TICKscript: it belongs into a file that ends in .tick',
  },
  {
    is: (head) => /^\s*(?:>\s*)?(?:SELECT\b[\s\S]*\bFROM\b|SHOW\s+\w+|from\(bucket)/i.test(head),
    words: 'is a query: paste what it answers',
  },
  {
    is: (_, lines) =>
      lines.some((line) => /^\s*(?:[$>#] ?)?(?:curl|influx|kapacitor|docker|telegraf)\s+\S/.test(line)) &&
      !/^\s*[[{<]/.test(lines[0] ?? ''),
    words: 'is a shell command that writes no points: paste what it prints',
  },
  {
    is: (_, lines) => mostAre(lines, /^ts=\S+ lvl=\w+ /),
    words:
      'is a log of Kapacitor without points in it: |log() nodes write points there, and the log handler alerts with their data',
  },
  {
    is: (_, lines) => mostAre(lines, /^\S+ \S+ \S+ \[[^\]]+\] "[A-Z]+ |^\[httpd\] /),
    words: 'is a log of requests, and holds none of the points that were written with them',
  },
  {
    is: (_, lines) => mostAre(lines, /^[^\s:|]+(?::[+-]?[\d.]+\|(?:c|g|ms|s|h|m|d)\b)/),
    words:
      'is StatsD’s lines: counts and timings without times, of which a server makes points at each interval. telegraf --test with [[inputs.statsd]] prints them',
  },
  {
    is: (_, lines) =>
      mostAre(
        lines,
        /^(?:<\d+>\d? ?)?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S+) \S+ [^\s:[]+(?:\[\d+\])?: /,
      ),
    words: 'is a log (syslog), and no point stands in its lines',
  },
  {
    is: (_, lines) => mostAre(lines, /^\{"log":".*"stream":"/),
    words: 'is docker’s log of a container, and what stands behind "log" is no point',
  },
  {
    is: (head) => /^procs -+memory-+/m.test(head),
    words: `is output of vmstat, whose lines have no time: vmstat -t prints them with one, and is read; ${asPoints('cpu', 'mem')}`,
  },
  {
    is: (head) => /^Linux \S+ \([^)\n]*\)\s.*CPU\)\s*$/m.test(head) && /^Device|^avg-cpu/m.test(head),
    words: `is output of iostat, which is not read: ${asPoints('diskio', 'cpu')}`,
  },
  {
    is: (head) => /^Linux \S+ \([^)\n]*\)\s.*CPU\)\s*$/m.test(head),
    words:
      'is output of sar or mpstat, whose times have no date: sadf -d prints those of sar as a table with dates, which is read',
  },
  {
    is: (head) => /^\d+ bytes from .*\btime[=<][\d.]+ ?ms/m.test(head) || /^PING \S+ \(/m.test(head),
    words: `is output of ping, whose lines have no time of day: ${asPoints('ping')}`,
  },
  {
    is: (head) => /^top - \d\d:\d\d|^[ \t]*PID[ \t]+(?:USER|TTY)\b|^USER[ \t]+PID\b/m.test(head),
    words: `is a list of processes (top or ps), which is not read: ${asPoints('procstat', 'cpu')}`,
  },
  {
    is: (_, lines) => /^NAME +CPU\(cores\)/.test(lines[0] ?? ''),
    words: `is output of kubectl top, and holds no times: ${asPoints('kube_inventory', 'kubernetes')}`,
  },
  {
    is: (_, lines) => mostAre(lines, /^(?:\[\d+\] (?:SERVICE|HOST) PERFDATA|DATATYPE::(?:SERVICE|HOST)PERFDATA)/),
    words:
      'is performance data of Nagios, which are not read: Telegraf’s [[inputs.exec]] with data_format = "nagios" makes points of what its checks print',
  },
  {
    is: (_, lines) => mostAre(lines, /^[\w. ]+? *: \S/) && lines.some((line) => /^\w+ +: \S/.test(line)),
    words:
      'is a list of names and values, as PowerShell prints objects: | ConvertTo-Csv -NoTypeInformation prints them as a table, which is read',
  },
  {
    is: (_, lines) => mostAre(lines, /^(?:\d{4}-\d\d-\d\d[T ]\S+|\d{9,19})(?:\s+[^\s=,;|]+)*\s+-?\d+(?:\.\d+)?%?$/),
    words:
      'has times and values whose columns nobody names: with names in a line above them (time host value) it is read',
  },
  {
    is: (head) => /^Filesystem[ \t]+\S*(?:blocks|Size)\b|^[ \t]+total[ \t]+used[ \t]+free\b/m.test(head),
    words: `is output of df or free, and holds no times: ${asPoints('disk', 'mem')}`,
  },
  {
    is: (head) => /^\s*<(?:!doctype|html|\?xml|(?:table|div|p|body|span|head|section)\b)/i.test(head),
    words: 'is a page (HTML), and no data: copy the text that it shows',
  },
  {
    is: (head) => /^[^\S\r\n]*\[\[?[\w.]+\]\]?\s*$/m.test(head) && /^[^\S\r\n]*[\w-]+\s*=\s*\S/m.test(head),
    words: 'is a configuration (TOML): Kapacitor’s is called kapacitor.conf',
  },
  {
    is: (head) => /^(?:topic|kind|template-id)\s*:/m.test(head),
    words: 'is a handler or a task (YAML): it belongs into handlers/ or tasks/',
  },
  {
    is: (head) =>
      /^\s*(?:\{\s*(?:["'}]|$)|\[\s*(?:[[{"\]]|-?[\d.]+\s*[,\]\n]|$))/.test(head) && !/^\s*\[[\d.]+\] /.test(head),
    words: 'is JSON in which no object has a time: one called time, timestamp, ts or date is looked for',
  },
  {
    is: (_, [first = '', second = '']) => isTable(first, second),
    words: 'is a table without a column of times: call one time, timestamp or date in its first row',
  },
];

function isTable(first: string, second: string): boolean {
  return [',', ';', '\t', '|'].some((sign) => {
    const count = first.split(sign).length;
    return count > 1 && second.split(sign).length === count && !first.includes('=');
  });
}

/** Whether a text is surely something else, in which no data are to be looked for. */
export function isSomethingElse(text: string): boolean {
  const { head, lines } = sampleOf(text);
  return OTHERS.slice(0, -1).some((other) => other.is(head, lines));
}

/** What a text without points is, as the rest of a sentence; `undefined` when nothing is known of it. */
export function whatElse(text: string): string | undefined {
  if (text.trim() === '') return 'is empty';
  const { head, lines } = sampleOf(text.slice(markLength(text)));
  return OTHERS.find((other) => other.is(head, lines))?.words;
}

/**
 * What Prometheus' console and promtool print: `up{job="x"} => 1 @[1700000000.123]`, a series with its samples below it, and
 * `5 @1700000000` as older consoles write them. Prometheus promql/value.go, v2.
 */
import { spend } from '../../../text/budget';
import { isNumberText } from '../cell';
import type { DataFormat } from '../format';
import { labelsOf } from '../prometheus';
import { areMost } from '../sample';
import { eachLine } from '../text-lines';
import { readTime } from '../times';

const LABELS = String.raw`\{(?:\s*[a-zA-Z_]\w*\s*=\s*".*)?\}`;
const SERIES = new RegExp(String.raw`^(?:[a-zA-Z_:][\w:.]*(?:\s*${LABELS})?|${LABELS})$`);
const TIME = /^\s?\[?(\d{1,19}(?:\.\d{1,9})?)\]?$/;

interface ConsoleSample {
  /** Of the line itself; `undefined`: of the series above. */
  readonly series: string | undefined;
  readonly value: string;
  readonly written: string;
}

/** From its end: in front of the time everything may be long. */
function sampleOf(line: string): ConsoleSample | undefined {
  const text = line.trim();
  const at = text.lastIndexOf('@');
  const [, written] = TIME.exec(text.slice(at + 1)) ?? [];
  const front = text.slice(0, Math.max(0, at));
  if (written === undefined || !isBlank(front.at(-1))) return undefined;
  const before = front.trimEnd();
  let start = before.length;
  while (start > 0 && !isBlank(before.charAt(start - 1))) start--;
  const series = seriesIn(before.slice(0, start));
  return start > 0 && series === undefined ? undefined : { series, value: before.slice(start), written };
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}

/** The series that a line is, its arrow aside. */
function seriesIn(text: string): string | undefined {
  const trimmed = text.trim();
  const name = trimmed.endsWith('=>') ? trimmed.slice(0, -2).trimEnd() : trimmed;
  return SERIES.test(name) ? name : undefined;
}

export const PROMETHEUS_CONSOLE: DataFormat = {
  id: 'prometheus-console',
  title: 'output of Prometheus’ console',
  ordered: true,
  recognises: ({ lines }) => {
    const samples = lines.filter((line) => sampleOf(line) !== undefined).length;
    return samples > 0 && areMost(samples + lines.filter((line) => seriesIn(line) !== undefined).length, lines.length);
  },
  read: (text, sheet) => {
    let series = seriesOf('');
    for (const { text: line, start, end } of eachLine(text)) {
      spend(1);
      const sample = sampleOf(line);
      const named = sample === undefined ? seriesIn(line) : sample.series;
      if (named !== undefined) series = seriesOf(named);
      const time = readTime(sample?.written ?? '');
      if (sample === undefined || time === undefined) {
        if (named === undefined && line.trim() !== '') sheet.leaveOut(start, end, 'this line is no sample of a series');
        else sheet.frame(start, end);
      } else if (isNumberText(sample.value)) {
        sheet.add({ ...series, cells: [['value', Number(sample.value)]], time, start, end });
      } else sheet.leaveOut(start, end, `${sample.value} is nothing that a field can be`);
    }
  },
};

function seriesOf(written: string) {
  const [, name = '', labels = ''] = /^([^{\s]*)\s*(?:\{(.*)\})?$/.exec(written) ?? [];
  const all = labelsOf(labels);
  return {
    name: name || all.find(([label]) => label === '__name__')?.[1],
    tags: all.filter(([label]) => label !== '__name__'),
  };
}

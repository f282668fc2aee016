/** Prometheus' text, as Telegraf reads it with `metric_version = 1`: a measurement for each metric, its labels as tags. */
import { formatFloatG } from '../../go/strconv/float-format';
import { spend } from '../../text/budget';
import type { Cell } from './cell';
import type { Draft, Sheet } from './draft';
import type { DataFormat } from './format';
import { eachLine } from './text-lines';

const SAMPLE =
  /^([a-zA-Z_:][\w:.]*)(?:\s*\{(.*)\})?\s+([+-]?(?:\d[\d.]*(?:[eE][+-]?\d+)?|\.\d+|Inf|NaN))(?:\s+(-?\d+(?:\.\d+)?))?(?:\s+#.*)?\s*$/i;
const META = /^# (HELP|TYPE|UNIT) ([a-zA-Z_:][\w:.]*) ?(.*)$/;

export const PROMETHEUS: DataFormat = {
  id: 'prometheus',
  // Labels in quotes and the lines above metrics are nobody else's.
  isLoose: (lines) => !/^# (?:HELP|TYPE) |^[\w:.]+\{\w+="/m.test(lines),
  title: 'metrics of Prometheus',
  recognises: ({ lines }) => {
    const samples = lines.filter((line) => !line.startsWith('#'));
    const isMeta = lines.some((line) => META.test(line));
    const good = samples.filter((line) => SAMPLE.test(line)).length;
    return isMeta ? good * 2 >= samples.length && good > 0 : samples.length > 0 && good === samples.length;
  },
  read: readPrometheus,
};

type Kind = 'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped';

/** Telegraf's field of a metric that is one value. */
const FIELD: Readonly<Record<Kind, string>> = {
  counter: 'counter',
  gauge: 'gauge',
  untyped: 'value',
  histogram: 'value',
  summary: 'value',
};

/** A metric and labels with what was read of it; buckets and quantiles are fields of one point. */
interface Open {
  readonly draft: Omit<Draft, 'end'> & { cells: [string, Cell][] };
  end: number;
  /** Fields whose samples are no numbers. */
  readonly without: string[];
}

function readPrometheus(text: string, sheet: Sheet): void {
  const places = new Places();
  const open = new Map<string, Open>();
  /** Samples of one scrape have one time. A sample that comes again is of the next one. */
  let scrape = 0;
  const flush = () => {
    for (const { draft, end } of open.values()) sheet.add({ ...draft, end });
    open.clear();
  };
  for (const line of eachLine(text)) {
    spend(1);
    if (line.text.startsWith('#') || line.text.trim() === '') {
      const [, what, name = '', rest = ''] = META.exec(line.text) ?? [];
      if (what === 'TYPE') places.declare(name, kindOf(rest.trim()));
      continue;
    }
    const sample = SAMPLE.exec(line.text);
    if (sample === null) {
      sheet.leaveOut(line.start, line.end, 'this line is no sample of a metric');
      continue;
    }
    const [, name = '', written = '', value = '', stamp] = sample;
    const { metric, field, tags, series } = places.of(name, written);
    const time = stamp === undefined ? undefined : stampOf(stamp);
    const key = time === undefined ? series : `${series} ${stamp}`;
    let entry = open.get(key);
    if (entry !== undefined && holds(entry, field)) {
      flush();
      scrape++;
      entry = undefined;
    }
    if (entry === undefined) {
      const together = time === undefined ? { together: scrape } : {};
      const draft = { name: metric, tags, cells: [], time, start: line.start, ...together };
      entry = { draft, end: line.end, without: [] };
      open.set(key, entry);
    }
    entry.end = line.end;
    const float = floatOf(value);
    if (float !== undefined) entry.draft.cells.push([field, float]);
    else {
      entry.without.push(field);
      sheet.leaveOut(line.start, line.end, `${value} is nothing that a field can be`);
    }
  }
  flush();
}

function holds({ draft, without }: Open, field: string): boolean {
  return draft.cells.some(([name]) => name === field) || without.includes(field);
}

interface SeriesPlace extends Place {
  /** Of a metric and its tags, a text that no other has. */
  readonly series: string;
}

/** Where samples go, found once for each name with its labels: they come again with each scrape. */
class Places {
  readonly #kinds = new Map<string, Kind>();
  readonly #known = new Map<string, SeriesPlace>();
  readonly #series = new Map<string, string>();

  declare(name: string, kind: Kind): void {
    if (this.#kinds.get(name) === kind) return;
    this.#kinds.set(name, kind);
    this.#known.clear();
  }

  of(name: string, labels: string): SeriesPlace {
    const written = `${name}{${labels}`;
    let known = this.#known.get(written);
    if (known === undefined) {
      const place = placeOf(name, labelsOf(labels), this.#kinds);
      const key = `${place.metric}\0${place.tags.map((tag) => tag.join('\0')).join('\0')}`;
      let series = this.#series.get(key);
      if (series === undefined) {
        series = String(this.#series.size);
        this.#series.set(key, series);
      }
      known = { ...place, series };
      this.#known.set(written, known);
    }
    return known;
  }
}

function kindOf(word: string): Kind {
  return word === 'counter' || word === 'gauge' || word === 'histogram' || word === 'summary' ? word : 'untyped';
}

interface Place {
  readonly metric: string;
  readonly field: string;
  readonly tags: readonly (readonly [string, string])[];
}

/** Telegraf plugins/inputs/prometheus/parser.go, v1.28: `_sum`, `_count`, buckets and quantiles of one metric are one point. */
function placeOf(
  name: string,
  labels: readonly (readonly [string, string])[],
  kinds: ReadonlyMap<string, Kind>,
): Place {
  const [, base = name, suffix] = /^(.*)_(bucket|sum|count)$/.exec(name) ?? [];
  const kind = kinds.get(base);
  const isOf = kind === 'histogram' || kind === 'summary';
  if (isOf && suffix === 'bucket') return bound('le', base, labels);
  if (isOf && (suffix === 'sum' || suffix === 'count')) return { metric: base, field: suffix, tags: labels };
  if (kinds.get(name) === 'summary') return bound('quantile', name, labels);
  const own = kinds.get(name) ?? (name.endsWith('_total') ? kinds.get(name.slice(0, -'_total'.length)) : undefined);
  return { metric: name, field: FIELD[own ?? 'untyped'], tags: labels };
}

function bound(label: string, metric: string, labels: readonly (readonly [string, string])[]): Place {
  const written = labels.find(([name]) => name === label)?.[1] ?? '';
  const number = Number(written);
  const field = written === '' || Number.isNaN(number) ? written || 'value' : formatFloatG(number);
  return { metric, field, tags: labels.filter(([name]) => name !== label) };
}

/** In text milliseconds, in OpenMetrics seconds with decimals. */
function stampOf(stamp: string) {
  if (!stamp.includes('.')) return { unit: 'file', value: BigInt(stamp) } as const;
  const [whole = '0', decimals = ''] = stamp.split('.');
  return { unit: 'ns', value: BigInt(whole) * 1_000_000_000n + BigInt(decimals.slice(0, 9).padEnd(9, '0')) } as const;
}

const LABEL = /([a-zA-Z_]\w*)\s*=\s*"((?:[^"\\]|\\.)*)"/g;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', '"': '"', '\\': '\\' };

/** `a="x",b="y"`; empty ones say nothing. */
export function labelsOf(written: string): readonly (readonly [string, string])[] {
  return [...written.matchAll(LABEL)].flatMap(([, name = '', value = '']): [string, string][] => {
    const text = value.replace(/\\(.)/g, (whole, character: string) => ESCAPES[character] ?? whole);
    return text === '' ? [] : [[name, text]];
  });
}

function floatOf(written: string): number | undefined {
  const value = Number(written);
  return Number.isFinite(value) ? value : undefined;
}

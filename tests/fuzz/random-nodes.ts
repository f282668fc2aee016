/** Texts of nodes that look at no field: grouping, timers, files, sinks. */
import type { Random } from './random';
import { TAGS } from './random-expressions';

/** Absolute, because Kapacitor asks for that; `tick` finds the same files in the workspace below `sideload/`. */
export const SIDE_FOLDER = '/tmp/tick-fuzz/side';

/** What `sideload` finds below its source. */
export const SIDE_FILES: readonly { readonly path: string; readonly content: string }[] = [
  { path: 'host/a.yml', content: 'limit: 10.5\ncount: 3\nowner: ann\non: true\nquoted: "7"\n' },
  { path: 'host/b.yaml', content: '# none\nlimit: 20\nowner: 5\nquoted: x\ncount: 2.5\nnothing: null\nlist: [1, 2]\n' },
  { path: 'dc/x.json', content: '{"limit": 1e3, "owner": "dc x", "count": 12345678901, "on": "yes", "map": {"k": 1}}' },
  { path: 'default.json', content: '{"limit": 99, "owner": false, "on": "T", "quoted": "1.5", "count": "12"}' },
  { path: 'plain.txt', content: 'limit: 1\n' },
];

const DAY = '24h';

export function grouping(random: Random): string {
  if (random.chance(0.3)) {
    const measurement = random.chance(0.4) ? '        .byMeasurement()\n' : '';
    return `    |groupBy(*)\n        .exclude('${random.pick(TAGS)}')\n${measurement}`;
  }
  const dimensions = random.pick(["'host'", "'dc'", "'dc', 'host'", '*', "'nope'", '']);
  return `    |groupBy(${dimensions})\n${random.chance(0.25) ? '        .byMeasurement()\n' : ''}`;
}

/** Its timers are so slow that neither a real server's clock nor the data's gets there. */
export function barrier(random: Random): string {
  const kind = random.chance(0.5) ? 'idle' : 'period';
  return `    |barrier()\n        .${kind}(${DAY})\n${random.chance(0.3) ? '        .delete(TRUE)\n' : ''}`;
}

export function sideload(random: Random): string {
  const orders = random.pick([
    "'host/{{.host}}.yml', 'dc/{{.dc}}.json', 'default.json'",
    "'host/{{.host}}.yaml', 'default.json'",
    '\'host/{{ .host }}.{{ if eq .host "a" }}yml{{ else }}yaml{{ end }}\'',
    "'nope', './default.json'",
    "'plain.txt', 'dc/{{ .dc }}.json'",
  ]);
  const [field, value] = random.pick([
    ['limit', '1.5'],
    ['count', '7'],
    ['owner', "'nobody'"],
    ['on', 'TRUE'],
    ['quoted', '2'],
    ['quoted', '2.5'],
    ['nothing', "'x'"],
    ['list', "'l'"],
    ['map', '0'],
    ['v', '3.5'],
  ] as const);
  const tag = random.chance(0.5) ? `        .tag('${random.pick(['owner', 'quoted', 'host', 'on'])}', 'none')\n` : '';
  return `    |sideload()\n        .source('file://${SIDE_FOLDER}')\n        .order(${orders})\n        .field('${field}', ${value})\n${tag}`;
}

/** A node that begins a stream of its own behind the chain: nothing comes from it before a day is over. */
export function watcher(random: Random): string {
  if (random.chance(0.5)) return `    |stats(${DAY})\n${random.chance(0.5) ? '        .align()\n' : ''}    |log()\n`;
  return `    |deadman(${random.pick(['0.0', '1.0', '100.5'])}, ${DAY}${random.chance(0.4) ? ', lambda: "host" == \'a\'' : ''})\n        .hipChat()\n`;
}

export function sink(random: Random, id: string): string {
  if (random.chance(0.4)) {
    return `    |kapacitorLoopback()\n        .database('other')\n        .retentionPolicy('back')\n${random.chance(0.5) ? `        .measurement('looped')\n` : ''}${random.chance(0.5) ? `        .tag('from', '${id}')\n` : ''}`;
  }
  return [
    "    |influxDBOut()\n        .database('out')\n",
    random.chance(0.7) ? "        .retentionPolicy('rp')\n" : '',
    random.chance(0.5) ? `        .measurement('written')\n` : '',
    random.chance(0.4) ? `        .tag('kind', 'a b,=')\n` : '',
    random.chance(0.3) ? `        .precision('${random.pick(['s', 'ms', 'u', 'n', 'm'])}')\n` : '',
    random.chance(0.3) ? `        .buffer(${random.pick(['1', '7', '100'])})\n` : '',
    random.chance(0.2) ? '        .create()\n' : '',
  ].join('');
}

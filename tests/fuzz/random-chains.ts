/**
 * Random chains of nodes over points of their own, in which every node occurs: the next one is of those that were used
 * least, and asks for fields that the schema says are there, so that most of what is written also runs.
 */
import { analyseScript } from '../../src/language/analysis';
import type { Schema } from '../../src/nodes/shape/schema';
import type { Workspace } from '../../src/workspace/workspace';
import type { Random } from './random';
import { expression, type FieldType } from './random-expressions';
import { grouping, SIDE_FILES, SIDE_FOLDER, sideload } from './random-nodes';

/** How often each chain method was written and did something. */
export type Uses = ReadonlyMap<string, number>;

type Edge = Schema['edge'];
type Maker = (chain: Chain) => string;

const DURATIONS = ['1s', '2s', '5s', '10s'] as const;
const START = 1_528_102_800n;
const SECONDS = 20;

export function randomChain(random: Random, uses: Uses): Workspace {
  const isBatch = random.chance(0.4);
  const hasGaps = random.chance(0.5);
  const files = [
    { path: 'data.lp', content: data(random, hasGaps) },
    { path: 'case.json', content: JSON.stringify({ precision: 's', batch: span(isBatch) }) },
    ...SIDE_FILES.map(({ path, content }) => ({ path: `sideload${SIDE_FOLDER}/${path}`, content })),
  ];
  const chain = new Chain(random, uses, files, isBatch);
  for (let length = 1 + random.below(5); length > 0 && !chain.isEnded; length--) chain.addNode();
  return chain.workspace();
}

function span(isBatch: boolean) {
  const at = (seconds: number) => new Date((Number(START) + seconds) * 1000).toISOString();
  return isBatch ? { start: at(0), stop: at(SECONDS) } : undefined;
}

function data(random: Random, hasGaps: boolean): string {
  const lines: string[] = [];
  const isThere = () => !hasGaps || random.chance(0.85);
  for (let second = 0n; second < SECONDS; second++) {
    for (const measurement of ['cpu', 'mem']) {
      for (const host of ['a', 'b']) {
        const dc = isThere() ? `,dc=${host === 'a' ? 'x' : random.pick(['x', 'y'])}` : '';
        const fields = [
          `v=${random.below(100) + 0.5}`,
          `n=${random.below(50)}i`,
          `s="${random.pick(['up', 'down', '7'])}"`,
          `b=${random.chance(0.5)}`,
        ].filter(isThere);
        if (fields.length > 0) lines.push(`${measurement}${dc},host=${host} ${fields.join(',')} ${START + second}\n`);
      }
    }
  }
  return lines.join('');
}

class Chain {
  #text: string;
  #schema: Schema | undefined;
  #branches = 0;
  isEnded = false;

  constructor(
    readonly random: Random,
    private readonly uses: Uses,
    private readonly files: Workspace,
    isBatch: boolean,
  ) {
    this.#text = isBatch ? `batch${this.#query()}` : `stream${this.#from()}`;
  }

  workspace(): Workspace {
    return [{ path: 't.tick', content: this.#text }, ...this.files];
  }

  /** One of the nodes that were used least. */
  addNode(): void {
    const fitting = Object.keys(MAKERS).filter((name) => this.#fits(name));
    const least = fitting.sort((a, b) => (this.uses.get(a) ?? 0) - (this.uses.get(b) ?? 0)).slice(0, 6);
    const name = this.random.pick(least);
    const maker = MAKERS[name];
    if (maker === undefined) throw new Error(`no maker of ${name}`);
    // A branch comes in front of the text.
    const made = maker.make(this);
    this.#text += made;
    this.#schema = undefined;
    this.isEnded = maker.ends === true;
  }

  get edge(): Edge {
    return this.schema.edge;
  }

  /** Behind what is written so far. */
  get schema(): Schema {
    if (this.#schema === undefined) {
      const analysis = analyseScript(this.workspace(), 't.tick');
      const last = analysis?.model.nodes.at(-1);
      if (analysis === undefined || last === undefined) throw new Error('a chain has a node');
      this.#schema = analysis.schemas.output(last);
    }
    return this.#schema;
  }

  get scope(): ReadonlyMap<string, FieldType> {
    const known: [string, FieldType][] = [];
    for (const [name, { types }] of this.schema.fields) {
      const [type] = types;
      if (type === 'int' || type === 'float' || type === 'string' || type === 'boolean') known.push([name, type]);
    }
    return new Map(known);
  }

  lambda(type: FieldType): string {
    return `lambda: ${expression(this.random, this.scope, type, 2)}`;
  }

  field(): string {
    return this.#named([...this.schema.fields.keys()]);
  }

  number(): string {
    return this.#named([...this.scope].flatMap(([name, type]) => (type === 'int' || type === 'float' ? [name] : [])));
  }

  tag(): string {
    return this.#named([...this.schema.tags.keys()]);
  }

  as(chance = 0.5): string {
    return this.random.chance(chance) ? `.as('${this.random.pick(['w', 'v', 'n', 'x'])}')` : '';
  }

  duration(): string {
    return this.random.pick(DURATIONS);
  }

  /** Another branch of the same kind, in front of the text; its name. */
  branch(): string {
    const name = `branch${this.#branches++}`;
    const isBatch = this.#text.startsWith('batch') || this.#text.includes('\nvar main = batch');
    const middle =
      this.edge === 'batch' && !isBatch ? `|window().period(${this.duration()}).every(${this.duration()})` : '';
    const source = isBatch
      ? `batch${this.#query()}${this.edge === 'stream' ? "|last('v')" : ''}`
      : `stream${this.#from()}${middle}`;
    this.#text = `var ${name} = ${source}\n${this.#text}`;
    return name;
  }

  maybe(text: string, chance = 0.5): string {
    return this.random.chance(chance) ? text : '';
  }

  #fits(name: string): boolean {
    const maker = MAKERS[name];
    return maker !== undefined && (maker.edge === undefined || maker.edge === this.edge);
  }

  #named(names: readonly string[]): string {
    const plain = names.filter((name) => !name.includes("'"));
    return plain.length === 0 || this.random.chance(0.03) ? 'nope' : this.random.pick(plain);
  }

  #from(): string {
    const { random } = this;
    return [
      '|from()',
      this.maybe(`.measurement('${random.pick(['cpu', 'mem'])}')`, 0.7),
      random.pick([
        '',
        ".groupBy('host')",
        ".groupBy('dc')",
        ".groupBy('dc', 'host')",
        '.groupBy(*)',
        ".groupBy('nope')",
      ]),
      this.maybe('.groupByMeasurement()', 0.15),
      random.pick([
        '',
        '',
        `.where(lambda: "host" == 'a')`,
        '.where(lambda: isPresent("v"))',
        '.where(lambda: "n" > 5)',
      ]),
    ].join('');
  }

  #query(): string {
    const { random } = this;
    const selected = random.pick([
      'mean(v) AS m',
      'v, n, s',
      '*',
      'max(n), min(v)',
      'count(v)',
      'n, dc',
      'mean(*)',
      'first(s)',
      'sum(n) / count(n)',
      'top(v, 2)',
      'v + n AS both',
      'last(b), mean(nope)',
      '/^[vn]/',
      'derivative(v)',
    ]);
    const isTimed = /\(/.test(selected) && !selected.startsWith('top') && random.chance(0.4);
    const tags = random.pick(["'host'", "'host', 'dc'", '*', '']);
    const dimensions = [...(isTimed ? ['time(5s)'] : []), ...(tags === '' ? [] : [tags])].join(', ');
    return [
      `|query('SELECT ${selected} FROM telegraf.autogen.${random.pick(['cpu', 'mem', '/cpu|mem/'])}')`,
      `.period(10s).every(5s)`,
      dimensions === '' ? '' : `.groupBy(${dimensions})`,
      isTimed ? random.pick(['', '.fill(0)', '.fill(1.5)']) : '',
      this.maybe('.groupByMeasurement()', 0.15),
    ].join('');
  }
}

interface NodeMaker {
  readonly make: Maker;
  /** The only one that it reads. */
  readonly edge?: Edge;
  readonly ends?: true;
}

const reducer = (name: string, chooses: (chain: Chain) => string, more = ''): NodeMaker => ({
  make: (chain) => `|${name}('${chooses(chain)}'${more})${chain.as()}${chain.maybe('.usePointTimes()', 0.2)}`,
});
const anyField = (chain: Chain) => chain.field();
const numbers = (chain: Chain) => chain.number();
const best = (name: string): NodeMaker => ({
  make: (chain) =>
    `|${name}(${chain.random.pick(['1', '2'])}, '${chain.number()}'${chain.maybe(", 'host'", 0.3)})${chain.as()}`,
});

/** By chain method; those that nothing comes out of end a chain. */
const MAKERS: Readonly<Record<string, NodeMaker>> = {
  alert: {
    make: (chain) =>
      `|alert().crit(${chain.lambda('boolean')}).all()${chain.random.pick(['', '', ".levelTag('level')", ".idTag('host')", ".levelField('v').durationField('d')", ".idField('id').messageField('m')"])}`,
  },
  barrier: {
    make: (chain) =>
      `|barrier().${chain.random.pick(['idle', 'period'])}(${chain.duration()})${chain.maybe('.delete(TRUE)', 0.2)}`,
  },
  bottom: best('bottom'),
  changeDetect: { make: (chain) => `|changeDetect('${chain.field()}')` },
  combine: {
    make: (chain) =>
      `|combine(lambda: TRUE, ${chain.lambda('boolean')}).as('p', 'q')${chain.maybe(".delimiter('_')", 0.3)}.max(5000)`,
  },
  count: reducer('count', anyField),
  cumulativeSum: reducer('cumulativeSum', numbers),
  deadman: { make: (chain) => `|deadman(100.0, 5s)${chain.maybe(".levelTag('level').idField('id')")}` },
  default: {
    make: (chain) =>
      `|default()${chain.maybe(`.field('${chain.random.pick(['v', 'extra', 's'])}', ${chain.random.pick(['1', '1.5', "'x'", 'TRUE'])})`, 0.8)}${chain.maybe(`.tag('${chain.random.pick(['dc', 'rack'])}', 'z')`)}`,
  },
  delete: {
    make: (chain) =>
      `|delete()${chain.maybe(`.field('${chain.field()}')`, 0.7)}${chain.maybe(`.tag('${chain.tag()}')`)}`,
  },
  derivative: { make: (chain) => `|derivative('${chain.number()}').unit(${chain.duration()})${chain.as()}` },
  difference: reducer('difference', numbers),
  distinct: reducer('distinct', anyField),
  elapsed: reducer('elapsed', anyField, ', 1s'),
  eval: { make: evalText },
  first: reducer('first', anyField),
  flatten: {
    make: (chain) =>
      `|flatten()${chain.random.pick(['', ".on('host')", ".on('host', 'dc')", ".on('dc')"])}${chain.maybe(".delimiter('-')", 0.3)}${chain.maybe('.dropOriginalFieldName()', 0.2)}`,
  },
  groupBy: { make: (chain) => grouping(chain.random).replace(/\n\s*/g, '').trim() },
  holtWinters: reducer('holtWinters', numbers, ', 2, 0, 1s'),
  holtWintersWithFit: reducer('holtWintersWithFit', numbers, ', 2, 0, 1s'),
  httpOut: { make: () => "|httpOut('out')" },
  httpPost: { make: (chain) => `|httpPost('http://capture/x')${chain.maybe(".codeField('code')")}` },
  influxDBOut: { make: () => "|influxDBOut().database('d')", ends: true },
  join: {
    make: (chain) =>
      `|join(${chain.branch()}).as('l', 'r')${chain.maybe('.tolerance(1s)')}${chain.random.pick(['', ".fill('null')", '.fill(0)', '.fill(0.5)'])}${chain.random.pick(['', ".streamName('j')", ".on('host')", ".delimiter('_')"])}`,
  },
  kapacitorLoopback: { make: () => "|kapacitorLoopback().database('d').retentionPolicy('r')", ends: true },
  last: reducer('last', anyField),
  log: { make: () => '|log()' },
  max: reducer('max', numbers),
  mean: reducer('mean', numbers),
  median: reducer('median', numbers),
  min: reducer('min', numbers),
  mode: reducer('mode', numbers),
  movingAverage: reducer('movingAverage', numbers, ', 2'),
  percentile: reducer('percentile', numbers, ', 50.0'),
  sample: { make: (chain) => `|sample(${chain.random.pick(['2', '3', ...DURATIONS])})` },
  shift: { make: () => '|shift(5s)' },
  sideload: { make: (chain) => sideload(chain.random).replace(/\n\s*/g, '').trim() },
  spread: reducer('spread', numbers),
  stateCount: { make: (chain) => `|stateCount(${chain.lambda('boolean')})${chain.as()}` },
  stateDuration: { make: (chain) => `|stateDuration(${chain.lambda('boolean')})${chain.as()}` },
  stats: { make: () => '|stats(5s)' },
  stddev: reducer('stddev', numbers),
  sum: reducer('sum', numbers),
  top: best('top'),
  trickle: { make: () => '|trickle()', edge: 'batch' },
  union: { make: (chain) => `|union(${chain.branch()})${chain.maybe(".rename('u')", 0.3)}` },
  where: { make: (chain) => `|where(${chain.lambda('boolean')})` },
  window: {
    make: (chain) =>
      chain.random.pick([
        `|window().period(${chain.duration()}).every(${chain.duration()})`,
        '|window().periodCount(5).everyCount(2)',
        '|window().period(5s).every(5s).align()',
      ]),
    edge: 'stream',
  },
};

function evalText(chain: Chain): string {
  const { random } = chain;
  const types = Array.from({ length: 1 + random.below(2) }, () =>
    random.pick<FieldType>(['int', 'float', 'string', 'boolean']),
  );
  const names = types.map((_, i) => (random.chance(0.3) ? random.pick(['v', 'n', 's', 'host']) : `e${i}`));
  const tag = names[types.indexOf('string')];
  const own = [...chain.schema.fields.keys()].slice(0, 2).filter((name) => !name.includes("'"));
  return [
    `|eval(${types.map((type) => chain.lambda(type)).join(', ')}).as(${names.map((name) => `'${name}'`).join(', ')})`,
    tag === undefined || random.chance(0.6) ? '' : `.tags('${tag}')`,
    random.pick(['', '.keep()', `.keep(${[...names, ...own].map((name) => `'${name}'`).join(', ')})`]),
  ].join('');
}

/** Random scripts that are valid most of the time, over the points of random-data.ts. The same ones for the same seed. */
import { Random } from './random';
import { FIELDS, MEASUREMENTS, randomData } from './random-data';
import { expression, type FieldType, TAGS } from './random-expressions';
import { configuration, handlerFiles } from './random-handlers';
import { barrier, grouping, SIDE_FILES, SIDE_FOLDER, sideload, sink, watcher } from './random-nodes';
import { slip } from './random-slips';

export interface RandomCase {
  /** Path and text: `t0.tick` …, `data.lp`, `kapacitor.conf`. */
  readonly files: readonly { readonly path: string; readonly content: string }[];
}

/** With `slips` each script has one or two mistakes that people make. */
export function randomCase(seed: number, tasks = 1, points = 80, slips = false): RandomCase {
  const random = new Random(seed);
  const scripts = Array.from({ length: tasks }, (_, i) => {
    const script = new ScriptMaker(random, `t${i}`).script();
    return { path: `t${i}.tick`, content: slips ? slip(random, script) : script };
  });
  return {
    files: [
      ...scripts,
      { path: 'data.lp', content: randomData(random, points) },
      { path: 'kapacitor.conf', content: configuration(random) },
      ...SIDE_FILES.map(({ path, content }) => ({ path: `sideload${SIDE_FOLDER}/${path}`, content })),
      ...scripts.flatMap(({ content }, i) =>
        content.includes(`.topic('topic-t${i}')`) ? handlerFiles(random, `t${i}`) : [],
      ),
    ],
  };
}

type Edge = 'stream' | 'batch';
const DURATIONS = ['1s', '5s', '10s', '20s', '30s', '1m'] as const;
const REDUCERS = ['count', 'sum', 'mean', 'median', 'mode', 'min', 'max', 'first', 'last', 'spread', 'stddev'] as const;

class ScriptMaker {
  #edge: Edge = 'stream';
  #fields = new Map<string, FieldType>(FIELDS);
  #windowed = false;
  #hasTopic = false;
  #names = 0;
  #rooms = 0;

  constructor(
    private readonly random: Random,
    private readonly id: string,
  ) {}

  script(): string {
    if (this.random.chance(0.15)) return this.#joined();
    if (this.random.chance(0.1)) return this.#united();
    if (this.random.chance(0.15)) return this.#withVars();
    return `stream\n${[...this.#source(), ...this.#chain(1 + this.random.below(5)), ...this.#end()].join('')}`;
  }

  #joined(): string {
    const { random } = this;
    const isOn = random.chance(0.25);
    const finer = isOn && random.chance(0.8) ? TAGS : TAGS.slice(0, 1);
    const sides = random.chance(0.2) ? ['l', 'r', 'm'] : ['l', 'r'];
    const makeWindow = random.chance(0.25);
    const branches = sides.map((side, i) => {
      this.#edge = 'stream';
      const source = this.#source(i === 0 && isOn ? finer : TAGS.slice(0, 1));
      const middle = makeWindow ? this.#window() : random.chance(0.2) ? this.#eval(true) : '';
      return `var ${side} = stream\n${source.join('')}${middle}\n`;
    });
    const types = [...this.#fields];
    this.#fields = new Map(sides.flatMap((side) => types.map(([name, type]) => [`${side}.${name}`, type] as const)));
    const join = [
      `    |join(${sides.slice(1).join(', ')})\n        .as(${sides.map((side) => `'${side}'`).join(', ')})\n`,
      ...(isOn ? [`        .on('${TAGS[0]}')\n`] : []),
      ...this.#maybe(0.6, () => `        .tolerance(${random.pick(['1s', '5s', '10s'])})\n`),
      ...this.#maybe(0.4, () => `        .fill(${random.pick(["'null'", "'none'", '0', '0.0'])})\n`),
      ...this.#maybe(0.3, () => `        .streamName('joined')\n`),
      ...this.#maybe(0.2, () => `        .delimiter('.')\n`),
    ];
    return `${branches.join('')}l\n${[...join, ...this.#chain(random.below(3)), ...this.#end()].join('')}`;
  }

  #united(): string {
    const { random } = this;
    const sides = random.chance(0.3) ? ['left', 'right', 'third'] : ['left', 'right'];
    const makeWindow = random.chance(0.25);
    const branches = sides.map((side) => {
      this.#edge = 'stream';
      return `var ${side} = stream\n${this.#source().join('')}${makeWindow ? this.#window() : ''}\n`;
    });
    const rename = this.#maybe(0.4, () => `        .rename('both')\n`);
    const union = `    |union(${sides.slice(1).join(', ')})\n`;
    return `${branches.join('')}left\n${[union, ...rename, ...this.#chain(random.below(3)), ...this.#end()].join('')}`;
  }

  /** The same in vars, formatted otherwise than Kapacitor would. */
  #withVars(): string {
    const { random } = this;
    const [first = '', ...rest] = [...this.#source(), ...this.#chain(1 + random.below(3))];
    const lines = [
      `// ${random.pick(['one', 'two'])}\nvar limit = ${random.pick(['10', '2.5', '-3', '1h', "'a'", 'TRUE'])}\n`,
      `var is_high = lambda: "v" > ${random.pick(['10.0', 'limit', '(limit)', '3'])}\nvar word = 'x' + ${random.pick(["'y'", 'string(5)', "'''z'''"])}\n`,
      `var data = stream${first.trim() === '' ? '' : first.replace(/^ +/, random.pick(['', ' ', '\n\n  ']))}${rest.join('')}\n`,
      `data|alert().id(word)\n .crit(is_high)${random.pick(['', ' // end'])}\n  .message(word + ' {{ .Level }}').hipChat().room('${this.id}-v')\n`,
      `data${this.#end().join('')}`,
    ];
    return lines.join('');
  }

  #source(tags: readonly string[] = TAGS): readonly string[] {
    const { random } = this;
    return [
      `    |from()\n        .measurement('${random.pick(MEASUREMENTS)}')\n`,
      ...this.#maybe(0.7, () => `        .groupBy(${this.#dimensions(tags)})\n`),
      ...this.#maybe(0.25, () => `        .where(lambda: ${this.#of('boolean')})\n`),
      ...this.#maybe(0.1, () => `        .${random.pick(['truncate', 'round'])}(${random.pick(DURATIONS)})\n`),
      ...this.#maybe(0.05, () => `        .groupByMeasurement()\n`),
    ];
  }

  #chain(length: number): readonly string[] {
    return Array.from({ length }, () => {
      const wasBatch = this.#edge === 'batch';
      const node = wasBatch ? this.#batchNode() : this.#streamNode();
      this.#windowed = !wasBatch && this.#edge === 'batch';
      return node;
    });
  }

  #streamNode(): string {
    const { random } = this;
    switch (random.below(16)) {
      case 0:
      case 1:
        return this.#window();
      case 2:
        return `    |stateCount(lambda: ${this.#of('boolean')})\n        .as('${this.#field('int')}')\n`;
      case 3:
        return `    |stateDuration(lambda: ${this.#of('boolean')})\n        .as('${this.#field('float')}')\n        .unit(${random.pick(DURATIONS)})\n`;
      case 4:
      case 5:
        return this.#reducer();
      default:
        return this.#anyNode();
    }
  }

  #batchNode(): string {
    const { random } = this;
    // Kapacitor dies of combine on a stream, and of one that begins with an empty batch.
    if (this.#windowed && random.chance(0.15)) return this.#combine();
    if (random.chance(0.6)) return this.#reducer();
    if (random.chance(0.1)) {
      this.#edge = 'stream';
      return '    |trickle()\n';
    }
    return this.#anyNode();
  }

  /** Nodes that take both kinds of edges. */
  #anyNode(): string {
    const { random } = this;
    switch (random.below(19)) {
      case 0:
        return `    |where(lambda: ${this.#of('boolean')})\n`;
      case 1:
      case 2:
      case 3:
        return this.#eval();
      case 4:
        return `    |default()\n        .field('${random.pick(['v', 'n', 's', 'extra'])}', ${random.pick(['0', '1.5', "'none'", 'TRUE'])})\n        .tag('${random.pick(['host', 'rack'])}', 'z')\n`;
      case 5:
        return `    |delete()\n        .${random.chance(0.5) ? `field('${this.#name()}')` : `tag('${random.pick(TAGS)}')`}\n`;
      case 6:
        return grouping(random);
      case 7:
        return `    |derivative('${this.#numeric()}')\n        .unit(${random.pick(DURATIONS)})\n        .as('${this.#field('float')}')\n${random.chance(0.5) ? '        .nonNegative()\n' : ''}`;
      case 8:
        return `    |changeDetect('${this.#name()}')\n`;
      case 9:
        return `    |sample(${random.pick(['2', '3', ...DURATIONS])})\n`;
      case 10:
        return `    |shift(${random.pick(['5m', '-10s', '1s'])})\n`;
      case 11:
        return `    |flatten()\n        .on('${random.pick(TAGS)}')\n${random.chance(0.5) ? `        .tolerance(${random.pick(DURATIONS)})\n` : ''}${random.chance(0.3) ? `        .delimiter('-')\n` : ''}`;
      case 12:
        return `    |elapsed('${this.#name()}', ${random.pick(DURATIONS)})\n        .as('${this.#only('int')}')\n`;
      case 13:
        return `    |difference('${this.#numeric()}')\n        .as('${this.#only('float')}')\n`;
      case 14:
        return `    |cumulativeSum('${this.#numeric()}')\n        .as('${this.#only('float')}')\n`;
      case 15:
        return barrier(random);
      case 16:
      case 17:
        return sideload(random);
      default:
        return `    |movingAverage('${this.#numeric()}', ${random.pick(['2', '3', '5'])})\n        .as('${this.#only('float')}')\n`;
    }
  }

  #window(): string {
    const { random } = this;
    this.#edge = 'batch';
    if (random.chance(0.25)) {
      return `    |window()\n        .periodCount(${random.pick(['2', '5', '10'])})\n        .everyCount(${random.pick(['1', '3', '5'])})\n${random.chance(0.3) ? '        .fillPeriod()\n' : ''}`;
    }
    return [
      `    |window()\n        .period(${random.pick(DURATIONS)})\n        .every(${random.pick([...DURATIONS, '0s'])})\n`,
      ...this.#maybe(0.5, () => '        .align()\n'),
      ...this.#maybe(0.3, () => '        .fillPeriod()\n'),
    ].join('');
  }

  #combine(): string {
    const { random } = this;
    const matches = `lambda: TRUE, lambda: ${this.#of('boolean', 1)}`;
    const limit = random.pick(['10', '100']);
    this.#edge = 'stream';
    this.#fields = new Map(
      [...this.#fields].flatMap(([name, type]) => [[`p.${name}`, type] as const, [`q.${name}`, type] as const]),
    );
    return `    |combine(${matches})\n        .as('p', 'q')\n        .tolerance(${random.pick(DURATIONS)})\n        .max(${limit})\n`;
  }

  #reducer(): string {
    const { random } = this;
    const field = this.#numeric();
    const [name, call] = random.pick<readonly [string, string]>([
      ...REDUCERS.map((reducer) => [reducer, `${reducer}('${field}')`] as const),
      ['percentile', `percentile('${field}', ${random.pick(['50.0', '95.0', '10.0'])})`],
      ['distinct', `distinct('${this.#name()}')`],
      ...(['first', 'last', 'mode', 'count', 'max'] as const).map((any) => [any, `${any}('${this.#name()}')`] as const),
      ['holtWinters', `holtWinters('${field}', 2, ${random.pick(['0', '2'])}, 10s)`],
      ['top', `top(${random.pick(['1', '2'])}, '${field}'${random.chance(0.4) ? ", 'host'" : ''})`],
      ['bottom', `bottom(${random.pick(['1', '2'])}, '${field}')`],
    ]);
    const isMany = ['distinct', 'top', 'bottom', 'holtWinters'].includes(name);
    if (!isMany) this.#edge = 'stream';
    const as = random.chance(0.6) ? this.#nextName() : name;
    this.#fields = new Map([[as, name === 'count' ? 'int' : 'float']]);
    const points = random.chance(0.2) ? '        .usePointTimes()\n' : '';
    return `    |${call}\n${as === name ? '' : `        .as('${as}')\n`}${points}`;
  }

  /** With `isPassing` every field stays as it was. */
  #eval(isPassing = false): string {
    const { random } = this;
    const types = Array.from({ length: 1 + random.below(2) }, () =>
      random.pick<FieldType>(['int', 'float', 'float', 'string', 'boolean']),
    );
    const expressions = types.map((type) => `lambda: ${this.#of(type)}`);
    const before = new Map(this.#fields);
    const names = types.map((type) => this.#field(type));
    const keep = isPassing ? 1 : random.below(4);
    if (keep === 0) this.#fields = new Map(names.map((name, i) => [name, types[i] ?? 'float']));
    else if (keep === 1)
      this.#fields = new Map([...before, ...names.map((name, i) => [name, types[i] ?? 'float'] as const)]);
    return [
      `    |eval(${expressions.join(', ')})\n        .as(${names.map((name) => `'${name}'`).join(', ')})\n`,
      keep === 0
        ? ''
        : keep === 1
          ? `        .keep()\n`
          : `        .keep(${[...names, ...before.keys()]
              .slice(0, 3)
              .map((name) => `'${name}'`)
              .join(', ')})\n`,
      ...this.#maybe(0.15, () => `        .tags('${names[0]}')\n`),
      ...this.#maybe(0.1, () => '        .quiet()\n'),
    ].join('');
  }

  #end(): readonly string[] {
    const { random } = this;
    return [
      ...this.#maybe(0.85, () => this.#alert()),
      ...this.#maybe(0.2, () => this.#alert()),
      ...this.#maybe(0.3, () => `    |log()\n`),
      ...this.#maybe(0.6, () => `    |httpOut('out')\n`),
      ...this.#maybe(0.2, () => `    |httpPost('http://capture/post/${this.id}/p${random.below(2)}')\n`),
      ...this.#maybe(0.25, () => (random.chance(0.5) ? sink(random, this.id) : watcher(random))),
    ];
  }

  #alert(): string {
    const { random } = this;
    // Two nodes on one topic would race.
    const topic = this.#hasTopic ? [] : this.#maybe(0.3, () => `        .topic('topic-${this.id}')\n`);
    this.#hasTopic ||= topic.length > 0;
    const level = (name: string, chance: number) => {
      return this.#maybe(chance, () => {
        const reset = random.chance(0.2) ? `        .${name}Reset(lambda: ${this.#of('boolean')})\n` : '';
        return `        .${name}(lambda: ${this.#of('boolean')})\n${reset}`;
      });
    };
    return [
      '    |alert()\n',
      ...this.#maybe(
        0.5,
        () =>
          `        .id('${random.pick(['{{ .Name }}/{{ .Group }}', '{{ index .Tags "host" }}', 'fixed', '{{ .TaskName }} {{ index .Tags "dc" }}'])}')\n`,
      ),
      ...this.#maybe(0.8, () => `        .message('${this.#message()}')\n`),
      ...this.#maybe(0.3, () => `        .details('${this.#message()}')\n`),
      ...level('info', 0.4),
      ...level('warn', 0.5),
      ...level('crit', 0.8),
      ...this.#maybe(0.4, () => `        .stateChangesOnly(${random.chance(0.3) ? random.pick(DURATIONS) : ''})\n`),
      ...this.#maybe(0.15, () => '        .noRecoveries()\n'),
      ...this.#maybe(0.15, () => '        .all()\n'),
      ...this.#maybe(0.15, () => '        .flapping(0.25, 0.5)\n'),
      ...this.#maybe(0.15, () => `        .history(${random.pick(['2', '5', '30'])})\n`),
      ...this.#maybe(0.25, () => `        .levelTag('lvl')\n        .idField('eid')\n`),
      ...this.#maybe(
        0.25,
        () =>
          `        .durationField('dur')\n        .messageField('msg')\n        .levelField('lev')\n        .idTag('eid')\n`,
      ),
      ...topic,
      ...this.#maybe(0.85, () => `        .hipChat()\n            .room('${this.id}-${this.#rooms++}')\n`),
      ...this.#maybe(0.25, () => `        .post('http://capture/post/${this.id}/a${this.#rooms++}')\n`),
    ].join('');
  }

  #message(): string {
    return Array.from({ length: 1 + this.random.below(3) }, () => this.#messagePart()).join(' ');
  }

  #messagePart(): string {
    const name = this.#name();
    return this.random.pick([
      '{{ .ID }}',
      '{{ .Level }}',
      '{{ .Name }} {{ .TaskName }} {{ .Group }}',
      `{{ index .Fields "${name}" }}`,
      `{{ index .Fields "${name}" | printf "%v" }}`,
      '{{ .Time }}',
      '{{ .Time.Format "15:04:05.000" }}',
      '{{ .Duration }}',
      '{{ .Tags }}',
      '{{ .Fields }}',
      '{{ if eq .Level "OK" }}fine{{ else }}<b>bad</b>{{ end }}',
      '{{ range $k, $v := .Tags }}{{ $k }}={{ $v }};{{ end }}',
      '{{ index .Tags "host" }}',
    ]);
  }

  #of(type: FieldType, depth = 2): string {
    return expression(this.random, this.#fields, type, depth);
  }

  #dimensions(tags: readonly string[]): string {
    return this.random.pick([
      ...tags.map((tag) => `'${tag}'`),
      tags.map((tag) => `'${tag}'`).join(', '),
      '*',
      `'${tags[0]}'`,
    ]);
  }

  #name(): string {
    return this.random.chance(0.05) ? 'nope' : this.random.pick([...this.#fields.keys()]);
  }

  #numeric(): string {
    const names = [...this.#fields].filter(([, type]) => type === 'int' || type === 'float').map(([name]) => name);
    return names.length === 0 || this.random.chance(0.06) ? this.#name() : this.random.pick(names);
  }

  #nextName(): string {
    return `f${this.#names++}`;
  }

  #field(type: FieldType): string {
    const name = this.#nextName();
    this.#fields.set(name, type);
    return name;
  }

  /** The node drops every other field. */
  #only(type: FieldType): string {
    const name = this.#nextName();
    this.#fields = new Map([[name, type]]);
    return name;
  }

  #maybe(chance: number, make: () => string): readonly string[] {
    return this.random.chance(chance) ? [make()] : [];
  }
}

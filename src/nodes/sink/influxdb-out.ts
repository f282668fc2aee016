import { flag, stored } from '../../definition/build';
import { refuse } from '../../definition/property';
import { none } from '../../definition/signature';
import { queryEscape } from '../../go/net/url';
import { quote } from '../../go/strconv/quote';
import { errorField, firstJSON } from '../../handlers/answer';
import { type HttpAnswer, type HttpRequest, type MadeRequest, makeRequest } from '../../handlers/request';
import { quoteIdentifier } from '../../influxql/syntax/identifier';
import { writeLine } from '../../points/line-protocol/write-line';
import type { Batch, BatchPoint, Point } from '../../points/point';
import type { InfluxDBCluster, NodeContext, Timer } from '../context';
import { defineNode } from '../define';
import type { NodeBehaviour } from '../node';
import { emitsNothing } from '../shape/shape';
import { ADDED_TAGS, TagsWithAdded } from './added-tags';

interface InfluxDBOutOptions {
  cluster: string;
  database: string;
  retentionPolicy: string;
  measurement: string;
  writeConsistency: string;
  precision: string;
  buffer: bigint;
  /** Nanoseconds. */
  flushInterval: bigint;
  readonly tags: Map<string, string>;
  create: boolean;
}

export const influxDBOut = defineNode<InfluxDBOutOptions>({
  method: 'influxDBOut',
  kind: 'influxdb_out',
  goType: 'InfluxDBOutNode',
  doc: 'Writes points to InfluxDB. In the playground it shows the requests that it would make.',
  signature: none,
  wants: 'either',
  provides: 'none',
  shape: emitsNothing,
  options: () => ({
    cluster: '',
    database: '',
    retentionPolicy: '',
    measurement: '',
    writeConsistency: '',
    precision: '',
    buffer: 1000n,
    flushInterval: 10_000_000_000n,
    tags: new Map(),
    create: false,
  }),
  properties: [
    stored('cluster', 'string', { doc: 'Name of an `[[influxdb]]` section; by default the default cluster.' }),
    stored('database', 'string', { doc: 'The database to write to; by default that of the point.' }),
    stored('retentionPolicy', 'string', { doc: 'The retention policy to write to; by default that of the point.' }),
    stored('measurement', 'string', { doc: 'The measurement to write to; by default that of the point or batch.' }),
    stored('writeConsistency', 'string', { doc: 'The write consistency that InfluxDB is asked for.' }),
    stored('precision', 'string', { doc: 'The precision of the times that are written.', default: "'ns'" }),
    stored('buffer', 'int', {
      doc: 'How many points are gathered before they are written.',
      default: '1000',
      initial: { type: 'int', value: 1000n },
    }),
    stored('flushInterval', 'duration', {
      doc: 'Writes what was gathered after this time, however little it is.',
      default: '10s',
      initial: { type: 'duration', value: 10_000_000_000n, literal: '' },
    }),
    ADDED_TAGS,
    flag(
      'create',
      (options) => {
        options.create = true;
      },
      'Creates the database, with the retention policy if one is given, when the task starts.',
    ),
  ],
  start(options, context) {
    const cluster = context.services.configuration.influxDB(options.cluster);
    if (cluster === undefined) {
      return refuse(`failed to get InfluxDB client: no such InfluxDB config ${options.cluster}`);
    }
    return new InfluxDBOut(options, cluster, context);
  },
});

interface Buffer {
  readonly database: string;
  readonly retentionPolicy: string;
  readonly lines: string[];
}

/**
 * Kapacitor influxdb_out.go, v1.8. Points are written when a buffer is full, when the interval has passed on the run's
 * clock, and at the end.
 */
class InfluxDBOut implements NodeBehaviour {
  readonly #buffers = new Map<string, Buffer>();
  readonly #tags: TagsWithAdded;
  readonly #precision: string;
  readonly #precisionProblem: string | undefined;
  #started = 0n;
  #timer: Timer | undefined;

  constructor(
    private readonly options: InfluxDBOutOptions,
    private readonly cluster: InfluxDBCluster,
    private readonly context: NodeContext,
  ) {
    this.#tags = new TagsWithAdded(options.tags);
    this.#precision = options.precision === '' ? 'ns' : options.precision;
    this.#precisionProblem = durationProblem(`1${this.#precision}`);
    context.clock.started(() => {
      this.#started = context.clock.now();
    });
    if (options.create) this.#create();
  }

  point(point: Point): void {
    this.#write(point.database, point.retentionPolicy, point.name, [point]);
  }

  batch({ name, points }: Batch): void {
    this.#write('', '', name, points);
  }

  end(): void {
    this.#timer?.cancel();
    this.#flush();
  }

  inspect(): unknown {
    return Array.from(this.#buffers.values(), ({ database, retentionPolicy, lines }) => {
      return { database, retentionPolicy, points: lines.length };
    }).slice(0, 50);
  }

  #write(givenDatabase: string, givenPolicy: string, givenName: string, points: readonly BatchPoint[]): void {
    const { options } = this;
    if (this.#precisionProblem !== undefined) {
      this.context.error('failed to write points to InfluxDB', this.#precisionProblem);
      return;
    }
    const database = options.database === '' ? givenDatabase : options.database;
    const retentionPolicy = options.retentionPolicy === '' ? givenPolicy : options.retentionPolicy;
    const name = options.measurement === '' ? givenName : options.measurement;
    const key = `${database}\n${retentionPolicy}`;
    const buffer = this.#buffers.get(key) ?? { database, retentionPolicy, lines: [] };
    for (const { tags, fields, time } of points) {
      buffer.lines.push(writeLine({ name, tags: this.#tags.of(tags), fields, time }, this.#precision));
    }
    if (BigInt(buffer.lines.length) >= options.buffer) {
      this.#buffers.delete(key);
      this.#send(buffer);
    } else {
      this.#buffers.set(key, buffer);
      this.#timer ??= this.#flushLater();
    }
  }

  /** At the next tick of a ticker that runs since the start. */
  #flushLater(): Timer | undefined {
    const { flushInterval } = this.options;
    if (flushInterval <= 0n) return undefined;
    const { clock } = this.context;
    const ticks = (clock.now() - this.#started) / flushInterval + 1n;
    return clock.at(this.#started + ticks * flushInterval, () => this.#flush());
  }

  #flush(): void {
    this.#timer = undefined;
    const buffers = [...this.#buffers.values()];
    this.#buffers.clear();
    for (const buffer of buffers) this.#send(buffer);
  }

  #send({ database, retentionPolicy, lines }: Buffer): void {
    const query = encodeQuery({
      consistency: this.options.writeConsistency,
      db: database,
      precision: this.#precision,
      rp: retentionPolicy,
    });
    const headers: readonly [string, string][] = [
      ['Content-Type', 'application/octet-stream'],
      ['Content-Encoding', 'gzip'],
    ];
    const made = this.#request(`write?${query}`, headers, lines.map((line) => `${line}\n`).join(''));
    const problem = made.ok ? answerProblem(this.context.services.send(withoutLength(made.request))) : made.error;
    if (problem === undefined) {
      this.context.count('points_written', lines.length);
    } else {
      this.context.count('write_errors');
      this.context.error('failed to write points to InfluxDB', problem);
    }
  }

  /** The run's stand-in creates every database, so the answer says nothing. */
  #create(): void {
    const { cluster, database, retentionPolicy } = this.options;
    const policy = retentionPolicy === '' ? '' : ` WITH NAME ${quoteIdentifier(retentionPolicy)}`;
    const query = encodeQuery({ db: '', q: `CREATE DATABASE ${quoteIdentifier(database)}${policy}` });
    const made = this.#request(`query?${query}`, [], '');
    if (made.ok) {
      this.context.services.send(made.request);
      return;
    }
    this.context.error('failed to create database', made.error, [
      ['database', database],
      ['cluster', cluster],
    ]);
  }

  #request(target: string, headers: readonly (readonly [string, string])[], body: string): MadeRequest {
    const agent: readonly [string, string] = ['User-Agent', 'KapacitorInfluxDBClient'];
    const url = `${this.cluster.url.replace(/\/$/, '')}/${target}`;
    return makeRequest('POST', url, [...this.cluster.headers, agent, ...headers], body);
  }
}

function encodeQuery(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${queryEscape(value)}`)
    .join('&');
}

/** How long a packed body is depends on who packs it. */
function withoutLength(request: HttpRequest): HttpRequest {
  return { ...request, headers: request.headers.filter(([name]) => name !== 'Content-Length') };
}

/** Kapacitor influxdb/client.go, v1.8. */
function answerProblem({ status, body, error }: HttpAnswer): string | undefined {
  if (error !== undefined) return error;
  if (status === 200 || status === 204) return undefined;
  const start = body.trimStart();
  if (start === '') return 'EOF';
  if (firstJSON(start) === undefined) return `invalid character '${start.charAt(0)}' looking for beginning of value`;
  return errorField(start, 'error') ?? `invalid response: code ${status}`;
}

const UNITS = new Set(['ns', 'us', 'µs', 'μs', 'ms', 's', 'm', 'h']);

/** What Go's time.ParseDuration has against a text that begins with a digit. */
function durationProblem(text: string): string | undefined {
  for (let rest = text; rest !== ''; ) {
    const [part, unit] = /^(?:\d+\.?\d*|\.\d+)([^.\d]*)/.exec(rest) ?? [];
    if (part === undefined) return `time: invalid duration ${quote(text)}`;
    if (unit === undefined || unit === '') return `time: missing unit in duration ${quote(text)}`;
    if (!UNITS.has(unit)) return `time: unknown unit ${quote(unit)} in duration ${quote(text)}`;
    rest = rest.slice(part.length);
  }
  return undefined;
}

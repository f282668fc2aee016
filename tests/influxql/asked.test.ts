import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerQuery, answerText } from '../../src/influxql/execute/answer';
import { InfluxStore } from '../../src/influxql/store/store';
import { readLineProtocol } from '../../src/points/line-protocol/line-protocol';

/** Queries made by chance or one by one over points made by chance, and what InfluxDB 1.6.7 said. */
interface Asked {
  readonly database: string;
  readonly data: readonly string[];
  /** Points of the retention policy `other`. */
  readonly other?: readonly string[];
  /** What `@W` stands for. */
  readonly where?: string;
  readonly asked: readonly (readonly [query: string, answer: string])[];
}

const FOLDER = join(import.meta.dirname, 'asked');
const NOW = BigInt(Date.now()) * 1_000_000n;

describe.each(readdirSync(FOLDER))('%s', (file) => {
  const { database, data, other, where = '', asked }: Asked = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
  const store = new InfluxStore();
  store.create(database);
  write(store, database, 'autogen', data);
  if (other !== undefined) write(store, database, 'other', other);
  it.each(asked)('%s', (query, answer) => {
    expect(answerText(answerQuery(store, query.replace('@W', where), NOW))).toBe(answer);
  });
});

function write(store: InfluxStore, database: string, retentionPolicy: string, lines: readonly string[]): void {
  store.create(database, retentionPolicy);
  const reader = readLineProtocol(`${lines.join('\n')}\n`);
  for (let request = reader.next(); request !== undefined; request = reader.next()) {
    for (const point of request.points) store.write(database, retentionPolicy, point);
  }
}

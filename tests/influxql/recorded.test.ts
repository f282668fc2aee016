import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerQuery, answerText } from '../../src/influxql/execute/answer';
import { InfluxStore } from '../../src/influxql/store/store';
import { readLineProtocol } from '../../src/points/line-protocol/line-protocol';

const CASES_DIR = join(import.meta.dirname, '../conformance/cases');
const NOW = BigInt(Date.now()) * 1_000_000n;

interface Recorded {
  readonly tasks?: Readonly<
    Record<string, { readonly queries?: readonly string[]; readonly results?: readonly string[] }>
  >;
}

function storeOf(folder: string): InfluxStore {
  const store = new InfluxStore();
  store.create('telegraf');
  const path = join(folder, 'data.lp');
  if (!existsSync(path)) return store;
  const reader = readLineProtocol(readFileSync(path));
  for (let request = reader.next(); request !== undefined; request = reader.next()) {
    for (const point of request.points) store.write(request.database, request.retentionPolicy, point);
  }
  return store;
}

const folders = readdirSync(CASES_DIR).filter((name) => name.startsWith('batch-'));

describe.each(folders)('%s', (name) => {
  const folder = join(CASES_DIR, name);
  const recorded: Recorded = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  it('answers as InfluxDB did', () => {
    const store = storeOf(folder);
    for (const { queries = [], results = [] } of Object.values(recorded.tasks ?? {})) {
      const answers = queries.map((query) => answerText(answerQuery(store, query, NOW)));
      expect(answers).toEqual(results);
    }
  });
});

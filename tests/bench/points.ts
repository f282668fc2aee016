import { readLineProtocol } from '../../src/points/line-protocol/line-protocol';
import { generateSamples } from '../points/generate-samples';

const LINES = 500_000;
const ROUNDS = 5;

interface Reading {
  readonly name: string;
  readonly source: string | Uint8Array;
  /** Fields asked for, once a point. */
  readonly fields: readonly string[];
}

/** How many lines a second line protocol is read at: the best of some rounds. */
export function benchPoints(): void {
  const text = generateSamples({ points: LINES / 20, hosts: 20 });
  const bytes = new TextEncoder().encode(text);
  const many = generateSamples({ points: LINES / 5000, hosts: 5000 });
  const long = text.replace(/usage_user=(\d+\.\d+)/g, 'usage_user=$1666666666667');
  const readings: Reading[] = [
    { name: 'text, no field asked for', source: text, fields: [] },
    { name: 'text, one field', source: text, fields: ['usage_idle'] },
    { name: 'text, every field', source: text, fields: ['n_users', 'usage_idle', 'usage_system', 'usage_user'] },
    { name: 'bytes, one field', source: bytes, fields: ['usage_idle'] },
    { name: 'text, 5000 hosts, one field', source: many, fields: ['usage_idle'] },
    { name: 'text, one float of 16 digits', source: long, fields: ['usage_user'] },
  ];
  for (const reading of readings)
    print(reading, Math.min(...Array.from({ length: ROUNDS }, () => microseconds(reading))));
}

/** Microseconds a line. */
function microseconds({ source, fields }: Reading): number {
  const start = performance.now();
  const reader = readLineProtocol(source);
  let lines = 0;
  let sum = 0;
  for (let request = reader.next(); request !== undefined; request = reader.next()) {
    for (const point of request.points) {
      lines++;
      for (const field of fields) sum += Number(point.fields.get(field));
    }
  }
  if (lines !== LINES || Number.isNaN(sum)) throw new Error(`${lines} lines, sum ${sum}`);
  return ((performance.now() - start) * 1000) / lines;
}

function print({ name }: Reading, perLine: number): void {
  const rate = (1 / perLine).toFixed(2);
  console.log(`line protocol, ${name}: ${rate} million lines/s (${perLine.toFixed(2)} µs a line of 4 fields)`);
}

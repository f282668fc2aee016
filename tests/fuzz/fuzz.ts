/** `npm run fuzz -- KIND [--count N] [--seed S]`: tries mutated inputs of a kind, prints what falls, ends with 1 where something does. */
import { parseArgs } from 'node:util';
import { KINDS, type Kind } from './kinds';
import { Random } from './random';

/** Milliseconds of processor time for one input. */
const SLOW = 5_000;
const MOST_SHOWN = 20;

const { values, positionals } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const [name = ''] = positionals;
const kind: Kind | undefined = Object.entries(KINDS).find(([key]) => key === name)?.[1];
if (kind === undefined) {
  console.log(`npm run fuzz -- KIND [--count N] [--seed S], where KIND is ${Object.keys(KINDS).join(', ')}`);
  process.exitCode = 2;
} else await fuzz(kind);

async function fuzz(chosen: Kind): Promise<void> {
  const count = Number(values.count ?? chosen.count);
  const random = new Random(Number(values.seed));
  const make = chosen.start();
  const faults = new Map<string, number>();
  let [fell, slowest, shown] = [0, 0, 0];
  for (let made = 0; made < count; made++) {
    const input = make(random);
    const began = process.cpuUsage();
    const fault = await faultOf(chosen, input);
    const { user, system } = process.cpuUsage(began);
    const took = (user + system) / 1000;
    slowest = Math.max(slowest, took);
    const words = fault ?? (took > SLOW ? `${Math.round(took)} ms` : undefined);
    if (words === undefined) continue;
    fell++;
    const of = words.slice(0, 60);
    faults.set(of, (faults.get(of) ?? 0) + 1);
    if (shown++ < MOST_SHOWN) console.log(`${name} ${made}: ${words.slice(0, 300)}\n${JSON.stringify(plain(input))}`);
  }
  console.log(`${count} ${name}, seed ${values.seed}: ${fell} fell, the slowest took ${Math.round(slowest)} ms`);
  for (const [words, times] of faults) console.log(`  ${times} ${words}`);
  if (fell > 0) process.exitCode = 1;
}

function plain(input: string | Uint8Array): string {
  return typeof input === 'string' ? input : Buffer.from(input).toString('base64');
}

async function faultOf(chosen: Kind, input: string | Uint8Array): Promise<string | undefined> {
  try {
    return await chosen.check(input);
  } catch (error) {
    return `throws ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' ') : String(error)}`;
  }
}

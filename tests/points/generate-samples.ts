/** Sample points, the same ones for the same seed: for the benches and the tests. */

export interface SampleOptions {
  readonly seed: number;
  /** Points of each host. */
  readonly points: number;
  readonly hosts: number;
  /** Time of the first point, nanoseconds. */
  readonly start: bigint;
  /** Time between two points of one host, nanoseconds. */
  readonly interval: bigint;
  /** Measurement; `cpu` unless said otherwise. */
  readonly measurement?: string;
  /** Episodes of high load that each host goes through. */
  readonly spikes: number;
  /** Times that each host falls silent for a while. */
  readonly gaps: number;
}

const DEFAULTS: SampleOptions = {
  seed: 1,
  points: 60,
  hosts: 2,
  start: 1514764800000000000n,
  interval: 10_000_000_000n,
  spikes: 2,
  gaps: 0,
};

/** How long an episode lasts, as a part of all points. */
const EPISODE = 0.08;
const DATA_CENTRES = ['fra', 'nyc', 'sgp'];

/**
 * Line protocol with the usage of CPUs, host by host within each interval: `usage_idle` and what it leaves to
 * `usage_user` and `usage_system`, in percent, and the integer `n_users`.
 */
export function generateSamples(options: Partial<SampleOptions> = {}): string {
  const settings = { ...DEFAULTS, ...options };
  const random = seeded(settings.seed);
  const hosts = Array.from({ length: settings.hosts }, (_, index) => makeHost(index, settings, random));
  const lines: string[] = [];
  for (let round = 0; round < settings.points; round++) {
    const time = settings.start + BigInt(round) * settings.interval;
    for (const host of hosts) if (!covers(host.gaps, round)) lines.push(sampleLine(host, round, time, random));
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

interface Host {
  /** Measurement and tags, as written. */
  readonly key: string;
  readonly usual: number;
  readonly spikes: readonly Episode[];
  readonly gaps: readonly Episode[];
}
/** Rounds from…to, half-open. */
interface Episode {
  readonly from: number;
  readonly to: number;
}

function makeHost(index: number, { measurement = 'cpu', points, spikes, gaps }: SampleOptions, random: Random): Host {
  const centre = DATA_CENTRES[index % DATA_CENTRES.length] ?? 'fra';
  const name = `web${String(index + 1).padStart(2, '0')}`;
  return {
    key: `${measurement},dc=${centre},host=${name}`,
    usual: 8 + random() * 30,
    spikes: Array.from({ length: spikes }, () => episode(points, random)),
    gaps: Array.from({ length: gaps }, () => episode(points, random)),
  };
}

/** Not within the first points, so that everything begins well. */
function episode(points: number, random: Random): Episode {
  const length = Math.max(1, Math.round(points * EPISODE));
  const from = Math.min(points, length) + Math.floor(random() * Math.max(1, points - 2 * length));
  return { from, to: from + length };
}

function covers(episodes: readonly Episode[], round: number): boolean {
  return episodes.some(({ from, to }) => round >= from && round < to);
}

function sampleLine(host: Host, round: number, time: bigint, random: Random): string {
  const busy = covers(host.spikes, round) ? 91 + random() * 8 : host.usual + (random() - 0.5) * 10;
  const system = busy * (0.2 + random() * 0.1);
  const idle = (100 - busy).toFixed(2);
  const users = 1 + Math.floor(random() * 5);
  return `${host.key} n_users=${users}i,usage_idle=${idle},usage_system=${system.toFixed(2)},usage_user=${(busy - system).toFixed(2)} ${time}`;
}

/** The next number, from 0 up to 1. */
type Random = () => number;

/** Lehmer's generator: short, and good enough for sample data. */
function seeded(seed: number): Random {
  let state = (Math.abs(Math.trunc(seed)) % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

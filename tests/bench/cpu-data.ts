const START = 1_514_764_800_000_000_000n;

/** Lines of `measurement` for so many hosts in turn, a second apart; one in a thousand is busy. */
export function cpuPoints(count: number, hosts: number, measurements: readonly string[] = ['cpu']): Uint8Array {
  const lines: string[] = [];
  for (let i = 0; i < count; i++) {
    const idle = i % 1000 === 0 ? 5 : 40 + (i % 59);
    const measurement = measurements[i % measurements.length];
    const time = START + BigInt(Math.floor(i / measurements.length)) * 1_000_000_000n;
    lines.push(
      `${measurement},cpu=cpu-total,host=server${Math.floor(i / measurements.length) % hosts} usage_idle=${idle}.5,usage_user=${99 - idle} ${time}\n`,
    );
  }
  return new TextEncoder().encode(lines.join(''));
}

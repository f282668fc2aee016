/** A line to go on from: the last one of the data, one interval later. */
export function nextLine(data: string): string {
  const lines = endOf(data)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const last = lines.at(-1);
  if (last === undefined) return '';
  const time = timeOf(last);
  if (time === undefined) return last;
  const times = lines.slice(-50).flatMap((line) => timeOf(line) ?? []);
  const before = times.slice(0, -1).findLast((candidate) => candidate < time);
  const interval = before === undefined ? 10_000_000_000n : time - before;
  return last.trimEnd().replace(/(?:-\d+|(?<!\d)\d+)$/, String(time + interval));
}

/** Characters that are looked at: the page would wait for more. */
const LONGEST_END = 100_000;

/** Whole lines of it. */
function endOf(data: string): string {
  const from = data.length - LONGEST_END;
  return from <= 0 ? data : data.slice(data.indexOf('\n', from) + 1);
}

function timeOf(line: string): bigint | undefined {
  const digits = /\s(-?\d+)\s*$/.exec(line)?.[1];
  return digits === undefined ? undefined : BigInt(digits);
}

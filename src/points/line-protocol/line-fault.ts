import { readLineProtocol } from './line-protocol';

/** Why a text is no line of points, in Kapacitor's words or ours; `undefined` when it is one or several. */
export function lineFault(text: string): string | undefined {
  const reader = readLineProtocol(text, { lenient: true });
  let points = 0;
  for (let request = reader.next(); request !== undefined; request = reader.next()) {
    const [bad] = request.badLines;
    if (bad !== undefined) return `This is no point: ${bad.reason}.`;
    points += request.points.length;
  }
  return points === 0 ? 'This is no point: a comment or nothing.' : undefined;
}

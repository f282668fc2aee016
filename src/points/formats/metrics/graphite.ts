/** Graphite's plain text: `servers.web1.cpu.idle 1.5 1700000000`, with tags behind semicolons or not; `N`, `-1` or nothing is now. */
import { isPlausible } from '../../times/unit-of-times';
import { areMost } from '../sample';
import { metricLines, VALUE } from './metric-lines';
import { pathAndTags } from './metric-path';

const LINE = new RegExp(
  String.raw`^\s*([^\s=,"'{};]+(?:;[^\s;=]+=[^\s;]*)*)[ \t]+(${VALUE})(?:[ \t]+(N|-?\d+(?:\.\d+)?))?\s*$`,
);

export const GRAPHITE = metricLines({
  id: 'graphite',
  isLoose: true,
  title: 'metrics of Graphite',
  note: 'The path of each is its measurement and the field is called value, as Telegraf takes them without templates.',
  metricIn: (line) => {
    const [, written, value, time] = LINE.exec(line) ?? [];
    if (written === undefined || value === undefined || !/^[A-Za-z_*]/.test(written)) return undefined;
    const { path, tags } = pathAndTags(written);
    return { name: path, tags, fields: [['value', value]], time: isNow(time) ? undefined : time };
  },
  // Prometheus writes milliseconds, and no dots in names.
  isSure: ({ lines }) => {
    const metrics = lines.flatMap((line) => {
      const [, path, , time] = (line.startsWith('#') ? null : LINE.exec(line)) ?? [];
      return path === undefined ? [] : [{ path, time }];
    });
    const timed = metrics.filter(({ time }) => isSeconds(time)).length;
    return areMost(timed, metrics.length) && metrics.every(({ path, time }) => /[.;]/.test(path) || time !== undefined);
  },
});

function isNow(time = 'N'): boolean {
  return /^(?:N|-1)$/.test(time);
}

function isSeconds(time = 'N'): boolean {
  return isNow(time) || isPlausible(BigInt(time.replace(/\..*$/, '')), 's');
}

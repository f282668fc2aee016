/** OpenTSDB's lines: `put sys.cpu.user 1700000000 42.5 host=a cpu=0`, and those that its import reads, without `put`. */
import { metricLines, VALUE } from './metric-lines';
import { pairsOf } from './metric-path';

const LINE = new RegExp(
  String.raw`^\s*(put\s+)?([\w./-]+)\s+(\d{9,13}(?:\.\d+)?)\s+(${VALUE})((?:\s+[^\s=]+=[^\s=]+)+)\s*$`,
);

export const OPENTSDB = metricLines({
  id: 'opentsdb',
  title: 'put lines of OpenTSDB',
  metricIn: (line) => {
    const [, , name, time, value, tags = ''] = LINE.exec(line) ?? [];
    if (name === undefined || value === undefined) return undefined;
    return { name, tags: pairsOf(tags.trim().split(/\s+/)), fields: [['value', value]], time: inSeconds(time) };
  },
});

/** Of more than ten digits the last three are milliseconds. */
function inSeconds(time: string | undefined): string | undefined {
  return time?.replace(/^(\d{10})(\d{3})$/, '$1.$2');
}

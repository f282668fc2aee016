/**
 * What Prometheus' console and promtool print: `up{job="x"} => 1 @[1700000000.123]`, a series with its samples below it, and
 * `5 @1700000000` as older consoles write them. Prometheus promql/value.go, v2.
 */
import { spend } from '../../../text/budget';
import { isNumberText } from '../cell';
import type { DataFormat } from '../format';
import { labelsOf } from '../prometheus';
import { areMost } from '../sample';
import { eachLine } from '../text-lines';
import { readTime } from '../times';

const LABELS = String.raw`\{(?:\s*[a-zA-Z_]\w*\s*=\s*".*)?\}`;
const SERIES = String.raw`([a-zA-Z_:][\w:.]*(?:\s*${LABELS})?|${LABELS})`;
const SAMPLE = new RegExp(String.raw`^\s*(?:${SERIES}\s*(?:=>)?\s+)?(\S+)\s+@\s?\[?(\d{1,19}(?:\.\d{1,9})?)\]?\s*$`);
const HEAD = new RegExp(String.raw`^\s*${SERIES}\s*(?:=>)?\s*$`);

export const PROMETHEUS_CONSOLE: DataFormat = {
  id: 'prometheus-console',
  title: 'output of Prometheus’ console',
  ordered: true,
  recognises: ({ lines }) => {
    const samples = lines.filter((line) => SAMPLE.test(line)).length;
    return samples > 0 && areMost(samples + lines.filter((line) => HEAD.test(line)).length, lines.length);
  },
  read: (text, sheet) => {
    let series = seriesOf('');
    for (const { text: line, start, end } of eachLine(text)) {
      spend(1);
      const [, own, value = '', written = ''] = SAMPLE.exec(line) ?? [];
      const named = own ?? HEAD.exec(line)?.[1];
      if (named !== undefined) series = seriesOf(named);
      const time = readTime(written);
      if (time === undefined) {
        if (named === undefined && line.trim() !== '') sheet.leaveOut(start, end, 'this line is no sample of a series');
        else sheet.frame(start, end);
      } else if (isNumberText(value)) sheet.add({ ...series, cells: [['value', Number(value)]], time, start, end });
      else sheet.leaveOut(start, end, `${value} is nothing that a field can be`);
    }
  },
};

function seriesOf(written: string) {
  const [, name = '', labels = ''] = /^([^{\s]*)\s*(?:\{(.*)\})?$/.exec(written) ?? [];
  const all = labelsOf(labels);
  return {
    name: name || all.find(([label]) => label === '__name__')?.[1],
    tags: all.filter(([label]) => label !== '__name__'),
  };
}

/** Wavefront's lines, as Telegraf writes them: `"cpu.usage.idle" 1.5 1700000000 source="a" "cpu"="cpu0"`. */
import { metricLines, VALUE } from './metric-lines';

const TAG = String.raw`(?:"(?:[^"\\]|\\.)+"|[\w.~/-]+)=(?:"(?:[^"\\]|\\.)*"|[^\s"]+)`;
const LINE = new RegExp(String.raw`^\s*("[^"\s]+"|[\w.~/-]+) +(${VALUE})(?: +(\d{9,19}))? +(${TAG}(?: +${TAG})*)$`);
const EACH = /("(?:[^"\\]|\\.)+"|[\w.~/-]+)=("(?:[^"\\]|\\.)*"|[^\s"]+)/g;

export const WAVEFRONT = metricLines({
  id: 'wavefront',
  title: 'metrics of Wavefront',
  note: 'The field is called value, as Telegraf takes it.',
  metricIn: (line) => {
    const [, name, value, time, written = ''] = LINE.exec(line.trimEnd()) ?? [];
    if (name === undefined || value === undefined) return undefined;
    const tags = [...written.matchAll(EACH)].map(([, key = '', text = '']) => [plain(key), plain(text)] as const);
    if (!tags.some(([key]) => key === 'source' || key === 'host')) return undefined;
    return { name: plain(name), tags: tags.filter(([, text]) => text !== ''), fields: [['value', value]], time };
  },
});

function plain(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}

/** Texts as spreadsheets of several countries, consoles of clouds and tickets hold them. */
import { expect, test } from 'vitest';
import { converted } from './read';

const POINTS = ['file a="x",v=93.5 1700000000000000000', 'file a="y",v=1212 1700000010000000000'];

test.each([
  [
    'French: blanks between thousands',
    'Horodatage;a;v\r\n14/11/2023 22:13:20;x;93,5\r\n14/11/2023 22:13:30;y;1 212\r\n',
  ],
  ['Brazilian: currency', 'Data/Hora;a;v\n14/11/2023 22:13:20;x;R$ 93,50\n14/11/2023 22:13:30;y;R$ 1.212,00\n'],
  ['Italian: a clock with points', 'Data;a;v\n14/11/2023 22.13.20;x;93,5\n14/11/2023 22.13.30;y;1212\n'],
  ['Portuguese: a day and a clock', 'data\thora\ta\tv\n14/11/2023\t22:13:20\tx\t93,5\n14/11/2023\t22:13:30\ty\t1212\n'],
  ['Swiss: apostrophes', "Zeit;a;v\n14.11.2023 22:13:20;x;93.5\n14.11.2023 22:13:30;y;1'212\n"],
  ['Jira', '||time||a||v||\n|2023-11-14T22:13:20Z|x|93.5|\n|2023-11-14T22:13:30Z|y|1212|\n'],
])('%s', (_, text) => expect(converted(text)).toMatchObject({ lines: POINTS, leftOut: [] }));

const OF_CPU = ['file,host=a cpu=93.5 1700000000000000000', 'file,host=a cpu=12 1700000010000000000'];
const FIELDS = (of: string) =>
  `"fields":[{"name":"Time","type":"time"${of === '' ? '' : `,"values":[1700000000000,1700000010000]`}},{"name":"cpu","type":"number","labels":{"host":"a"}${of === '' ? '' : `,"values":[93.5,12]`}}]`;

test.each([
  [
    'what the inspector of a query shows',
    `{"request":{"url":"x"},"response":{"results":{"A":{"frames":[{"schema":{${FIELDS('')}},"data":{"values":[[1700000000000,1700000010000],[93.5,12]]}}]}}}}`,
    'grafana-frames',
    OF_CPU,
  ],
  [
    'the data of a panel',
    `{"state":"Done","series":[{"refId":"A",${FIELDS('own')},"length":2}]}`,
    'grafana-frames',
    OF_CPU,
  ],
  [
    'an export of VictoriaMetrics',
    '{"metric":{"__name__":"m","host":"a"},"values":[93.5,12],"timestamps":[1700000000000,1700000010000]}\n',
    'prometheus-json',
    ['m,host=a value=93.5 1700000000000000000', 'm,host=a value=12 1700000010000000000'],
  ],
  [
    'a query of New Relic',
    '[{"facet":"a","beginTimeSeconds":1700000000,"cpu":93.5}]',
    'flat-json',
    ['file cpu=93.5,facet="a" 1700000000000000000'],
  ],
  [
    'the influx shell with one blank for many, and how it began',
    '$ influx\nConnected to http://localhost:8086 version 1.8.10\nInfluxDB shell version: 1.8.10\n> select * from cpu\nname: cpu\ntime v host\n---- - ----\n1700000000000000000 93.5 web-1\n',
    'influx-column',
    ['cpu host="web-1",v=93.5 1700000000000000000'],
  ],
])('%s', (_, text, format, lines) => expect(converted(text)).toEqual({ format, lines, leftOut: [] }));

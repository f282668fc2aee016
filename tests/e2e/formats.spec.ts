/** Data of each form pasted into the page, as a person does it: the real clipboard, points on the chart. */
import { expect, test } from '@playwright/test';
import { FORMATS } from '../../src/points/formats/formats';
import { recogniseData } from '../../src/points/formats/read/recognise';
import { METRIC_WRITERS } from '../points/formats/metric-writers';
import { PARTIAL_WRITERS } from '../points/formats/number-writers';
import { TOOL_WRITERS } from '../points/formats/tool-writers';
import { WRITERS } from '../points/formats/writers';
import { Playground } from './page/playground';

const T = '1700000000';
const FORMS: readonly (readonly [string, string, RegExp])[] = [
  [
    'telegraf --test',
    `2023-11-14T22:13:20Z I! Starting\n> cpu,host=a usage_idle=5 ${T}000000000\n> cpu,host=a usage_idle=50 ${T}100000000\n`,
    /Output of telegraf --test: 2 points of cpu/,
  ],
  [
    'the shell’s columns',
    `name: cpu\ntime       host usage_idle\n----       ---- ----------\n${T} a    5\n1700000010 a    50\n`,
    /Output of the influx shell \(columns\): 2 points of cpu, host as a tag/,
  ],
  [
    'the shell’s CSV',
    `name,time,host,usage_idle\ncpu,${T},a,5\ncpu,1700000010,a,50\n`,
    /Output of the influx shell \(CSV\): 2 points of cpu/,
  ],
  [
    '/query',
    `{"results":[{"series":[{"name":"cpu","tags":{"host":"a"},"columns":["time","usage_idle"],"values":[["2023-11-14T22:13:20Z",5],["2023-11-14T22:13:30Z",50]]}]}]}`,
    /Answer of InfluxDB \(JSON\): 2 points of cpu/,
  ],
  [
    'Telegraf’s JSON',
    `{"fields":{"usage_idle":5},"name":"cpu","tags":{"host":"a"},"timestamp":${T}}\n{"fields":{"usage_idle":50},"name":"cpu","tags":{"host":"a"},"timestamp":1700000010}\n`,
    /Telegraf’s JSON: 2 points of cpu/,
  ],
  [
    'Flux',
    ',result,table,_time,_value,_field,_measurement,host\n,,0,2023-11-14T22:13:20Z,5,usage_idle,cpu,a\n,,0,2023-11-14T22:13:30Z,50,usage_idle,cpu,a\n',
    /CSV of Flux: 2 points of cpu/,
  ],
  [
    'an export',
    `# DML\n# CONTEXT-DATABASE:telegraf\n# CONTEXT-RETENTION-POLICY:autogen\ncpu,host=a usage_idle=5 ${T}000000000\ncpu,host=a usage_idle=50 1700000010000000000\n`,
    /Export of InfluxDB: 2 points of cpu/,
  ],
  [
    'an alert',
    `{"id":"x","message":"m","time":"2023-11-14T22:13:20Z","duration":0,"level":"OK","data":{"series":[{"name":"cpu","tags":{"host":"a"},"columns":["time","usage_idle"],"values":[["2023-11-14T22:13:20Z",5],["2023-11-14T22:13:30Z",50]]}]}}\n`,
    /Alert data of Kapacitor \(JSON\): 2 points of cpu/,
  ],
  [
    'Chronograf',
    'time,cpu.usage_idle\n2023-11-14T22:13:20.000Z,5\n2023-11-14T22:13:30.000Z,50\n',
    /CSV of Chronograf: 2 points of cpu/,
  ],
  [
    'Grafana',
    'Series;Time;Value\ncpu.usage_idle {host: a};2023-11-14T22:13:20Z;5\ncpu.usage_idle {host: a};2023-11-14T22:13:30Z;50\n',
    /CSV of Grafana: 2 points of cpu/,
  ],
  [
    'Prometheus',
    `# TYPE cpu gauge\ncpu{host="a"} 5 ${T}000\ncpu{host="b"} 50 ${T}000\n`,
    /Metrics of Prometheus: 2 points of cpu/,
  ],
  [
    'JSON objects',
    '[{"time":"2023-11-14T22:13:20Z","host":"a","usage_idle":5},{"time":"2023-11-14T22:13:30Z","host":"a","usage_idle":50}]',
    /JSON objects with a time: 2 points of cpu, host as a tag/,
  ],
  [
    'INSERT lines',
    `> INSERT cpu,host=a usage_idle=5 ${T}000000000\n> INSERT cpu,host=a usage_idle=50 1700000010000000000\n`,
    /INSERT lines of the influx shell: 2 points of cpu/,
  ],
  [
    'curl',
    `curl -XPOST 'http://localhost:8086/write?db=telegraf&precision=s' --data-binary 'cpu,host=a usage_idle=5 ${T}\ncpu,host=a usage_idle=50 1700000010'\n`,
    /Shell command that writes points: 2 points of cpu/,
  ],
  [
    'a drawn table',
    '+---------------------+------+------------+\n| time                | host | usage_idle |\n+---------------------+------+------------+\n| 2023-11-14T22:13:20 | a    | 5.0        |\n| 2023-11-14T22:13:30 | a    | 50.0       |\n+---------------------+------+------------+\n',
    /Drawn table: 2 points of cpu, host as a tag/,
  ],
  [
    'influx query',
    'Result: _result\nTable: keys: [_field, _measurement]\n         _field:string     _measurement:string                      _time:time                  _value:float  \n----------------------  ----------------------  ------------------------------  ----------------------------  \n            usage_idle                     cpu  2023-11-14T22:13:20.000000000Z                             5  \n            usage_idle                     cpu  2023-11-14T22:13:30.000000000Z                            50  \n',
    /Table of influx query: 2 points of cpu/,
  ],
  [
    'CSV of a spreadsheet',
    'Datum;Uhrzeit;usage_idle\n14.11.2023;22:13:20;5,5\n14.11.2023;22:13:30;50\n',
    /CSV: 2 points of cpu/,
  ],
  ['CSV without a header', `${T},5\n1700000010,50\n`, /CSV without a header: 2 points of cpu/],
  ['seconds', `cpu,host=a usage_idle=5 ${T}\ncpu,host=a usage_idle=50 1700000010\n`, /The times are seconds/],
  ['no times', 'cpu,host=a usage_idle=5\ncpu,host=a usage_idle=50\n', /2 points have no time/],
];

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Forms whose text is converted as well; what each becomes is told by tests/points/formats. */
const CONVERTED = ['telegraf --test', 'the shell’s columns', '/query', 'CSV of a spreadsheet', 'seconds'];

/** Every other form of the table, as its writer prints it. */
function otherForms(): readonly (readonly [string, string, RegExp])[] {
  const points = [0, 10].map((after) => ({
    host: 'a',
    note: 'up',
    f: after + 0.5,
    i: BigInt(after),
    time: 1_700_000_000_000_000_000n + BigInt(after) * 1_000_000_000n,
  }));
  const pasted = new Set(FORMS.map(([, text]) => recogniseData(text)?.id));
  const writers = [...WRITERS, ...PARTIAL_WRITERS, ...METRIC_WRITERS, ...TOOL_WRITERS];
  return FORMATS.filter(({ id }) => !pasted.has(id)).flatMap(({ id, title }) => {
    const writer = writers.find(({ format }) => format === id);
    const words = title.slice(1).replace(/[()]/g, '\\$&');
    return writer === undefined ? [] : [[title, writer.write(points), new RegExp(`${words}: 2 points of`)] as const];
  });
}

test('whatever form the data are in, they are pasted, told and drawn', async ({ page, isMobile }) => {
  test.slow();
  const playground = new Playground(page);
  await playground.open();
  const show = (pane: 'Script' | 'Chart') =>
    isMobile ? page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: pane }).click() : undefined;
  const line = page.getByRole('region', { name: 'What the data are' });
  await show('Script');
  await playground.show('data.lp');
  for (const [name, text, words] of [...FORMS, ...otherForms()]) {
    await test.step(name, async () => {
      await show('Script');
      await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
      await playground.text.focus();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.press('ControlOrMeta+V');
      await expect(line).toContainText(words);
      await expect(playground.moment).toContainText('2 / 2');
      if (CONVERTED.includes(name)) {
        await line.getByRole('button', { name: 'Convert to line protocol' }).click();
        await expect(playground.text).toHaveValue(/^(?:# db=telegraf rp=autogen\n)?cpu/);
        await expect(playground.moment).toContainText('2 / 2');
      }
      await show('Chart');
      await expect(page.locator('canvas').first()).toBeVisible();
    });
  }
});

test('a guess is changed with a click, and the line can be sent away', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.show('data.lp');
  await playground.text.fill(FORMS[2]?.[1] ?? '');
  const line = page.getByRole('region', { name: 'What the data are' });
  await line.getByRole('button', { name: 'host: tag' }).click();
  await expect(line.getByRole('button', { name: 'host: text' })).toBeVisible();
  await expect(line).toContainText('Taken as a field of text: host.');
  await line.getByRole('button', { name: 'Leave it' }).click();
  await expect(line).toHaveCount(0);
});

test('an empty state names its reason, and a button mends it', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.show('data.lp');
  await playground.text.fill('');
  await expect(page.getByText('data.lp is empty.')).toBeVisible();
  await page.getByRole('button', { name: 'Make some points' }).click();
  await expect(playground.moment).toContainText('60 / 60');
});

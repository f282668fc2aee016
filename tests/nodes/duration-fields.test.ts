/** A lambda's duration as a field: what Kapacitor 1.8.3 answered to these scripts. */
import { describe, expect, test } from 'vitest';
import { runScript } from './run-script';

const LINES = ['cpu,host=a usage=90,n=3i 10', 'cpu,host=a usage=95,n=4i 20', 'cpu,host=a usage=95,n=5i 30'];
const HEAD = `stream|from().groupBy('host')|eval(lambda: 30s * int("n")).as('d').keep('d', 'n', 'usage')`;

function ran(chain: string, lines: readonly string[] = LINES) {
  const { run, error, errors } = runScript(HEAD + chain, lines);
  return {
    error,
    errors: [...new Set(errors)],
    httpOut: run.httpOut.map(({ text }) => text),
    messages: run.events.map(({ message }) => message),
    bodies: run.requests.map(({ request }) => request.body),
    logs: run.logs.filter(({ message }) => message.endsWith('point')).map(({ text }) => text),
    fields: run.events.map(({ fields }) => fields),
  };
}

/** The row of the last point: columns and values. */
function row(columns: string, values: string): string {
  return `{"series":[{"name":"cpu","tags":{"host":"a"},"columns":["time",${columns}],"values":[["1970-01-01T00:00:30Z",${values}]]}]}`;
}

describe('the next expression', () => {
  test.each([
    ['string("d")', '"150s"'],
    ['"d" > 100s', 'true'],
    ['"d" == 150s', 'true'],
    ['"d" + 1s', '151000000000'],
    ['"d" - 200s', '-50000000000'],
    ['"d" * 2.5', '375000000000'],
    ['"d" / 7', '21428571428'],
    ['"d" / 1s', '150'],
    ['-"d"', '-150000000000'],
    ['if("usage" > 1, "d", 1s)', '150000000000'],
  ])('%s gives %s', (expression, value) => {
    expect(ran(`|eval(lambda: ${expression}).as('f')|httpOut('x')`)).toMatchObject({
      errors: [],
      httpOut: [row('"f"', value)],
    });
  });

  test.each([
    [
      '"d" + "n"',
      'mismatched type to binary operator. got duration + int. see bool(), int(), float(), string(), duration()',
    ],
    [
      '"d" == 90000000000',
      'mismatched type to binary operator. got duration == int. see bool(), int(), float(), string(), duration()',
    ],
    ['"d" =~ /a/', 'invalid comparison operator =~ for type duration'],
    ['"d" % 7s', 'invalid math operator % for type duration'],
    ['abs("d")', 'Cannot call function "abs" with args ("d": duration), available signatures are [(float)].'],
  ])('%s fails', (expression, error) => {
    expect(ran(`|eval(lambda: ${expression}).as('f')|httpOut('x')`)).toMatchObject({
      errors: [`error evaluating expression: ${error}`],
      httpOut: ['{"series":null}'],
    });
  });

  test('that makes a tag', () => {
    expect(ran(`|eval(lambda: "d").as('x').tags('x')`).errors).toEqual([
      'error evaluating expression: result of a tag expression must be of type string, got time.Duration',
    ]);
  });
});

describe('nodes', () => {
  const whole = row('"d","n","usage"', '150000000000,5,95');
  test.each([
    ["|httpOut('x')", whole],
    [`|where(lambda: "d" > 100s)|httpOut('x')`, whole],
    ["|default().field('d', 5)|httpOut('x')", whole],
    ["|groupBy('host')|httpOut('x')", whole],
    [
      `|stateDuration(lambda: "d" > 100s)|httpOut('x')`,
      row('"d","n","state_duration","usage"', '150000000000,5,10,95'),
    ],
    ["|delete().field('n')|httpOut('x')", row('"d","usage"', '150000000000,95')],
    ["|count('d')|httpOut('x')", row('"count"', '0').replace('00:00:30', '00:00:20')],
    ["|sum('d')|httpOut('x')", row('"sum"', '0').replace('00:00:30', '00:00:20')],
    [
      `|alert().crit(lambda: TRUE).durationField('dur')|httpOut('x')`,
      row('"d","dur","n","usage"', '150000000000,20000000000,5,95'),
    ],
  ])('%s', (chain, expected) => {
    expect(ran(chain).httpOut).toEqual([expected]);
  });

  test('changeDetect compares what durations are worth', () => {
    const run = runScript(`stream|from()|eval(lambda: 1s * "n").as('d')|changeDetect('d')`, [
      'm n=1i 1',
      'm n=1i 2',
      'm n=2i 3',
    ]);
    expect(run.emitted('changeDetect3')).toEqual(['@1 m {d=1s}', '@3 m {d=2s}']);
  });

  test.each([
    ['sum', 'failed to aggregate point'],
    ['count', 'failed to aggregate point'],
    ['difference', 'failed to aggregate point'],
    ['cumulativeSum', 'failed to aggregate point'],
  ])('%s takes it for an int and finds that it is none', (method, message) => {
    expect(ran(`|${method}('d')`).errors).toEqual([`${message}: field d has wrong type: got time.Duration exp int64`]);
  });

  test('mean of a batch', () => {
    expect(ran(`|window().periodCount(2).everyCount(1)|mean('d')|httpOut('x')`)).toMatchObject({
      errors: ['failed to aggregate point in batch: field d has wrong type: got time.Duration exp int64'],
      httpOut: ['{\n    "error": "json: unsupported value: NaN",\n    "message": "json: unsupported value: NaN"\n}'],
    });
  });

  test('derivative names the type', () => {
    const { run } = runScript(`${HEAD}|derivative('d')`, LINES.slice(0, 1));
    expect(run.logs.map(({ text }) => text)).toEqual([
      'lvl=error msg="cannot perform derivative" service=kapacitor task_master=main task=t node=derivative3 err="field is the wrong type" field=d type=time.Duration',
    ]);
  });

  test('log writes it as Go does', () => {
    const { logs } = ran(
      `|eval(lambda: 0s, lambda: 1500ms, lambda: -90s, lambda: 36w, lambda: 5u).as('a','b','c','e','f')|log().level('ERROR')`,
      LINES.slice(0, 1),
    );
    expect(logs).toEqual([
      'lvl=error msg=point service=kapacitor task_master=main task=t node=log4 prefix= name=cpu db=telegraf rp=autogen group=host=a dimension_0=host tag_host=a field_a=0s field_b=1.5s field_c=-1m30s field_e=6048h0m0s field_f=5µs time=1970-01-01T00:00:10Z',
    ]);
  });
});

describe('an alert', () => {
  test.each([
    ['{{ index .Fields "d" }}', '1m30s'],
    ['{{ .Fields }}', 'map[d:1m30s n:3 usage:90]'],
    [
      '{{ printf "%v %d %s %T %q %x %+v %5.2f" (index .Fields "d") (index .Fields "d") (index .Fields "d") (index .Fields "d") (index .Fields "d") (index .Fields "d") (index .Fields "d") (index .Fields "d") }}',
      '1m30s 90000000000 1m30s time.Duration "1m30s" 316d333073 1m30s %!f(time.Duration=90000000000)',
    ],
    [
      '{{ if gt (index .Fields "d") 5 }}gt{{ end }} {{ eq (index .Fields "d") 90000000000 }} {{ eq (index .Fields "d") (index .Fields "n") }}',
      'gt true false',
    ],
    [
      '{{ (index .Fields "d").Seconds }} {{ (index .Fields "d").Minutes }} {{ (index .Fields "d").Hours }} {{ (index .Fields "d").Nanoseconds }}',
      '90 1.5 0.025 90000000000',
    ],
    ['{{ (index .Fields "d").Round 60000000000 }} {{ printf "%#v" (index .Fields "d") }}', '2m0s 90000000000'],
    [
      '{{ print (index .Fields "d") 1 }} {{ html (index .Fields "d") }} {{ urlquery (index .Fields "d") }}',
      '1m30s 1 1m30s 1m30s',
    ],
  ])('%s', (template, message) => {
    const chain = `|alert().crit(lambda: "d" > 1m).message('${template}').topic('tp')`;
    expect(ran(chain, LINES.slice(0, 1))).toMatchObject({ error: undefined, messages: [message] });
  });

  test.each([
    ['lt (index .Fields "d") 1.5', 'lt: incompatible types for comparison: time.Duration and float64'],
    ['len (index .Fields "d")', 'len: len of type time.Duration'],
  ])('%s ends the task', (pipeline, error) => {
    expect(ran(`|alert().crit(lambda: TRUE).message('{{ ${pipeline} }}').topic('tp')`).error).toBe(
      `alert3: template: message:1:3: executing "message" at <${pipeline}>: error calling ${error}`,
    );
  });

  test('writes nanoseconds into JSON and text into HTML', () => {
    const details =
      '{{ index .Fields "d" }} <a href="{{ index .Fields "d" }}" onclick="x({{ index .Fields "d" }})">{{ json (index .Fields "d") }}</a><script>var a = {{ index .Fields "d" }};</script><i class={{ index .Fields "d" }} style="width: {{ index .Fields "d" }}"></i>';
    const chain = `|alert().crit(lambda: TRUE).message('m').details('${details}').post('http://capture/x')`;
    const body: unknown = JSON.parse(ran(chain, LINES.slice(0, 1)).bodies[0] ?? '');
    expect(body).toMatchObject({
      details:
        '1m30s <a href="1m30s" onclick="x(&#34;1m30s&#34;)">90000000000\n</a><script>var a = "1m30s";</script><i class=1m30s style="width: 1m30s"></i>',
      data: { series: [{ values: [['1970-01-01T00:00:10Z', 90_000_000_000, 3, 90]] }] },
    });
  });

  test('is recorded as plain data that a worker can post', () => {
    const { fields } = ran("|alert().crit(lambda: TRUE).topic('tp')", LINES.slice(0, 1));
    expect(structuredClone(fields)).toEqual([
      [
        ['d', { duration: 90_000_000_000n }],
        ['n', 3n],
        ['usage', 90],
      ],
    ]);
  });
});

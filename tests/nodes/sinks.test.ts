import { describe, expect, it } from 'vitest';
import { runScript } from './run-script';

const DATA = ['m,host=a v=1,w="x",i=3i,b=true 1', 'm,host=b v=2 2', 'm v=3.25 3', 'm,host=a v=4 4'];

function served(script: string, data: readonly string[], conf?: string): string | undefined {
  return runScript(script, data, conf === undefined ? {} : { conf }).run.httpOut[0]?.text;
}

describe('httpOut', () => {
  it('serves the latest point of each group in order of their first appearance', () => {
    const data = ['m,h=b,z=1 v=1 1', 'm,h=a v=2 2', 'm,h=b v=3 3', 'm v=9 4'];
    expect(served("stream|from().groupBy('h')|httpOut('o')", data)).toBe(
      '{"series":[{"name":"m","tags":{"h":"b"},"columns":["time","v"],"values":[["1970-01-01T00:00:03Z",3]]},' +
        '{"name":"m","tags":{"h":"a"},"columns":["time","v"],"values":[["1970-01-01T00:00:02Z",2]]},' +
        '{"name":"m","columns":["time","v"],"values":[["1970-01-01T00:00:04Z",9]]}]}',
    );
  });

  it('serves batches with the columns of their first point', () => {
    const data = ['m,h=b,z=1 v=1 1', 'm,h=a v=2,x=5 2', 'm,h=b v=3 3', 'm v=9 4', 'm v=1 11'];
    expect(served("stream|from()|window().period(10s).every(10s)|httpOut('o')", data)).toBe(
      '{"series":[{"name":"m","columns":["time","h","v","z"],"values":[["1970-01-01T00:00:01Z","b",1,"1"],' +
        '["1970-01-01T00:00:02Z","a",2,null],["1970-01-01T00:00:03Z","b",3,null],["1970-01-01T00:00:04Z",null,9,null]]}]}',
    );
  });

  it.each([
    ['nothing yet', "stream|from().measurement('x')|httpOut('o')", '{"series":null}'],
    [
      'an empty batch',
      "stream|from()|window().period(1s).every(3s)|where(lambda: FALSE)|httpOut('o')",
      '{"series":[{"name":"m"}]}',
    ],
    [
      'what JSON cannot say',
      "stream|from()|eval(lambda: \"v\" / 0.0).as('v')|httpOut('o')",
      '{\n    "error": "json: unsupported value: +Inf",\n    "message": "json: unsupported value: +Inf"\n}',
    ],
    [
      'text that HTML would mind',
      "stream|from()|eval(lambda: '<&>').as('s')|httpOut('o')",
      '{"series":[{"name":"m","tags":{"host":"a"},"columns":["time","s"],"values":[["1970-01-01T00:00:04Z","\\u003c\\u0026\\u003e"]]}]}',
    ],
  ])('serves %s', (_, script, text) => {
    expect(served(script, DATA)).toBe(text);
  });
});

describe('httpPost', () => {
  it('posts each point to a URL made of it, headers as Go sends them', () => {
    const script = `stream|from()|httpPost('http://capture/{{.Name}}/{{index .Tags "host"}}/{{(index .Values 0).v}}')
  .header('content-type','text/x').header('user-agent','me').header('z-z','1').header('a-a','2')`;
    const [first] = runScript(script, DATA).run.requests;
    expect(first?.request).toEqual({
      method: 'POST',
      url: 'http://capture/m/a/1',
      headers: [
        ['Host', 'capture'],
        ['User-Agent', 'me'],
        ['Content-Length', '130'],
        ['A-A', '2'],
        ['Content-Type', 'text/x'],
        ['Z-Z', '1'],
        ['Accept-Encoding', 'gzip'],
      ],
      body: '{"series":[{"name":"m","tags":{"host":"a"},"columns":["time","b","i","v","w"],"values":[["1970-01-01T00:00:01Z",true,3,1,"x"]]}]}\n',
    });
  });

  it('puts the status of the answer into a field', () => {
    const run = runScript("stream|from()|httpPost('http://capture').codeField('code')|log()", ['m v=1 1']);
    expect(run.emitted('http_post2')).toEqual(['@1 m {code=200i,v=1}']);
  });

  it('puts 0 there when nothing could be posted', () => {
    const run = runScript("stream|from()|httpPost('http://capture/{{.Nope}}').codeField('code')|log()", ['m v=1 1']);
    expect(run.emitted('http_post2')).toEqual(['@1 m {code=0i,v=1}']);
    expect(run.errors).toEqual([
      'failed to POST data: failed to marshal row data json: failed to execute url template: template: body:1:17: ' +
        'executing "body" at <.Nope>: can\'t evaluate field Nope in type *kapacitor.mappedRow',
    ]);
  });

  it('says what JSON cannot say', () => {
    const run = runScript("stream|from()|eval(lambda: \"v\" / 0.0).as('v')|httpPost('http://capture')", ['m v=1 1']);
    expect(run.errors).toEqual(['failed to POST data: failed to marshal row data json: json: unsupported value: +Inf']);
  });

  it('uses an endpoint of the configuration', () => {
    const conf = `[[httppost]]
  endpoint = "e"
  url = "http://capture/e"
  headers = { x-team = "ops" }
  row-template = "{{.Name}}{{range .Values}} {{.v}}{{end}}"
`;
    const [first] = runScript("stream|from()|httpPost().endpoint('e')", ['m v=1.5 1'], { conf }).run.requests;
    expect(first?.request.url).toBe('http://capture/e');
    expect(first?.request.body).toBe('m 1.5');
    expect(first?.request.headers.slice(2)).toEqual([
      ['Content-Length', '5'],
      ['X-Team', 'ops'],
      ['Accept-Encoding', 'gzip'],
    ]);
  });

  it.each([
    ["httpPost('http://a','http://b')", 'invalid TICKscript: httpPost expects 0 or 1 arguments, got 2'],
    ['httpPost()', 'invalid TICKscript: must provide url or endpoint'],
    ["httpPost().endpoint('a').endpoint('b')", 'invalid TICKscript: httpPost expects 0 or 1 endpoints, got 2'],
    ["httpPost('http://a').endpoint('b')", 'invalid TICKscript: only one endpoint and url may be specified'],
    ["httpPost('http://a').header('Authenticate','x')", "invalid TICKscript: cannot set 'authenticate' header"],
    ["httpPost().endpoint('nope')", "endpoint 'nope' does not exist"],
    ["httpPost('http://{{')", 'error in url templating: failed to parse template: template: body:1: unclosed action'],
  ])('refuses %s', (call, error) => {
    expect(runScript(`stream|from()|${call}`, []).error).toBe(error);
  });
});

describe('influxDBOut', () => {
  const writes = (script: string) => {
    const { run } = runScript(script, DATA, { strict: true });
    return run.requests.map(({ request }) => [request.url.replace(/^https?:\/\/[^/]*/, ''), request.body]);
  };

  it('writes when its buffer is full and at the end', () => {
    const script = `stream|from()|influxDBOut().database('d b').precision('s').tag('k','v w').writeConsistency('all')
  .measurement('q, r').retentionPolicy('select').buffer(2)`;
    expect(writes(script)).toEqual([
      [
        '/write?consistency=all&db=d+b&precision=s&rp=select',
        'q\\,\\ r,host=a,k=v\\ w b=true,i=3i,v=1,w="x" 1\nq\\,\\ r,host=b,k=v\\ w v=2 2\n',
      ],
      [
        '/write?consistency=all&db=d+b&precision=s&rp=select',
        'q\\,\\ r,k=v\\ w v=3.25 3\nq\\,\\ r,host=a,k=v\\ w v=4 4\n',
      ],
    ]);
  });

  it('writes to the database of the points; batches have none', () => {
    expect(writes('stream|from().where(lambda: "v" > 3.5)|influxDBOut()')).toEqual([
      ['/write?consistency=&db=telegraf&precision=ns&rp=autogen', 'm,host=a v=4 4000000000\n'],
    ]);
    expect(writes('stream|from()|window().period(1s).every(1s)|influxDBOut()')[0]?.[0]).toBe(
      '/write?consistency=&db=&precision=ns&rp=',
    );
  });

  it('creates the database at the start', () => {
    const { run } = runScript("stream|from()|influxDBOut().database('d').retentionPolicy('select').create()", []);
    expect(run.requests.map(({ request }) => request.url.replace(/^https?:\/\/[^/]*/, ''))).toEqual([
      '/query?db=&q=CREATE+DATABASE+d+WITH+NAME+%22select%22',
    ]);
  });

  it('says which headers travel, but not how long a packed body is', () => {
    const [request] = runScript("stream|from()|influxDBOut().database('d')", ['m v=1 1']).run.requests;
    expect(request?.request.headers.slice(1)).toEqual([
      ['User-Agent', 'KapacitorInfluxDBClient'],
      ['Content-Encoding', 'gzip'],
      ['Content-Type', 'application/octet-stream'],
      ['Accept-Encoding', 'gzip'],
    ]);
  });

  it('refuses precisions at each point, and clusters at the start', () => {
    expect(runScript("stream|from()|influxDBOut().precision('x')", ['m v=1 1']).errors).toEqual([
      'failed to write points to InfluxDB: time: unknown unit "x" in duration "1x"',
    ]);
    expect(runScript("stream|from()|influxDBOut().cluster('nope')", []).error).toBe(
      'failed to get InfluxDB client: no such InfluxDB config nope',
    );
  });
});

describe('kapacitorLoopback', () => {
  it('writes points that other tasks can read', () => {
    const run = runScript(
      "stream|from()|kapacitorLoopback().database('x').retentionPolicy('y').measurement('z').tag('k','v')",
      ['m v=1 1'],
    );
    expect(run.run.tasks[0]?.nodes.at(-1)?.statistics).toMatchObject({ collected: 1, emitted: 0, points_written: 1 });
  });

  it.each([
    ['kapacitorLoopback()', 'invalid TICKscript: must specify a database'],
    ["kapacitorLoopback().database('x')", 'invalid TICKscript: must specify a retention policy'],
    [
      "kapacitorLoopback().database('telegraf').retentionPolicy('autogen')",
      'loop detected on dbrp: "telegraf"."autogen"',
    ],
  ])('refuses %s', (call, error) => {
    expect(runScript(`stream|from()|${call}`, []).error).toBe(error);
  });
});

describe('trickle', () => {
  it('makes points of batches', () => {
    const script = "stream|from().groupBy('host')|window().period(2s).every(2s)|trickle()|log()";
    expect(runScript(script, ['m,host=a v=1 1', 'm,host=a v=2 2', 'm,host=a v=3 3']).emitted('trickle3')).toEqual([
      '@1 m host=a {v=1}',
      '@2 m host=a {v=2}',
    ]);
  });

  it('feeds the node that was written last, and no other', () => {
    const script = `
      var all = stream|from()|window().periodCount(2).everyCount(2)|trickle()
      all|where(lambda: TRUE)
      all|eval(lambda: "v" + 1.0).as('w')
      all|httpPost('http://capture/post')`;
    const { run } = runScript(script, ['m v=1 1', 'm v=2 2']);
    const counts = run.tasks[0]?.nodes.map(({ name, statistics }) => `${name} ${statistics.collected}`);
    expect(counts).toEqual(['stream0 2', 'from1 2', 'window2 2', 'trickle3 1', 'http_post6 2', 'eval5 0', 'where4 0']);
    expect(run.tasks[0]?.nodes[3]?.statistics.emitted).toBe(2);
  });

  it('says what Kapacitor dies of where nothing follows it', () => {
    const script = 'stream|from()|window().periodCount(2).everyCount(2)|trickle()';
    expect(runScript(script, ['m v=1 1', 'm v=2 2']).errors).toEqual([
      'nothing follows trickle: runtime error: index out of range [0] with length 0',
      'nothing follows trickle: runtime error: index out of range [0] with length 0',
    ]);
  });

  it('refuses streams', () => {
    expect(runScript('stream|from()|trickle()', []).error).toBe(
      'invalid TICKscript: line 1 char 15: error calling func "trickle" on obj *pipeline.FromNode: cannot Trickle stream edge',
    );
  });
});

describe('sideload', () => {
  it.each([
    ['', 'Specified endpoint does not exist: '],
    [".source('x')", 'Specified endpoint does not exist: x'],
    [
      ".source('file:///nope')",
      'failed to update sideload cache for source file "/nope": lstat /nope: no such file or directory',
    ],
    [".source('file:x')", 'sideload source path must be absolute ""'],
    [".source('ftp://a/b')", "unsupported source scheme \"ftp\", must be 'file', 'http', or 'https'"],
    [".source('file:///a{{')", 'failed to parse template: template: body:1: unclosed action'],
    [
      ".source('http://a/b')",
      'Error fetching sideload data from http://a/b :: Get "http://a/b": the playground does not reach the network',
    ],
  ])('refuses sideload()%s', (properties, error) => {
    expect(runScript(`stream|from()|sideload()${properties}`, []).error).toBe(error);
  });
});

describe('sideload from files', () => {
  const script = `stream|from().groupBy('host')|sideload()
    .source('file:///etc/side/')
    .order('host/{{.host}}.yml', 'default.json')
    .field('limit', 1.5).field('count', 7).field('owner', 'nobody').field('on', FALSE)
    .tag('owner', 'none')|log()`;
  const files = {
    'sideload/etc/side/host/a.yml': 'limit: 10\ncount: "12"\nowner: ann\n# a boolean in YAML 1.1\non: yes\n',
    'sideload/etc/side/host/b.yml': 'count: 2.5\nowner: 5\ntrue: x\nnothing: null\n',
    'sideload/etc/side/default.json': '{"limit": 99, "owner": ["x"], "true": "T"}',
    'sideload/etc/side/host/readme.txt': 'limit: 3',
  };

  it('takes the first file that has the key, as a value of the default’s type', () => {
    const run = runScript(script, ['m,host=a v=1 1', 'm,host=b v=1 2', 'm,host=c limit=0,v=1 3'], { files });
    expect(run.emitted('sideload2')).toEqual([
      '@1 m host=a {count=int 12,limit=10,on=false,owner="ann",v=1}',
      '@2 m host=b {count=7i,limit=99,on=false,owner="5",v=1}',
      '@3 m host=c {count=7i,limit=99,on=false,owner="nobody",v=1}',
    ]);
    expect(run.errors).toEqual([
      'failed to load key: cannot convert value of type float64 to type int64',
      'failed to load key: cannot convert value of type []interface {} to type string',
      'failed to load key: cannot convert value of type []interface {} to type string',
    ]);
  });

  it.each([
    [`|eval(lambda: "count" + 1).as('x')`, 'error evaluating expression: invalid math operator + for type int'],
    [`|where(lambda: "count" > 1)`, 'error while evaluating expression: left value is invalid value type'],
    [
      `|sum('count')`,
      'failed to realize reduce context from fields: invalid influxql func sum with field count: invalid field kind: int',
    ],
    [`|derivative('count')`, 'cannot perform derivative: field is the wrong type'],
  ])('makes an integer of a text that %s cannot use', (chain, error) => {
    const source = "stream|from()|sideload().source('file:///side').order('a.yml').field('count', 7)";
    const side = { 'sideload/side/a.yml': 'count: "12"' };
    expect(runScript(`${source}${chain}|log()`, ['m v=1 1'], { files: side }).errors).toEqual([error]);
  });

  it.each([
    [
      { 'sideload/etc/side/a.json': '{' },
      'failed to unmarshal json values "/etc/side/a.json": unexpected end of JSON input',
    ],
    [
      { 'sideload/etc/side/a.json': '[1]' },
      'failed to unmarshal json values "/etc/side/a.json": json: cannot unmarshal array into Go value of type map[string]interface {}',
    ],
    [
      { 'sideload/etc/side/a.yaml': 'a: [' },
      'failed to unmarshal yaml values "/etc/side/a.yaml": error converting YAML to JSON: yaml: line 1: did not find expected node content',
    ],
    [
      { 'sideload/etc/side/a.yml': '- 1' },
      'failed to unmarshal yaml values "/etc/side/a.yml": error unmarshaling JSON: json: cannot unmarshal array into Go value of type map[string]interface {}',
    ],
    [{ 'sideload/etc/side/.hidden': '' }, 'invalid relative path'],
    [{ 'sideload/etc/side': '' }, 'invalid relative path'],
    [{ 'sideload/etc/sides/a.yml': '' }, 'lstat /etc/side: no such file or directory'],
  ])('refuses %j', (broken, error) => {
    expect(runScript(script, [], { files: broken }).error).toBe(
      `failed to update sideload cache for source file "/etc/side": ${error}`,
    );
  });
});

describe('autoscale', () => {
  it.each([
    ['k8sAutoscale()', 'invalid TICKscript: must specify exactly one of ResourceName or ResourceNameTag'],
    [
      "k8sAutoscale().resourceName('a').kind('zz').min(0)",
      "invalid TICKscript: invalid Kind, must be 'deployments', 'replicasets' or 'replicationcontrollers', got zz",
    ],
    ["k8sAutoscale().resourceName('a').min(1)", 'invalid TICKscript: must provide a replicas lambda expression'],
    [
      "k8sAutoscale().resourceName('a').cluster('c').replicas(lambda: 1)",
      'cannot use the k8sAutoscale node, could not create kubernetes client: unknown kubernetes cluster "c", cannot get client',
    ],
    ['swarmAutoscale()', 'invalid TICKscript: must specify exactly one of ServiceName or ServiceNameTag'],
    ["swarmAutoscale().serviceName('a').min(0)", 'invalid TICKscript: min must be >= 1, got 0'],
    [
      "swarmAutoscale().serviceName('a').replicas(lambda: 1)",
      'cannot use the swarmAutoscale node, could not create swarm client: unknown swarm cluster "", cannot get client',
    ],
    [
      "ec2Autoscale().groupName('a').groupNameTag('b')",
      'invalid TICKscript: must specify exactly one of GroupName or GroupNameTag',
    ],
    [
      "ec2Autoscale().groupName('a').replicas(lambda: 1)",
      'cannot use the EC2Autoscale node, could not create ec2 client: unknown ec2 region "", cannot get client',
    ],
  ])('refuses %s', (call, error) => {
    expect(runScript(`stream|from()|${call}`, []).error).toBe(error);
  });
});

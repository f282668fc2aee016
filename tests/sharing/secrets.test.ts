import { describe, expect, test } from 'vitest';
import { findSecrets } from '../../src/sharing/secrets/find';
import { hasLeftOut } from '../../src/sharing/secrets/has-left-out';
import { withoutSecrets } from '../../src/sharing/secrets/leave-out';
import { SecretMask } from '../../src/sharing/secrets/mask';

const SECRET = 's3cr3t-Value';
/** base64 of `bob:s3cr3t-Value`. */
const BASIC = btoa(`bob:${SECRET}`);
const CONF = 'kapacitor.conf';
const HEX = '0123456789abcdef0123456789abcdef';

/** A file with a secret, in some spelling; the secret where it is another one. */
const LEAKS: readonly (readonly [path: string, content: string, secret?: string])[] = [
  [CONF, `[hipchat]\n  token = "${SECRET}"`],
  [CONF, `[hipchat]\n"token"='${SECRET}'`],
  [CONF, `[hipchat]\n  token = """${SECRET}"""`],
  [CONF, `[hipchat]\n  token = """\n${SECRET}"""`],
  [CONF, `[hipchat]\n  token = '''${SECRET}'''`],
  [CONF, `hipchat.token = "${SECRET}"`],
  [CONF, `hipchat = { enabled = true, token = "${SECRET}" }`],
  [CONF, `[HipChat]\nToken = "${SECRET}"`],
  [CONF, `[smtp]\npassword = "a\\"${SECRET}"`, `a"${SECRET}`],
  [CONF, `[smtp]\npassword = "\\u0073${SECRET.slice(1)}"`],
  [CONF, `[[slack]]\nurl = "https://hooks.slack.com/services/${SECRET}"`],
  ['handlers/a.json', `{"kind":"slack","options":{"url":"https:\\/\\/hooks.slack.com\\/services\\/${SECRET}"}}`],
  ['environment', `ENV KAPACITOR_HIPCHAT_TOKEN ${SECRET}\n`],
  ['environment', `setx /M KAPACITOR_HIPCHAT_TOKEN "${SECRET}"\n`],
  ['environment', `Environment="A=b" "KAPACITOR_HIPCHAT_TOKEN=${SECRET}"\n`],
  ['environment', `A=b KAPACITOR_HIPCHAT_TOKEN=${SECRET} kapacitord\n`],
  ['run.ps1', `[Environment]::SetEnvironmentVariable("KAPACITOR_HIPCHAT_TOKEN", "${SECRET}")\n`],
  ['run.sh', `set -gx KAPACITOR_HIPCHAT_TOKEN ${SECRET}\n`],
  [CONF, `[[slack]]\nurl = "https://chat.example.com/in/${SECRET}"`],
  [CONF, `[[httppost]]\nendpoint="e"\nurl="http://h"\nheaders = { Authorization = "Bearer ${SECRET}" }`],
  [CONF, `[[httppost]]\nendpoint="e"\n[httppost.headers]\nX-Api-Key = "${SECRET}"`],
  [CONF, `[[httppost]]\nendpoint="e"\nbasic-auth = { username = "bob", password = "${SECRET}" }`],
  [CONF, `[[influxdb]]\nurls = ["http://bob:${SECRET}@influx:8086"]`],
  [CONF, `[[discord]]\nurl = "https://discord.com/api/webhooks/1/${SECRET}"`],
  [CONF, `# token = "${SECRET}"`],
  [CONF, `[hipchat]\n# was ${SECRET}\n  token = "${SECRET}"`],
  [CONF, `[hipchat\n  token = "${SECRET}"`],
  [CONF, `[fluxtask]\nsecrets = { a = "${SECRET}" }`],
  ['old.conf', `[hipchat]\n  token = "${SECRET}"`],
  ['config.toml', `[hipchat]\n  token = '''${SECRET}'''`],
  ['environment', `KAPACITOR_HIPCHAT_TOKEN=${SECRET}`],
  ['environment', `export KAPACITOR_HIPCHAT_TOKEN="${SECRET}"`],
  ['environment', `KAPACITOR_HIPCHAT_TOKEN = '${SECRET}'`],
  ['environment', `KAPACITOR_SLACK_0_URL=https://h/x/${SECRET}`],
  ['environment', `KAPACITOR_HIPCHAT_TOKEN=s3cr3t-\\\nValue`, SECRET],
  ['environment', `KAPACITOR_HIPCHAT_TOKEN="${SECRET}\nand more"`, `${SECRET}\nand more`],
  ['environment', `# KAPACITOR_HIPCHAT_TOKEN=${SECRET}`],
  ['prod.env', `SLACK_API_TOKEN=${SECRET}`],
  ['.env', `AWS_SECRET_ACCESS_KEY=${SECRET}`],
  ['a.tick', `stream|from()|alert().hipChat().token('${SECRET}')`],
  ['a.tick', `stream|from()|alert().hipChat()\n.Token( '''${SECRET}''' )`],
  ['a.tick', `var t = '${SECRET}'\nstream|from()|alert().hipChat().token(t)`],
  ['a.tick', `var a = '${SECRET}'\nvar t = a\nstream|from()|alert().hipChat().token(t + 'x')`],
  ['a.tick', `var hipchatToken = '${SECRET}'`],
  ['a.tick', `stream|from()|alert().pagerDuty2().routingKey('${SECRET}')`],
  ['a.tick', `stream|from()|alert().post('http://h').header('Authorization', 'Bearer ${SECRET}')`],
  ['a.tick', `var h = 'X-Api-Key'\nstream|from()|httpPost('http://h').header(h, '${SECRET}')`],
  ['a.tick', `stream|from()|alert().post('http://h/x?auth_token=${SECRET}')`],
  ['a.tick', `stream|from()|alert().teams().channelURL('https://x.webhook.office.com/webhookb2/${SECRET}')`],
  ['a.tick', `stream|from()|alert().zenoss().password('it\\'s ${SECRET}')`, `it's ${SECRET}`],
  ['a.tick', `// .token('${SECRET}')\nstream|from()`],
  ['a.tick', `stream|from(\n.token('${SECRET}')`],
  ['a.tick', `stream|from()|alert().message('uses ${SECRET}').hipChat().token('${SECRET}')`],
  ['handlers/h.yaml', `id: a\ntopic: b\nkind: hipchat\noptions:\n  token: '${SECRET}'`],
  ['handlers/h.yaml', `kind: hipchat\noptions:\n  token: ${SECRET} # mine\n  room: a`],
  ['handlers/h.yaml', `kind: hipchat\noptions: {room: a, token: ${SECRET}}`],
  ['handlers/h.yaml', `kind: hipchat\noptions:\n  token: |\n    ${SECRET}\n  room: a`],
  ['handlers/h.yaml', `kind: hipchat\noptions:\n  token: >-\n    ${SECRET}`],
  ['handlers/h.yaml', `kind: hipchat\noptions:\n  token:\n    ${SECRET}`],
  ['handlers/h.yaml', `x: &t ${SECRET}\nkind: hipchat\noptions:\n  token: *t`],
  ['handlers/h.yaml', `kind: hipchat\noptions:\n  token: !!str "${SECRET}"`],
  ['handlers/h.yaml', `kind: hipchat\noptions:\n  ? token\n  : ${SECRET}`],
  ['handlers/h.yaml', `kind: post\noptions:\n  url: http://h\n  headers:\n    PRIVATE-TOKEN: ${SECRET}`],
  ['handlers/h.yaml', `kind: hipchat\noptions:\n  token: "${SECRET}`],
  ['handlers/h.json', `{"kind":"hipchat","options":{"token":"${SECRET}"}}`],
  ['handlers/h.json', `{"kind":"hipchat","options":{"token"\n:\n"a\\"${SECRET}"}}`, `a"${SECRET}`],
  ['compose.yml', `services:\n  k:\n    environment:\n      - name: SLACK_TOKEN\n        value: ${SECRET}`],
  ['secrets.yml', `a: b\n---\npassword: ${SECRET}`],
  ['case.json', `{"tasks":{"a.tick":{"vars":{"token":{"type":"string","value":"${SECRET}"}}}}}`],
  ['notes.txt', `curl -u bob:${SECRET} http://h`],
  ['notes.txt', `curl -H 'Authorization: Basic ${BASIC}' http://h`, BASIC],
  ['notes.txt', `curl -H "Cookie: session=${SECRET}" http://h`],
  ['notes.txt', `https://h/x?sig=${SECRET}&a=b`],
  ['notes.txt', `https://h/x?a=b&access_token=${SECRET}`],
  ['notes.txt', `https://h/x?apikey=${SECRET}#top`],
  ['notes.txt', `http://influx:8086/write?u=bob&p=${SECRET}`],
  ['notes.txt', 'key AKIAIOSFODNN7EXAMPLE here', 'AKIAIOSFODNN7EXAMPLE'],
  ['notes.txt', `ghp_${HEX}abcd`, `ghp_${HEX}abcd`],
  ['notes.txt', `xoxb-1234567890-${HEX}`, `xoxb-1234567890-${HEX}`],
  ['notes.txt', `https://api.telegram.org/bot12:${SECRET}/sendMessage`],
  ['notes.txt', `-----BEGIN RSA PRIVATE KEY-----\n${HEX}\n-----END RSA PRIVATE KEY-----`, HEX],
  ['README', `The password: "${SECRET}"`],
  ['data.lp', `http,url=https://h/?token\\=x value="Bearer ${SECRET}" 1`],
];

describe('nothing is left of a secret in', () => {
  test.each(LEAKS.map(([path, content, secret = SECRET]) => ({ path, content, secret })))('$path: $content', (leak) => {
    const { path, content, secret } = leak;
    const files = [
      { path, content },
      { path: 'other.md', content: `seen: (${secret})` },
    ];
    const { workspace } = withoutSecrets(files);
    expect(JSON.stringify(workspace[0])).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(String(workspace[1]?.content)).toBe(`seen: (token-left-out)`);
    expect(new SecretMask(files).text(`failed (${secret}).`)).toBe('failed (‹secret›).');
  });

  test('a template whose task files give it values', () => {
    const files = [
      { path: 'templates/t.tick', content: 'var pass string\nstream|from()|alert().hipChat().token(pass)' },
      { path: 'tasks/t.yaml', content: `template-id: t\nvars:\n  pass:\n    type: string\n    value: ${SECRET}` },
      { path: 'vars.json', content: `{"pass": {"type": "string", "value": "${SECRET}9"}}` },
    ];
    expect(JSON.stringify(withoutSecrets(files).workspace)).not.toContain(SECRET);
  });
});

describe('no secret is seen in', () => {
  test.each([
    [CONF, '[hipchat]\ntoken = ""'],
    [CONF, '[hipchat]\nroom = "alerts"'],
    [CONF, '[[slack]]\nurl = "https://slack.com/"'],
    ['a.tick', "stream|from()|alert().hipChat().room('alerts').message('the token is gone')"],
    ['a.tick', 'stream|from()|where(lambda: "token" == \'abc\')'],
    ['a.tick', "stream|from()|alert().victorOps().routingKey('team')"],
    ['data.lp', 'auth,token=abc v=1 1'],
    ['data.csv', 'token,time\nabc,1'],
    ['handlers/h.yaml', 'id: token\ntopic: tokens\nkind: log'],
    ['notes.txt', 'Basic understanding and a Bearer of news; see https://h.example.com/a?b=c'],
    ['notes.txt', 'unexpected token "x", expected one of: a, b'],
  ])('%s: %s', (path, content) => {
    expect(findSecrets([{ path, content }])).toEqual([]);
  });
});

describe('what is told of a secret', () => {
  const workspace = [
    { path: CONF, content: `[hipchat]\ntoken = "one-token"\n[smtp]\npassword = "warn"\n` },
    { path: 'a.tick', content: `stream|from()|alert().hipChat().token('three-token')` },
  ];

  test('is its name and line', () => {
    expect(findSecrets(workspace).map(({ label }) => label)).toEqual([
      'token in kapacitor.conf, line 2',
      'password in kapacitor.conf, line 4',
      'token in a.tick, line 1',
    ]);
  });

  test('short ones are left out only where they are declared, long ones never within a word', () => {
    const more = { path: 'b.md', content: 'warning warn xone-tokenx (one-token)' };
    const { workspace: clean } = withoutSecrets([...workspace, more]);
    expect(clean.map(({ content }) => content)).toEqual([
      '[hipchat]\ntoken = "token-left-out"\n[smtp]\npassword = "token-left-out"\n',
      "stream|from()|alert().hipChat().token('token-left-out')",
      'warning warn xone-tokenx (token-left-out)',
    ]);
    expect(withoutSecrets(clean).secrets).toEqual([]);
    expect([hasLeftOut(workspace), hasLeftOut(clean)]).toEqual([false, true]);
    expect(new SecretMask(workspace).text('warning: warn, one-token')).toBe('warning: warn, ‹secret›');
  });

  test('those that were ticked stay', () => {
    const [first] = findSecrets(workspace);
    const { workspace: clean } = withoutSecrets(workspace, new Set(first === undefined ? [] : [first.id]));
    expect(JSON.stringify(clean)).toContain('one-token');
    expect(JSON.stringify(clean)).not.toMatch(/three-token/);
  });

  test('is masked also where a URL holds it, and once only', () => {
    const mask = new SecretMask([{ path: CONF, content: '[hipchat]\n  token = "a b/c long"\n' }]);
    const once = mask.text('Post "v2/room?auth_token=a%20b%2Fc%20long": and a b/c long');
    expect(once).toBe('Post "v2/room?auth_token=‹secret›": and ‹secret›');
    expect(mask.text(once)).toBe(once);
  });
});

test('what the parser quotes of a secret is none of it', () => {
  const mask = new SecretMask([{ path: 'a.tick', content: `stream|from()|alert().hipChat().token('${SECRET}')` }]);
  expect(mask.text('unexpected x line 1 char 42 in "n(\'s3cr3t-V". expected: y')).toBe(
    `unexpected x line 1 char 42 in "n('‹secret›". expected: y`,
  );
  expect(mask.text('unexpected x line 1 char 42 in "-Value\').a". expected: y')).toBe(
    `unexpected x line 1 char 42 in "‹secret›').a". expected: y`,
  );
  expect(mask.text('unexpected x line 1 char 42 in "cr3t-". expected: y')).toBe(
    'unexpected x line 1 char 42 in "‹secret›". expected: y',
  );
});

test('no text makes it throw, and its time grows with the text', () => {
  const hostile = [
    '\ud800',
    `[hipchat]\ntoken = "\udfff0123456789"`,
    'x'.repeat(200_000),
    '://a:b'.repeat(50_000),
    '"token'.repeat(40_000),
    'token="'.repeat(40_000),
    `${'-'.repeat(100_000)}eyJ${'-eyJ'.repeat(50_000)}`,
    'password='.repeat(40_000),
    '\\"'.repeat(100_000),
    '?a='.repeat(80_000),
    '/hook/'.repeat(50_000),
    '-----BEGIN PRIVATE KEY-----'.repeat(10_000),
  ];
  for (const content of hostile) {
    for (const path of [CONF, 'environment', 'a.txt', 'data.lp', 'x.json']) {
      const started = performance.now();
      expect(() => withoutSecrets([{ path, content }])).not.toThrow();
      expect([path, content.slice(0, 10), performance.now() - started < 3_000]).toEqual([
        path,
        content.slice(0, 10),
        true,
      ]);
    }
    expect(() => new SecretMask([{ path: CONF, content }]).text(content)).not.toThrow();
  }
}, 60_000);

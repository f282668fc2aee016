import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSecrets, hasLeftOut, secretsMask, withoutSecrets } from '../../src/sharing/secrets';

const SECRET = 's3cr3t-Value';

describe('secrets are found in', () => {
  test.each([
    ['kapacitor.conf', `[hipchat]\n  token = "${SECRET}"`, 'token in kapacitor.conf, line 2'],
    ['kapacitor.conf', `[hipchat]\n"token"='${SECRET}'`, 'token in kapacitor.conf, line 2'],
    ['kapacitor.conf', `# token = "${SECRET}"`, 'token in kapacitor.conf, line 1'],
    ['kapacitor.conf', `service-key = "${SECRET}"`, 'service-key in kapacitor.conf, line 1'],
    [
      'kapacitor.conf',
      `url = "https://hooks.slack.com/services/${SECRET}"`,
      'hooks.slack.com/services in kapacitor.conf, line 1',
    ],
    ['kapacitor.conf', `url = "https://bob:${SECRET}@hipchat.test/v2"`, 'https in kapacitor.conf, line 1'],
    ['environment', `KAPACITOR_HIPCHAT_TOKEN=${SECRET}`, 'KAPACITOR_HIPCHAT_TOKEN in environment, line 1'],
    ['a.tick', `.hipChat().token('${SECRET}')`, 'token in a.tick, line 1'],
    ['a.tick', `.hipChat()\n.Token( '''${SECRET}''' )`, 'Token in a.tick, line 2'],
    ['a.tick', `var hipchatToken = '${SECRET}'`, 'hipchatToken in a.tick, line 1'],
    ['a.tick', `.pagerDuty2().routingKey('${SECRET}')`, 'routingKey in a.tick, line 1'],
    ['a.tick', `.header('Authorization', '${SECRET}')`, 'Authorization in a.tick, line 1'],
    ['a.tick', `.post('http://h/x?auth_token=${SECRET}')`, 'auth_token in a.tick, line 1'],
    ['handlers/h.yaml', `options:\n  token: '${SECRET}'`, 'token in handlers/h.yaml, line 2'],
    ['handlers/h.yaml', `options:\n  token: ${SECRET}\n  room: a`, 'token in handlers/h.yaml, line 2'],
    ['handlers/h.yaml', `options: {room: a, token: ${SECRET}}`, 'token in handlers/h.yaml, line 1'],
    ['handlers/h.json', `{"options":{"token":"${SECRET}"}}`, 'token in handlers/h.json, line 1'],
    ['case.json', `{"vars":{"token":{"type":"string","value":"${SECRET}"}}}`, 'token in case.json, line 1'],
  ])('%s: %s', (path, content, label) => {
    const [secret, ...more] = findSecrets([{ path, content }]);
    expect(more).toEqual([]);
    expect(secret?.label).toBe(label);
    expect(content.slice(secret?.range.start, secret?.range.end)).toBe(SECRET);
  });

  test.each([
    ['kapacitor.conf', 'token = ""'],
    ['kapacitor.conf', 'room = "alerts"'],
    ['a.tick', ".room('alerts').message('the token is gone')"],
    ['a.tick', 'lambda: "token" == \'\''],
    ['data.lp', 'auth,token=abc v=1'],
    ['handlers/h.yaml', 'id: token\ntopic: tokens'],
  ])('not in %s: %s', (path, content) => {
    expect(findSecrets([{ path, content }])).toEqual([]);
  });
});

describe('a workspace without secrets', () => {
  const workspace = [
    { path: 'kapacitor.conf', content: `[hipchat]\ntoken = "one-token"\n[slack]\ntoken = "two-token"\n` },
    { path: 'a.tick', content: `.token('three-token')` },
  ];

  test('has placeholders', () => {
    const clean = withoutSecrets(workspace);
    expect(clean.map(({ content }) => content)).toEqual([
      '[hipchat]\ntoken = "token-left-out"\n[slack]\ntoken = "token-left-out"\n',
      ".token('token-left-out')",
    ]);
    expect(findSecrets(clean)).toEqual([]);
    expect([hasLeftOut(workspace), hasLeftOut(clean)]).toEqual([false, true]);
  });

  test('keeps those that were ticked', () => {
    const [first] = findSecrets(workspace);
    const clean = withoutSecrets(workspace, new Set(first === undefined ? [] : [first.id]));
    expect(JSON.stringify(clean)).toContain('one-token');
    expect(JSON.stringify(clean)).not.toMatch(/two-token|three-token/);
  });

  test('never has the token, whatever it is', () => {
    const tokens = fc.stringMatching(/^ZQ[\w.~+/-]{4,40}$/);
    fc.assert(
      fc.property(tokens, (token) => {
        const files = [
          { path: 'kapacitor.conf', content: `[hipchat]\n  token = "${token}"\n` },
          { path: 'a.tick', content: `stream|from()|alert().hipChat().token('${token}')` },
          { path: 'handlers/h.yaml', content: `options:\n  token: '${token}'\n` },
        ];
        expect(withoutSecrets(files).filter(({ content }) => String(content).includes(token))).toEqual([]);
      }),
    );
  });
});

test('what a run says of secrets is masked, also where a URL holds them', () => {
  const workspace = [
    { path: 'kapacitor.conf', content: '[hipchat]\n  token = "a b/c"\n[slack]\n  token = "a b/c/longer"\n' },
    { path: 'data.csv', content: 'token = "usage_idle"' },
  ];
  const mask = secretsMask(workspace);
  expect(mask('Post "v2/room?auth_token=a%20b%2Fc": usage_idle')).toBe(
    'Post "v2/room?auth_token=‹secret›": usage_idle',
  );
  expect(mask('a b/c/longer a b/c')).toBe('‹secret› ‹secret›');
});

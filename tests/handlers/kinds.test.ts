import { describe, expect, test } from 'vitest';
import type { AlertEvent } from '../../src/alert/event';
import type { JsonObject } from '../../src/go/json/value';
import { HANDLERS } from '../../src/handlers';
import { alertEvent, RecordingHost, RefusingHost, running, started } from './recording-host';

// As in Kapacitor pipeline/alert.go and the handlers' services, v1.8.
test.each([
  ['tcp', 'alert.TCPHandlerConfig', 'tcp', 'address', 'address'],
  ['smtp', 'smtp.HandlerConfig', 'email', 'to toTemplates', 'to to-field'],
  ['exec', 'alert.ExecHandlerConfig', 'exec', '', 'prog args'],
  ['log', 'alert.LogHandlerConfig', 'log', 'filePath mode', 'path mode'],
  ['victorops', 'victorops.HandlerConfig', 'victorOps', 'routingKey', 'routing-key'],
  ['pagerduty', 'pagerduty.HandlerConfig', 'pagerDuty', 'serviceKey', 'service-key'],
  ['pagerduty2', 'pagerduty2.HandlerConfig', 'pagerDuty2', 'routingKey serviceKey link', 'routing-key links'],
  ['sensu', 'sensu.HandlerConfig', 'sensu', 'source handlers metadata', 'source handlers metadata'],
  [
    'slack',
    'slack.HandlerConfig',
    'slack',
    'workspace channel username iconEmoji',
    'workspace channel username icon-emoji',
  ],
  [
    'telegram',
    'telegram.HandlerConfig',
    'telegram',
    'chatId parseMode disableWebPagePreview disableNotification',
    'chat-id parse-mode disable-web-page-preview disable-notification',
  ],
  ['snmptrap', 'snmptrap.HandlerConfig', 'snmpTrap', 'trapOid data', 'trap-oid data-list'],
  ['hipchat', 'hipchat.HandlerConfig', 'hipChat', 'room token', 'room token'],
  [
    'kafka',
    'kafka.HandlerConfig',
    'kafka',
    'cluster kafkaTopic template disablePartitionById partitionHashAlgorithm',
    'cluster topic template disablePartitionById partitionAlgorithm',
  ],
  [
    'alerta',
    'alerta.HandlerConfig',
    'alerta',
    'token resource event environment group value origin services correlated attribute timeout',
    'token token-prefix resource event environment group value origin service correlate attributes timeout',
  ],
  [
    'pushover',
    'pushover.HandlerConfig',
    'pushover',
    'userKey device title uRL uRLTitle sound',
    'user-key device title url url-title sound',
  ],
  [
    'post',
    'httppost.HandlerConfig',
    'post',
    'uRL endpoint header captureResponse timeout skipSSLVerification',
    'url endpoint headers capture-response timeout skip-ssl-verification',
  ],
  ['opsgenie', 'opsgenie.HandlerConfig', 'opsGenie', 'teams recipients', 'teams-list recipients-list'],
  [
    'opsgenie2',
    'opsgenie2.HandlerConfig',
    'opsGenie2',
    'teams recipients recoveryAction details',
    'teams-list recipients-list recovery_action',
  ],
  ['talk', undefined, 'talk', '', ''],
  ['mqtt', 'mqtt.HandlerConfig', 'mqtt', 'brokerName topic qos retained', 'broker-name topic qos retained'],
  [
    'discord',
    'discord.HandlerConfig',
    'discord',
    'workspace username avatarURL embedTitle',
    'workspace username avatar-url embed-title',
  ],
  [
    'bigpanda',
    'bigpanda.HandlerConfig',
    'bigPanda',
    'appKey host primaryProperty secondaryProperty attribute',
    'app-key url host primary-property secondary-property attributes',
  ],
  ['teams', 'teams.HandlerConfig', 'teams', 'channelURL', 'channel-url'],
  [
    'servicenow',
    'servicenow.HandlerConfig',
    'serviceNow',
    'uRL username password source node type resource metricName messageKey additionalInfo',
    'url username password source Node Type Resource MetricName MessageKey additional_info',
  ],
  [
    'zenoss',
    'zenoss.HandlerConfig',
    'zenoss',
    'uRL username password action method type tid collector summary device component eventClassKey eventClass message customField',
    'action method type tid Collector Summary Device Component EventClassKey EventClass Message customField',
  ],
])('%s: its Go type, its name in scripts, its properties and options', (kind, goType, method, properties, options) => {
  const handler = HANDLERS.find((each) => each.kind === kind);
  const decoded = handler?.decode({ 'no such': 1 }, new RecordingHost());
  const refused =
    decoded?.ok === false ? /^failed to decode options into \*([\w.]+): /.exec(decoded.error)?.[1] : undefined;
  expect([
    refused,
    handler?.script?.name,
    handler?.script?.properties.map(({ name }) => name).join(' '),
    handler?.options.map(({ name }) => name).join(' '),
  ]).toEqual([goType, method, properties, options]);
});

function about(id: string, topic: string): AlertEvent {
  const event = alertEvent('M');
  return { ...event, topic, state: { ...event.state, id } };
}

describe('what a handler makes of an event', () => {
  test.each([
    ['i', 't', 'CRITICAL: [i]', 'CRITICAL: [i] - M...'],
    ['', 't', 'CRITICAL: [t]', 'CRITICAL: [t] - M...'],
    ['', '', 'CRITICAL', 'CRITICAL: M...'],
    ['i', '', 'CRITICAL: [i]', 'CRITICAL: [i] - M...'],
  ])('Teams calls an event of id "%s" and topic "%s" %s', (id, topic, title, summary) => {
    const host = new RecordingHost('[teams]\nenabled = true\nchannel-url = "http://h/x"\n');
    running('teams', {}, host).handle(about(id, topic));
    expect(JSON.parse(host.deliveries[0]?.request.body ?? '{}')).toMatchObject({ title, summary });
  });

  test.each([
    ['{"description":"no chat","error_code":400}', 'sendMessage error (400) description: no chat'],
    ['{"Description":"no chat"}', 'sendMessage error (0) description: no chat'],
    ['{"error_code":"x"}', 'sendMessage error (0) description: '],
    ['null', 'sendMessage error (0) description: '],
    [
      '[]',
      'failed to understand Telegram response (err: json: cannot unmarshal array into Go value of type telegram.response). code: 400 content: []',
    ],
    [
      'true',
      'failed to understand Telegram response (err: json: cannot unmarshal bool into Go value of type telegram.response). code: 400 content: true',
    ],
  ])('Telegram answers %s', (body, error) => {
    const host = new RecordingHost('[telegram]\nenabled = true\nurl = "http://h"\ntoken = "t"\nchat-id = "c"\n');
    host.answer = { status: 400, body };
    running('telegram', {}, host).handle(alertEvent('M'));
    expect(host.logs.map((line) => line.includes(error))).toEqual([true]);
    host.answer = { status: 200, body };
    running('telegram', {}, host).handle(alertEvent('M'));
    expect(host.logs).toHaveLength(1);
  });

  test.each([
    ['exec', '', { prog: '/bin/x', args: ['a b', "it's"] }, "/bin/x 'a b' 'it'\\''s'"],
    ['snmptrap', '[snmptrap]\nenabled = true\naddr = "h:162"\n', { 'trap-oid': '1.1.1' }, 'h:162'],
  ])('%s tells the log of what went wrong only', (kind, conf, options, target) => {
    const [good, refusing] = [new RecordingHost(conf), new RefusingHost(conf)];
    for (const host of [good, refusing]) running(kind, options, host).handle(alertEvent('M'));
    expect(good.actions.map((action) => action.target)).toEqual([target]);
    expect([good.logs.length, refusing.logs.length]).toEqual([0, 1]);
    expect(refusing.logs[0]).toContain('refused');
  });

  test.each([
    ['{{ .Recoverable }}', {}, { message: 'true', severity: 'Critical' }],
    ['{{ .Level }}', { 'severity-map': '{ critical = 5 }' }, { message: 'CRITICAL', severity: 5 }],
    ['{{ .TaskName }} {{ .Nope }}', {}, { message: 't ', severity: 'Critical' }],
  ])('Zenoss gets the message %s, with %j', (message, lines, sent) => {
    const conf = Object.entries(lines).map(([key, value]) => `${key} = ${value}\n`);
    const host = new RecordingHost(`[zenoss]\nenabled = true\n${conf.join('')}`);
    host.answer = { status: 200, body: '' };
    running('zenoss', { Message: message }, host).handle(alertEvent('M'));
    const body: { readonly data?: readonly object[] } = JSON.parse(host.deliveries[0]?.request.body ?? '{}');
    expect([body.data?.[0], host.logs]).toEqual([expect.objectContaining(sent), []]);
  });

  // Go's time.Unix: whole seconds at or before the time.
  test.each([
    [1_999_999_999n, 1],
    [999_999_999n, 0],
    [-1n, -1],
    [-1_000_000_000n, -1],
    [-1_000_000_001n, -2],
  ])('VictorOps gets the time %i as %i', (time, timestamp) => {
    const host = new RecordingHost('[victorops]\nenabled = true\nurl = "http://h"\napi-key = "k"\nrouting-key = "r"\n');
    const event = alertEvent('M');
    running('victorops', {}, host).handle({ ...event, state: { ...event.state, time } });
    expect(JSON.parse(host.deliveries[0]?.request.body ?? '{}')).toMatchObject({ timestamp });
  });

  test.each([
    [{ type: 's' }, ' = OctetString: '],
    [{ oid: '1.2', type: 'i', value: '5' }, '1.2 = Integer: 5'],
    [{ oid: '1.2', type: 'n', value: '5' }, '1.2 = Null: '],
  ])('an SNMP trap with %j', (datum, line) => {
    const host = new RecordingHost('[snmptrap]\nenabled = true\naddr = "h:162"\n');
    running('snmptrap', { 'trap-oid': '1.1', 'data-list': [datum] }, host).handle(alertEvent('M'));
    expect(host.actions.map(({ content }) => content)).toEqual([`snmpTrapOID = 1.1\n${line}`]);
  });

  test.each<[string, string, JsonObject, string]>([
    [
      'bigpanda',
      '[bigpanda]\nenabled = true\napp-key = "k"\ntoken = "t"\n',
      { host: '{{' },
      'failed to evaluate BigPanda template | service=bigpanda | task=t | err=template: host:1: unclosed action | host={{',
    ],
    [
      'kafka',
      '[[kafka]]\nenabled = true\nid = "c"\nbrokers = ["b:1"]\n',
      { cluster: 'c', topic: 't', template: '{{ .Nope }}' },
      'failed to prepare kafka message body | service=kafka | task=t | err=failed to execute alert template: template: kafka alert template:1:3: executing "kafka alert template" at <.Nope>: can\'t evaluate field Nope in type alert.Data',
    ],
    [
      'smtp',
      '[smtp]\nenabled = true\nfrom = "f@h"\nto = ["o@h"]\n',
      { 'to-field': ['{{', 'a'] },
      'bad template in email address template | service=smtp | task=t | err=template: 0:1: unclosed action',
    ],
  ])('%s with %o and %o tells of a bad template', (kind, conf, options, words) => {
    const host = new RecordingHost(conf);
    running(kind, options, host).handle(alertEvent('M'));
    expect(host.logs).toEqual([`error | ${words}`]);
  });

  // Go's FileMode.String.
  test.each([
    [0o444, '-r--r--r--'],
    [0o111, '---x--x--x'],
    [2 ** 31 + 0o004, 'd------r--'],
    [0xfff8_0000, 'dalTLDpSugct?---------'],
  ])('a log of mode %i is refused', (mode, text) => {
    expect(started('log', { path: '/l', mode }, new RecordingHost())).toMatchObject({
      ok: false,
      error: `invalid file mode ${text}, must be user writable`,
    });
  });

  test('Alerta’s event knows a few names only', () => {
    const conf = '[alerta]\nenabled = true\nurl = "http://h"\ntoken = "t"\nenvironment = "e"\norigin = "o"\n';
    const eventOf = (template: string) => {
      const host = new RecordingHost(conf);
      running('alerta', { resource: 'r', event: template }, host).handle(alertEvent('M'));
      const body: { readonly event?: string } = JSON.parse(host.deliveries[0]?.request.body ?? '{}');
      return body.event ?? host.logs.length;
    };
    expect(eventOf('{{ .ID }} {{ .Name }} {{ .TaskName }} {{ .Group }} {{ index .Tags "host" }}')).toBe('m:nil m t  a');
    expect(eventOf('{{ .Level }}')).toBe(1);
  });

  test('what an aggregate is not told is empty', () => {
    const host = new RecordingHost();
    const aggregate = running('aggregate', { interval: 10 }, host);
    aggregate.handle(alertEvent('M'));
    aggregate.end?.(10n);
    expect(host.collected.map(({ topic, state }) => [topic, state.id, state.message])).toEqual([
      ['', '', 'Received 1 events in the last 10ns.'],
    ]);
  });

  test('an aggregate without events sends none at its end', () => {
    const host = new RecordingHost();
    const aggregate = running('aggregate', { id: 'x', interval: 10, topic: 't' }, host);
    aggregate.end?.(10n);
    expect(host.collected).toEqual([]);
    aggregate.handle(alertEvent('M'));
    aggregate.handle(alertEvent('N'));
    expect(host.timers.map(({ time }) => time)).toEqual([10n]);
    aggregate.end?.(9n);
    expect(host.collected).toEqual([]);
    aggregate.end?.(10n);
    expect(host.collected.map(({ state }) => [state.id, state.details])).toEqual([['x', 'M\nN']]);
    host.timers[0]?.fire();
    expect(host.collected).toHaveLength(1);
  });
});

test.each([
  [
    'none of two is the default',
    'default = false\nworkspace = "a"',
    'at least one Slack config must be set as default',
  ],
  ['two without a name', 'default = true', 'id must not be empty'],
  [
    'a global one that is not the default',
    'default = false\nworkspace = "a"\nglobal = true',
    'only the default config may be assigned as global',
  ],
])('workspaces: %s', (_, lines, error) => {
  const one = `[[slack]]\nenabled = true\nurl = "http://h"\n${lines}\n`;
  expect(() => new RecordingHost(`${one}${one.replace('"a"', '"b"')}`)).toThrow(error);
});

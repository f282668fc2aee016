import { expect, test } from 'vitest';
import { HANDLERS } from '../../src/handlers';
import { nameOfKind } from '../../src/handlers/core';
import { TOPIC_HANDLER_DEFINITIONS } from '../../src/handlers/topic-handler-kinds';

test('an alert node checks its handlers in Kapacitor’s order', () => {
  expect(HANDLERS.map(({ kind }) => kind)).toEqual([
    ...['tcp', 'smtp', 'exec', 'log', 'victorops', 'pagerduty', 'pagerduty2', 'sensu', 'slack', 'telegram', 'snmptrap'],
    ...['hipchat', 'kafka', 'alerta', 'pushover', 'post', 'opsgenie', 'opsgenie2', 'talk', 'mqtt', 'discord'],
    ...['bigpanda', 'teams', 'servicenow', 'zenoss'],
  ]);
});

test('no two handlers have one name or one place', () => {
  const names = TOPIC_HANDLER_DEFINITIONS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(HANDLERS.map(({ script }) => script?.order)).toEqual(HANDLERS.map((_, index) => index + 1));
});

test('people write a kind of handler as its makers do', () => {
  expect(Object.fromEntries(TOPIC_HANDLER_DEFINITIONS.map(({ kind, name }) => [kind, name]))).toEqual({
    aggregate: 'Aggregate',
    alerta: 'Alerta',
    bigpanda: 'BigPanda',
    discord: 'Discord',
    exec: 'Exec',
    hipchat: 'HipChat',
    kafka: 'Kafka',
    log: 'Log',
    mqtt: 'MQTT',
    opsgenie: 'OpsGenie v1',
    opsgenie2: 'OpsGenie',
    pagerduty: 'PagerDuty v1',
    pagerduty2: 'PagerDuty',
    post: 'POST',
    publish: 'Publish',
    pushover: 'Pushover',
    sensu: 'Sensu',
    servicenow: 'ServiceNow',
    slack: 'Slack',
    smtp: 'E-mail',
    snmptrap: 'SNMP trap',
    talk: 'Talk',
    tcp: 'TCP',
    teams: 'Teams',
    telegram: 'Telegram',
    victorops: 'VictorOps',
    zenoss: 'Zenoss',
  });
  expect([nameOfKind(HANDLERS, 'smtp'), nameOfKind(HANDLERS, 'nothing')]).toEqual(['E-mail', 'nothing']);
});

// Kapacitor pipeline/alert.go, v1.8: they stand in its messages about names that are none.
test('a handler’s options are a struct of Go', () => {
  expect(HANDLERS.map(({ script }) => script?.goType.replace(/^\*pipeline\.(.*)Handler$/, '$1'))).toEqual([
    ...[
      'Tcp',
      'Email',
      'Exec',
      'Log',
      'VictorOps',
      'PagerDuty',
      'PagerDuty2',
      'Sensu',
      'Slack',
      'Telegram',
      'SNMPTrap',
    ],
    ...['HipChat', 'Kafka', 'Alerta', 'Pushover', 'AlertHTTPPost', 'OpsGenie', 'OpsGenie2', 'Talk', 'MQTT', 'Discord'],
    ...['BigPanda', 'Teams', 'ServiceNow', 'Zenoss'],
  ]);
});

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

test.each([
  ['hipchat', 'HipChat'],
  ['smtp', 'E-mail'],
  ['pagerduty2', 'PagerDuty'],
  ['nothing', 'nothing'],
])('people write %s as %s', (kind, name) => {
  expect(nameOfKind(HANDLERS, kind)).toBe(name);
});

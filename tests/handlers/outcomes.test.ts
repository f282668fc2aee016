import { expect, test } from 'vitest';
import type { AlertEvent } from '../../src/alert/event';
import { isRefusal } from '../../src/definition/value';
import { HANDLERS } from '../../src/handlers';
import type { HttpAnswer } from '../../src/handlers/request';
import { MapFields } from '../../src/points/fields';
import { ACTING, type Row, SENDING } from './outcome-rows';
import { alertEvent, RecordingHost, RefusingHost, started } from './recording-host';

const PLAIN = alertEvent('M');
const EVENT = { ...PLAIN, state: { ...PLAIN.state, id: 'm' } };
const INFINITE = withFields(EVENT, MapFields.of([['v', Number.POSITIVE_INFINITY]]));

function withFields(event: AlertEvent, fields: MapFields): AlertEvent {
  const result = event.data.result.map((series) => ({
    ...series,
    points: series.points.map((point) => ({ ...point, fields })),
  }));
  return { ...event, data: { ...event.data, fields, result } };
}

/** What is logged of one event; why the handler does not start. */
function logged(row: Row, host: RecordingHost, event: AlertEvent, answer?: HttpAnswer): readonly string[] {
  if (answer !== undefined) host.answer = answer;
  const running = started(row.kind, row.options, host);
  if (isRefusal(running)) return [running.error];
  running.handle(event);
  return host.logs.map((line) => line.replace('service=kapacitor | task_master=main | task=t | node=alert2', 'K'));
}

const off = (conf: string) => new RecordingHost(conf.replace('enabled = true', 'enabled = false'));
/** The words behind how the row's lines begin, or as they are where they begin otherwise. */
const line = (tells: string, words: string) =>
  words === '' ? [] : [words.startsWith('error | ') ? words : tells + words];

test('each handler of an alert node has a row', () => {
  expect([...SENDING, ...ACTING].map(({ kind }) => kind).sort()).toEqual(HANDLERS.map(({ kind }) => kind).sort());
});

test.each(SENDING)('$kind: to whom, of what, and what the log says', (row) => {
  const { conf, tells, takes } = row;
  const at = (answer: HttpAnswer) => logged(row, new RecordingHost(conf), EVENT, answer);
  const taken = { status: takes, body: '' };
  const sent = new RecordingHost(conf);
  expect(logged(row, sent, EVENT, taken)).toEqual([]);
  expect(
    sent.deliveries.map(({ request, origins, secrets }) => [request.url, origins.map(({ option }) => option), secrets]),
  ).toEqual([[row.url, row.from.split(' '), row.secrets]]);
  expect([
    at({ status: 200, body: '' }),
    at({ status: 500, body: 'oops' }),
    at({ status: 400, body: '{"error":"E","message":"m","errors":["a","b"]}' }),
    at({ status: 0, body: '', error: 'dial' }),
    logged(row, new RecordingHost(conf), INFINITE, taken),
    logged(row, off(conf), EVENT, taken),
  ]).toEqual(
    [row.at200, row.at500, row.atJson, row.dial ?? 'dial', row.infinite, row.off].map((words) => line(tells, words)),
  );
});

test.each(ACTING)('$kind: what it does, and what the log says', (row) => {
  const done = new RecordingHost(row.conf);
  expect(logged(row, done, EVENT)).toEqual([]);
  expect(done.actions.map(({ verb, target, secrets }) => [`${verb} ${target}`, secrets])).toEqual([
    [row.does, row.secrets],
  ]);
  expect([
    logged(row, new RefusingHost(row.conf), EVENT),
    logged(row, new RecordingHost(row.conf), INFINITE),
    logged(row, off(row.conf), EVENT),
  ]).toEqual([row.refused, row.infinite, row.off].map((words) => (words === '' ? [] : [words])));
});

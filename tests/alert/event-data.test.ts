import { expect, test } from 'vitest';
import type { AlertEvent } from '../../src/alert/event';
import { encodeAlertData } from '../../src/alert/event-data';
import { CRITICAL, OK } from '../../src/alert/level';
import { batchRow, pointRow } from '../../src/alert/rows';
import { alertDataStruct } from '../../src/alert/template-data';
import { encodeTemplateValue } from '../../src/alert/template-json';
import { MapFields } from '../../src/points/fields';
import { NO_DIMENSIONS, TagSet } from '../../src/points/tags';

const tags = new TagSet([
  ['zone', 'e'],
  ['host', 'a<b'],
]);
const fields = MapFields.of([
  ['v', 11],
  ['i', 9007199254740993n],
  ['s', '\b"\u2028'],
]);
const point = {
  name: 'm',
  database: 'd',
  retentionPolicy: 'r',
  dimensions: NO_DIMENSIONS,
  group: '',
  tags,
  fields,
  time: 1_500_000_000n,
};

function eventOf(result: AlertEvent['data']['result']): AlertEvent {
  return {
    topic: 't',
    state: { id: 'm:nil', message: 'M', details: '', time: 1_500_000_000n, duration: 5n, level: CRITICAL },
    data: {
      name: 'm',
      taskName: 't',
      category: '',
      group: '',
      tags,
      fields,
      result,
      recoverable: true,
    },
    previousLevel: OK,
    evaluation: -1,
    record: -1,
  };
}

const HEAD = '{"id":"m:nil","message":"M","details":"","time":"1970-01-01T00:00:01.5Z","duration":5,"level":"CRITICAL"';

test('a point is one row with all of its tags, its fields sorted', () => {
  expect(encodeAlertData(eventOf([pointRow(point)]))).toEqual({
    ok: true,
    text: `${HEAD},"data":{"series":[{"name":"m","tags":{"host":"a\\u003cb","zone":"e"},"columns":["time","i","s","v"],"values":[["1970-01-01T00:00:01.5Z",9007199254740993,"\\b\\"\\u2028",11]]}]},"previousLevel":"OK","recoverable":true}\n`,
  });
});

test('a batch has the columns of its first point', () => {
  const batch = {
    name: 'm',
    dimensions: NO_DIMENSIONS,
    group: '',
    tags: TagSet.empty,
    tmax: 0n,
    points: [
      { tags: new TagSet([['h', 'a']]), fields: MapFields.of([['v', 1]]), time: 0n },
      { tags: TagSet.empty, fields: MapFields.of([['w', 2]]), time: 1n },
    ],
  };
  const encoded = encodeAlertData(eventOf([batchRow(batch)]));
  expect(encoded.ok && encoded.text).toContain(
    '"series":[{"name":"m","columns":["time","h","v"],"values":[["1970-01-01T00:00:00Z","a",1],["1970-01-01T00:00:00.000000001Z",null,null]]}]',
  );
});

test('numbers that JSON does not know are an error', () => {
  const row = pointRow({ ...point, fields: MapFields.of([['v', Number.NaN]]) });
  expect(encodeAlertData(eventOf([row]))).toEqual({ ok: false, error: 'json: unsupported value: NaN' });
});

test('templates see the same JSON', () => {
  const event = eventOf([pointRow(point)]);
  const data = encodeAlertData(event);
  const seen = encodeTemplateValue(alertDataStruct(event));
  expect(seen.ok && data.ok && `${seen.text}\n` === data.text).toBe(true);
});

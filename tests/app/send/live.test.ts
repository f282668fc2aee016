import { describe, expect, test } from 'vitest';
import { LiveFeed } from '../../../src/app/send/live';
import type { Run } from '../../../src/kapacitor/record/run-model';
import { seedRun } from '../seed-run';

/** Moments of the requests: the 3rd point, the 4th, … */
const run = seedRun();
const AT = run.requests.map(({ at }) => at);
const last = 11;
const moments = (feed: LiveFeed, of: Run, from: number, to: number) =>
  feed.forward(of, from, to).map(({ record }) => record.at);

describe('what becomes due as time goes forward', () => {
  test('each request at its moment', () => {
    const feed = new LiveFeed();
    const heard = [];
    for (let moment = 0; moment <= last; moment++)
      for (const at of moments(feed, run, moment - 1, moment)) heard.push([moment, at]);
    expect(heard).toEqual(AT.map((at) => [at, at]));
  });

  test('all of a leap, in order', () => {
    expect(moments(new LiveFeed(), run, -1, last)).toEqual(AT);
  });

  test('nothing of what lies behind where it began', () => {
    expect(moments(new LiveFeed(), run, AT[1] ?? 0, last)).toEqual(AT.slice(2));
    expect(moments(new LiveFeed(), run, last, last)).toEqual([]);
  });

  test('each once, however often one goes back', () => {
    const feed = new LiveFeed();
    moments(feed, run, -1, 5);
    expect(moments(feed, run, -1, last)).toEqual(AT.filter((at) => at > 5));
    expect(moments(feed, run, -1, last)).toEqual([]);
  });

  test('the same events of a new run are not new', () => {
    const feed = new LiveFeed();
    moments(feed, run, -1, last);
    expect(moments(feed, seedRun(), -1, last)).toEqual([]);
  });

  test('points before them do not make them new', () => {
    const feed = new LiveFeed();
    moments(feed, run, -1, last);
    const later = seedRun();
    const requests = later.requests.map((record) => ({ ...record, at: record.at + 3 }));
    expect(moments(feed, { ...later, requests }, -1, last + 3)).toEqual([]);
  });

  test('an edited message is one that the room has not heard', () => {
    const feed = new LiveFeed();
    moments(feed, run, -1, last);
    const edited = seedRun();
    const [first, ...others] = edited.requests;
    if (first === undefined) throw new Error('the seed run has requests');
    const request = { ...first.request, body: first.request.body.replace('Hey', 'Hoi') };
    expect(moments(feed, { ...edited, requests: [{ ...first, request }, ...others] }, -1, last)).toEqual([first.at]);
  });

  test('two handlers that say the same both speak, once each', () => {
    const feed = new LiveFeed();
    const twice = seedRun();
    const requests = twice.requests.flatMap((record) => [record, record]);
    const both = { ...twice, requests };
    expect(moments(feed, both, -1, last)).toEqual(AT.flatMap((at) => [at, at]));
    expect(moments(feed, both, -1, last)).toEqual([]);
  });

  test('what is no notification stays', () => {
    const other = seedRun();
    const requests = other.requests.map((record) => ({
      ...record,
      request: { ...record.request, url: 'https://hooks.example.com/x' },
    }));
    expect(moments(new LiveFeed(), { ...other, requests }, -1, last)).toEqual([]);
  });
});

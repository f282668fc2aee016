/** A run shaped as the documented HipChat CPU alert gives it, for tests of what the page makes of a run. */
import { OUTCOMES as OUTCOME_WORDS } from '../../src/alert/outcome-words';
import type { Outcome } from '../../src/alert/services';
import type { EventRecord, RequestRecord, Run } from '../../src/kapacitor/record/run-model';

export const SEED_TOKEN = 'tokentokentokentokentoken';
const START = 1514764800000000000n;
const STEP = 10_000_000_000n;
export const SEED_IDLE = [85.5, 42, 9.99, 10, 8, 3, 3, 55, 9, 0, 100, 100];
const OUTCOMES: readonly Outcome[] = ['ok-without-change', 'sent', 'no-change'];
const LINE = 'cpu,cpu=cpu-total,host=serverA usage_idle=';

export function seedData(): string {
  return SEED_IDLE.map((idle, index) => `${LINE}${idle} ${START + BigInt(index) * STEP}\n`).join('');
}

export function seedRun(): Run {
  const count = SEED_IDLE.length;
  const events: EventRecord[] = [];
  const requests: RequestRecord[] = [];
  const level = new Uint8Array(count);
  const outcome = new Uint8Array(count);
  const event = new Int32Array(count).fill(-1);
  const data = seedData();
  const offset = new Uint32Array(count);
  let place = 0;
  let previous: 0 | 3 = 0;
  SEED_IDLE.forEach((idle, at) => {
    offset[at] = place;
    place = data.indexOf('\n', place) + 1;
    const now = idle < 10 ? 3 : 0;
    level[at] = now;
    outcome[at] = now !== previous ? 1 : now === 0 ? 0 : 2;
    if (now !== previous) {
      event[at] = events.length;
      requests.push(seedRequest(at, events.length, now));
      events.push(seedEvent(at, now, previous, idle));
    }
    previous = now;
  });
  return {
    config: {
      hipchat: {
        enabled: true,
        url: 'https://testtest.hipchat.com/v2/room',
        room: 'malerts',
        hasToken: true,
        global: false,
        stateChangesOnly: true,
      },
    },
    handlers: [],
    templates: [],
    tasks: [
      {
        id: 'hipchat-cpu-alert',
        file: 'hipchat-cpu-alert.tick',
        script: 'hipchat-cpu-alert.tick',
        dbrps: [],
        edges: [
          ['stream0', 'from1'],
          ['from1', 'alert2'],
        ],
        nodes: [
          {
            name: 'stream0',
            kind: 'stream',
            range: { start: 0, end: 6 },
            statistics: { collected: count, emitted: count },
            globalServices: [],
          },
          {
            name: 'from1',
            kind: 'from',
            range: { start: 10, end: 16 },
            statistics: { collected: count, emitted: count },
            globalServices: [],
          },
          {
            name: 'alert2',
            kind: 'alert',
            range: { start: 40, end: 48 },
            statistics: { collected: count, emitted: count },
            globalServices: [],
          },
        ],
      },
    ],
    points: {
      count,
      time: BigInt64Array.from(SEED_IDLE, (_, at) => START + BigInt(at) * STEP),
      series: new Uint32Array(count),
      offset,
      file: new Uint16Array(count),
      files: ['data.lp'],
      seriesList: [
        {
          database: 'telegraf',
          retentionPolicy: 'autogen',
          name: 'cpu',
          tags: [
            ['cpu', 'cpu-total'],
            ['host', 'serverA'],
          ],
          fields: [{ name: 'usage_idle', type: 'float' }],
        },
      ],
    },
    evaluations: {
      count,
      at: Int32Array.from(SEED_IDLE.keys()),
      alert: new Uint32Array(count),
      level,
      outcome,
      time: BigInt64Array.from(SEED_IDLE, (_, at) => START + BigInt(at) * STEP),
      event,
      outcomes: OUTCOMES,
      told: OUTCOMES.map((outcome) => OUTCOME_WORDS[outcome]),
      alerts: [{ task: 'hipchat-cpu-alert', node: 'alert2', id: 'cpu:nil', group: '', tags: [] }],
    },
    judged: [
      {
        task: 'hipchat-cpu-alert',
        node: 'alert2',
        values: [
          {
            text: '"usage_idle"',
            kind: 'number',
            ofClock: false,
            thresholds: [
              {
                property: 'crit',
                level: 3,
                operator: '<',
                value: 10,
                text: '10',
                type: 'int',
                range: { start: 84, end: 86 },
              },
            ],
            bands: [
              {
                property: 'crit',
                level: 3,
                intervals: [{ from: Number.NEGATIVE_INFINITY, to: 10, includesFrom: false, includesTo: false }],
                decides: true,
              },
            ],
          },
        ],
        row: Int32Array.from(SEED_IDLE.keys()),
        columns: [Float64Array.from(SEED_IDLE)],
      },
    ],
    events,
    requests,
    queries: [],
    actions: [],
    logs: [],
    topics: [],
    httpOut: [],
    writeErrors: [],
    data: [],
    problems: [
      {
        file: 'hipchat-cpu-alert.tick',
        range: { start: 158, end: 165 },
        severity: 'warning',
        kapacitor: 'invalid TICKscript: line 8 char 6: no method or property "hipchat" on *pipeline.AlertNodeData',
        plain: 'Kapacitor knows this handler as hipChat.',
        code: 'handler-spelling',
        fix: {
          title: 'Write .hipChat()',
          file: 'hipchat-cpu-alert.tick',
          edits: [{ range: { start: 158, end: 165 }, text: 'hipChat' }],
        },
      },
    ],
    recordedBytes: 12_000,
    milliseconds: 4.2,
  };
}

function seedEvent(at: number, level: 0 | 3, previousLevel: 0 | 3, idle: number): EventRecord {
  return {
    at,
    evaluation: at,
    topic: 'main:hipchat-cpu-alert:alert2',
    task: 'hipchat-cpu-alert',
    node: 'alert2',
    id: 'cpu:nil',
    level,
    previousLevel,
    message: 'Hey, check your CPU',
    time: START + BigInt(at) * STEP,
    duration: 0n,
    name: 'cpu',
    group: '',
    tags: [],
    fields: [['usage_idle', idle]],
  };
}

function seedRequest(at: number, event: number, level: 0 | 3): RequestRecord {
  const color = level === 3 ? 'red' : 'green';
  const body = `{"color":"${color}","from":"kapacitor","message":"Hey, check your CPU","notify":true}\n`;
  return {
    at,
    event,
    kind: 'hipchat',
    name: 'HipChat',
    source: { type: 'node', task: 'hipchat-cpu-alert', node: 'alert2' },
    request: {
      method: 'POST',
      url: `https://testtest.hipchat.com/v2/room/alerts/notification?auth_token=${SEED_TOKEN}`,
      headers: [
        ['Host', 'testtest.hipchat.com'],
        ['User-Agent', 'Go-http-client/1.1'],
        ['Content-Length', String(body.length)],
        ['Content-Type', 'application/json'],
        ['Accept-Encoding', 'gzip'],
      ],
      body,
    },
    origins: [
      {
        option: 'room',
        from: 'script',
        file: 'hipchat-cpu-alert.tick',
        range: { start: 174, end: 190 },
        configured: 'malerts',
      },
      { option: 'token', from: 'kapacitor.conf' },
    ],
    secrets: [SEED_TOKEN],
    preview: { color, from: 'kapacitor', html: 'Hey, check your CPU' },
  };
}

/** The README's tables of limits say what the sources say: every row, and each figure. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** A constant, or a member of one, as its source writes it. */
function constant(path: string, name: string): number {
  const [, written] = new RegExp(`\\b${name}(?:: \\w+)?(?: =|:) '?([\\w *<]+)`).exec(read(path)) ?? [];
  const [first = '', operator, second = ''] = (written ?? '').replaceAll('_', '').trim().split(' ');
  const value = (text: string) => (text === 'MEGABYTE' ? 1 : Number(text.replace(/s$/, '')));
  if (operator === '*') return value(first) * value(second);
  return operator === '<<' ? value(first) << value(second) : value(first);
}

const KILO = 1024;
const SEND = 'src/app/send';

/** By the first words of a row: what its figures are, in order. */
const ROWS: Readonly<Record<string, readonly number[]>> = {
  'an exchange': [constant('src/proxy/proxy.ts', 'DEADLINE') / 1_000],
  'what the page asks': [
    constant('src/proxy/proxy.ts', 'BODY_LIMIT') / KILO,
    constant('src/proxy/forward.ts', 'ANSWER_LIMIT') / KILO,
  ],
  'address and headers': [constant('src/sharing/notification.ts', 'HEAD_LIMIT') / KILO],
  'connections, requests': [
    constant('src/proxy/proxy.ts', 'MOST_CONNECTIONS'),
    constant('src/proxy/proxy.ts', 'MOST_WAITING'),
  ],
  'wrong pairing codes': [constant('src/proxy/pairing.ts', 'GUESSES')],
  'requests of one run': [
    constant(`${SEND}/plan.ts`, 'MOST_OF_A_RUN'),
    constant(`${SEND}/pace.ts`, 'MOST_A_MINUTE'),
    401,
    404,
    429,
  ],
  Live: [constant(`${SEND}/pace.ts`, 'MOST_A_MINUTE'), constant(`${SEND}/live.ts`, 'MOST_WAITING'), 401, 404, 429],
  'the stand-in room': [
    constant('src/proxy/room.ts', 'MOST_MESSAGES'),
    constant('src/proxy/room.ts', 'BODY_LIMIT') / KILO,
  ],
  'HTML of a message': [constant('src/app/request/message-html.ts', 'MOST_CHARACTERS')],
  'brackets inside': [constant('src/text/depth.ts', 'DEEPEST')],
  // Shown by the hostile folders and, in Chromium's own worker, by tests/e2e/truth.spec.ts.
  'the same, at least': [250],
  'parts of one expression': [constant('src/lambda/build.ts', 'MOST_PARTS')],
  'a text that a lambda': [constant('src/text/budget.ts', 'LONGEST_TEXT')],
  'a link unpacked': [
    constant('src/sharing/limits.ts', 'MOST_IN_LINK'),
    constant('src/sharing/limits.ts', 'MOST_IN_ZIP'),
    constant('src/points/formats/recording/unpack.ts', 'MOST_RECORDED'),
  ],
  'files of a link': [
    constant('src/sharing/limits.ts', 'MOST_FILES'),
    constant('src/sharing/limits.ts', 'LONGEST_PATH'),
  ],
  'what a message quotes': [constant('src/text/shortened.ts', 'LONGEST_QUOTE')],
  'a secret that': [constant('src/sharing/secrets/sighting.ts', 'SPREADS_FROM')],
  'time (': [constant('src/app/stores/runs.ts', 'milliseconds') / 1_000],
  'time of': [constant('src/cli/budget-option.ts', 'LONGEST')],
  events: [constant('src/app/stores/runs.ts', 'events'), constant('src/cli/run-folder.ts', 'MOST_EVENTS')],
  'what is recorded': [constant('src/app/stores/runs.ts', 'bytes') / 1_000_000],
  'memory of': [constant('src/cli/own-thread.ts', 'MOST_MEGABYTES')],
  'plain words': [constant('src/explain/explain-run.ts', 'MOST_FOR_WORDS') / 1_000],
  '*Stop*': [constant('src/worker/client.ts', 'STOP_PATIENCE') / 1_000],
  'an answer of the command line': [constant('src/cli/own-thread.ts', 'GRACE') / 1_000],
};

/** Rows of the tables whose head begins with `limit`. */
function limits(): readonly (readonly [what: string, figures: readonly number[]])[] {
  const tables = read('README.md').matchAll(/^\| limit .*\n\|[-| ]+\n((?:\|.*\n)+)/gm);
  return [...tables].flatMap(([, rows = '']) =>
    rows
      .trimEnd()
      .split('\n')
      .map((row) => {
        const [, what = '', limit = ''] = row.split('|').map((cell) => cell.trim());
        return [what, (limit.match(/\d[\d,]*/g) ?? []).map((figure) => Number(figure.replaceAll(',', '')))] as const;
      }),
  );
}

test('each limit of the README is that of the sources', () => {
  const said = limits().map(([what, figures]) => [Object.keys(ROWS).find((words) => what.startsWith(words)), figures]);
  expect(said).toEqual(Object.entries(ROWS));
});

test('the command line and the page give a run the same time', () => {
  const page = constant('src/app/stores/runs.ts', 'milliseconds');
  expect([
    constant('src/cli/budget-option.ts', 'DEFAULT_BUDGET') * 1_000,
    constant('src/worker/client.ts', 'DEFAULT_BUDGET'),
  ]).toEqual([page, page]);
});

/** Queries, and when they are asked. */
import { ANY, asked, asking, FAR, list, nested, query, REFUSED, type Row, RUN, script } from './folder';

export const QUERIES: readonly Row[] = [
  ['a cron of nonsense', asking("cron('99 99 99 99 99 99')"), ANY],
  ['a cron of never', asking("cron('0 0 0 30 2 *')"), ANY],
  ['a query every negative second', asking('every(-1s)'), RUN],
  ['a query every nanosecond', asking('every(1u)'), RUN],
  ['a query with an offset of ages', asking('every(1m).offset(100000w)'), RUN],
  [
    'a query that groups by a nanosecond',
    query('SELECT mean(v) FROM telegraf.autogen.cpu GROUP BY time(1ns) fill(0)'),
    RUN,
  ],
  [
    'a query of parentheses, 250 deep',
    query(`SELECT v FROM telegraf.autogen.cpu WHERE ${nested(250, '(', 'v > 1', ')')}`),
    [0],
  ],
  [
    'a query of parentheses, 3,000 deep',
    query(`SELECT v FROM telegraf.autogen.cpu WHERE ${nested(3_000, '(', 'v > 1', ')')}`),
    REFUSED,
  ],
  ['a query of signs', query(`SELECT ${'-'.repeat(3_000)}v FROM telegraf.autogen.cpu`), ANY],
  [
    'subqueries, 3,000 deep',
    query(`${'SELECT v FROM ('.repeat(3_000)}SELECT v FROM telegraf.autogen.cpu${')'.repeat(3_000)}`),
    ANY,
  ],
  ['calls of a query, 3,000 deep', query(`SELECT ${nested(3_000, 'abs(', 'v', ')')} FROM telegraf.autogen.cpu`), ANY],
  [
    'ANDs of a query, 5,000',
    query(`SELECT v FROM telegraf.autogen.cpu WHERE ${list(5_000, () => 'v > 1', ' AND ')}`),
    ANY,
  ],
  [
    'fields of a query, 5,000',
    query(`SELECT ${list(5_000, (i) => `v AS v${i}`, ', ')} FROM telegraf.autogen.cpu`),
    RUN,
  ],
  [
    'a limit of 9e18',
    query('SELECT v FROM telegraf.autogen.cpu LIMIT 9223372036854775807 OFFSET 9223372036854775807'),
    ANY,
  ],
  [
    'holt_winters of 9e8 in a query',
    query('SELECT holt_winters(mean(v), 900000000, 4) FROM telegraf.autogen.cpu GROUP BY time(1s)'),
    RUN,
  ],
  ['a sample of 9e18 in a query', query('SELECT sample(v, 9223372036854775807) FROM telegraf.autogen.cpu'), RUN],
];

export const MORE_QUERIES: readonly Row[] = [
  [
    'ticks of a second over 100 years',
    script("batch|query('SELECT v FROM telegraf.autogen.cpu').period(1s).every(1s)|log()", FAR),
    RUN,
  ],
  [
    'ticks of a microsecond',
    script("batch|query('SELECT v FROM telegraf.autogen.cpu').period(1u).every(1u)|log()", FAR),
    RUN,
  ],
  [
    'cron by the second over 100 years',
    script("batch|query('SELECT v FROM telegraf.autogen.cpu').period(1s).cron('* * * * * * *')|log()", FAR),
    RUN,
  ],
  [
    'cron of a day that never is',
    asked('SELECT v FROM telegraf.autogen.cpu', ".period(1s).cron('0 0 0 30 2 * *')"),
    RUN,
  ],
  [
    'cron of a leap day on a Monday',
    script("batch|query('SELECT v FROM telegraf.autogen.cpu').period(1s).cron('0 0 0 29 2 1 *')|log()", FAR),
    RUN,
  ],
  [
    'buckets of a microsecond',
    asked('SELECT mean(v) FROM telegraf.autogen.cpu', '.period(1h).every(1h).groupBy(time(1u)).fill(0)'),
    RUN,
  ],
  [
    'buckets of a microsecond with an offset',
    asked(
      'SELECT mean(v) FROM telegraf.autogen.cpu',
      ".period(1000w).every(1h).groupBy(time(1u, 5u)).fill(\\'previous\\')".replaceAll('\\', ''),
    ),
    RUN,
  ],
  [
    '5,000 fields of one query',
    asked(`SELECT ${list(5_000, () => 'mean(v)', ', ')} FROM telegraf.autogen.cpu`, '.period(1m).every(1m)'),
    RUN,
  ],
  [
    'subqueries, 400 deep',
    asked(
      `${'SELECT v FROM ('.repeat(400)}SELECT v FROM telegraf.autogen.cpu${')'.repeat(400)}`,
      '.period(1m).every(1m)',
    ),
    RUN,
  ],
  [
    'queries by all tags and times',
    asked('SELECT v FROM telegraf.autogen.cpu', '.period(1m).every(1s).groupBy(*, time(1ms))'),
    RUN,
  ],
  ['an offset of a century', asked('SELECT v FROM telegraf.autogen.cpu', '.period(1m).every(1s).offset(5000w)'), RUN],
];

/** Each node with what could make it go on and on. */
import { ANY, FAR, list, type Row, RUN, script, stream } from './folder';

export const MORE_NODES: readonly Row[] = [
  ['a window of a microsecond', stream('|window().period(1u).every(1u)'), RUN],
  [
    'a window of a microsecond over 100 years',
    script("stream|from()|window().period(1u).every(1u)|count('v')|log()", FAR),
    RUN,
  ],
  [
    'an aligned window of a microsecond over 100 years',
    script('stream|from()|window().period(1u).every(1u).align()|log()', FAR),
    RUN,
  ],
  ['a window that fills for ever', stream('|window().period(1000w).every(1u).fillPeriod()'), RUN],
  ['a window of all counts', stream('|window().periodCount(9223372036854775807).everyCount(1)'), RUN],
  ['a deadman each microsecond over 100 years', script('stream|from()|deadman(1.0, 1u)|log()', FAR), RUN],
  ['stats each microsecond over 100 years', script("stream|from()|stats(1u)|derivative('emitted')|log()", FAR), RUN],
  ['barriers each microsecond over 100 years', script('stream|from()|barrier().period(1u)|log()', FAR), RUN],
  [
    'idle barriers that delete groups',
    script('stream|from().groupBy(*)|barrier().idle(1u).delete(TRUE)|log()', FAR),
    RUN,
  ],
  ['stateDuration of microseconds', stream("|stateDuration(lambda: TRUE).unit(1u).as('d')"), [0]],
  ['a sample each microsecond', stream('|sample(1u)'), [0]],
  ['a derivative of microseconds', stream("|derivative('v').unit(1u)"), [0]],
  ['a shift to the end of time', stream('|shift(15250w)'), ANY],
  ['shifts that run over', stream(list(50, () => '|shift(15000w)')), ANY],
  ['a flatten without an end', stream("|flatten().on('host').tolerance(1000w)"), RUN],
  ['a flatten of each microsecond', stream("|flatten().on('host', 's').tolerance(1u).delimiter('.')"), RUN],
  [
    'combinations of six',
    stream(
      "|window().period(1m).every(1m)|combine(lambda: TRUE, lambda: TRUE, lambda: TRUE, lambda: TRUE, lambda: TRUE, lambda: TRUE).as('a','b','c','d','e','f').max(9223372036854775807)",
    ),
    RUN,
  ],
  [
    'joins with themselves, 20 times',
    script(
      `var a = stream|from()\n${list(20, (i) => `var j${i} = ${i === 0 ? 'a' : `j${i - 1}`}|join(${i === 0 ? 'a' : `j${i - 1}`}).as('l', 'r').tolerance(1h)\n`)}j19|log()`,
    ),
    RUN,
  ],
  [
    'a join of 300',
    script(
      `var a = stream|from()\na|join(${list(300, () => 'a', ', ')}).as(${list(301, (i) => `'p${i}'`, ', ')})|log()`,
    ),
    RUN,
  ],
  [
    'unions that double, 24 times',
    script(`var u0 = stream|from()\n${list(24, (i) => `var u${i + 1} = u${i}|union(u${i})\n`)}u24|log()`),
    RUN,
  ],
  ['a union of 1,000', script(`var a = stream|from()\na|union(${list(1_000, () => 'a', ', ')})|log()`), RUN],
  ['10,000 wheres', stream(list(10_000, () => '|where(lambda: "v" >= 0)')), RUN],
  ['2,000 nodes', stream(list(2_000, () => '|where(lambda: "v" >= 0)')), RUN],
  ['trickle behind a window', stream('|window().period(1m).every(1u)|trickle()'), RUN],
  ['top of all', stream("|window().period(1m).every(1m)|top(9223372036854775807, 'v')"), RUN],
  ['a moving average of all', stream("|window().period(1m).every(1m)|movingAverage('v', 9223372036854775807)"), RUN],
  ['Holt-Winters, far', stream("|window().period(1m).every(1m)|holtWinters('v', 100000000, 4, 1u)"), RUN],
  [
    'Holt-Winters with a fit, far',
    stream("|window().period(1m).every(1m)|holtWintersWithFit('v', 2147483647, 2, 1s)"),
    RUN,
  ],
  [
    'Holt-Winters of long seasons',
    stream("|window().period(1m).every(1m)|holtWinters('v', 1000, 1000000000, 1s)"),
    RUN,
  ],
  ['an alert with a long history', stream('|alert().crit(lambda: TRUE).flapping(0.1, 0.9).history(2147483647)'), RUN],
  ['a percentile of NaN', stream("|window().period(1m).every(1m)|percentile('v', 1e308)"), RUN],
  ['changeDetect of 5,000 fields', stream(`|changeDetect(${list(5_000, (i) => `'f${i}'`, ', ')})`), RUN],
  ['defaults, 10,000', stream(`|default()${list(10_000, (i) => `.field('f${i}', 1)`)}`), RUN],
  ['deletes, 10,000', stream(`|delete()${list(10_000, (i) => `.field('f${i}')`)}`), RUN],
  ['groupBy of 5,000 tags', stream(`|groupBy(${list(5_000, (i) => `'t${i}'`, ', ')})`), RUN],
  [
    'eval of 1,000 lambdas that need each other',
    stream(
      `|eval(${list(1_000, (i) => `lambda: "${i === 0 ? 'v' : `x${i - 1}`}" + 1.0`, ', ')}).as(${list(1_000, (i) => `'x${i}'`, ', ')})`,
    ),
    RUN,
  ],
  [
    'texts that double in evals',
    stream(
      list(40, (i) => `|eval(lambda: "${i === 0 ? 's' : `s${i}`}" + "${i === 0 ? 's' : `s${i}`}").as('s${i + 1}')`),
    ),
    RUN,
  ],
  [
    'texts that are replaced by longer ones',
    stream(
      `|eval(${list(30, (i) => `lambda: strReplace("${i === 0 ? 's' : `r${i - 1}`}", 'x', 'xx', -1)`, ', ')}).as(${list(30, (i) => `'r${i}'`, ', ')})`,
    ),
    RUN,
  ],
  [
    'replacing nothing by much',
    stream(
      `|eval(lambda: strReplace(strReplace(strReplace("s", '', '${'y'.repeat(2_000)}', -1), '', '${'z'.repeat(2_000)}', -1), '', 'zz', -1)).as('r')`,
    ),
    RUN,
  ],
  [
    'a regular expression of nested stars',
    stream(`|where(lambda: "s" =~ /${'('.repeat(40)}a*${')*'.repeat(40)}b/)`),
    ANY,
  ],
  [
    'a regular expression of repeats of repeats',
    stream('|where(lambda: "s" =~ /((((a{1,100}){1,100}){1,100}){1,100})/)'),
    ANY,
  ],
  ['regular expressions by alternatives', stream(`|where(lambda: "s" =~ /${list(5_000, (i) => `x${i}`, '|')}/)`), ANY],
  [
    'a substring to the end of the world',
    stream('|eval(lambda: strSubstring("s", 0, 9223372036854775807)).as(\'r\')'),
    ANY,
  ],
  ['humanBytes of everything', stream("|eval(lambda: humanBytes(1e308)).as('r')"), ANY],
  [
    'swarm, by the second',
    stream("|swarmAutoscale().serviceName('a').replicas(lambda: 9223372036854775807).max(9223372036854775807)"),
    ANY,
  ],
];

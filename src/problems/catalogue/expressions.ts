/** Lambdas: names, quotes and types, against the points that come there. */
import { entries } from './entry';

const POINTS = 'cpu,host=a usage=90,cores=4i 1000000000\ncpu,host=a usage=10,cores=4i 2000000000\n';
const withPoints = (script: string) => ({ 'cpu.tick': script, 'data.lp': POINTS });

export const EXPRESSIONS = entries({
  'zero-division': {
    severity: 'warning',
    title: 'A float that is divided by what is 0 at some points',
    why: 'A float divided by 0 is `+Inf`, which is above every threshold, and `0.0 / 0.0` is `NaN`, which is neither above nor below one. InfluxDB takes neither. It is told where the sample points have a 0, and the field is compared with nothing in the expression or in front of it.',
    before: {
      'cpu.tick': 'stream\n    |from()\n    |eval(lambda: 1.0 / "usage")\n        .as(\'share\')\n',
      'data.lp': 'cpu,host=a usage=90 1000000000\ncpu,host=a usage=0 2000000000\n',
    },
    after: {
      'cpu.tick':
        'stream\n    |from()\n    |eval(lambda: if("usage" == 0, 0.0, 1.0 / "usage"))\n        .as(\'share\')\n',
    },
  },
  expression: {
    severity: 'error',
    title: 'An expression that cannot be evaluated',
    why: 'Kapacitor compiles every lambda when the task starts, and refuses this one.',
    before: 'stream\n    |from()\n    |alert()\n        .crit(lambda: \'ok\' AND "usage" > 80)\n',
    after: 'stream\n    |from()\n    |alert()\n        .crit(lambda: "ok" AND "usage" > 80)\n',
  },
  'unknown-function': {
    severity: 'error',
    title: 'No function of this name',
    why: 'Functions of lambdas have fixed names. Kapacitor looks the name up with every point and logs an error each time. Aggregates such as `mean` are nodes: they look at many points, a lambda at one.',
    before: withPoints('stream\n    |from()\n    |eval(lambda: abss("usage"))\n        .as(\'usage\')\n'),
    after: 'stream\n    |from()\n    |eval(lambda: abs("usage"))\n        .as(\'usage\')\n',
  },
  'node-in-lambda': {
    severity: 'error',
    title: 'A node inside of a lambda',
    why: 'A lambda looks at one point. `mean`, `max` of a window and the like look at many and are nodes: they stand behind a `|window()` or a `|query()`, and their result is a field of that name.',
    before: withPoints(
      'stream\n    |from()\n    |eval(lambda: mean("usage"))\n        .as(\'usage\')\n    |alert()\n        .crit(lambda: "usage" > 80)\n',
    ),
    after:
      'stream\n    |from()\n    |window()\n        .period(1m)\n        .every(1m)\n    |mean(\'usage\')\n    |alert()\n        .crit(lambda: "mean" > 80)\n',
  },
  'unknown-field': {
    severity: 'warning',
    title: 'No point has this field or tag',
    why: 'The sample points that come here have no such field and no such tag. Kapacitor logs an error for every point on which a name is missing, and the level or condition counts as not met.',
    before: withPoints('stream\n    |from()\n        .where(lambda: "usge" > 80)\n'),
    after: 'stream\n    |from()\n        .where(lambda: "usage" > 80)\n',
    silence: 'Sample points that have the field, if the real ones do.',
  },
  'tag-for-field': {
    severity: 'warning',
    title: 'A tag where a node looks at fields',
    why: '`changeDetect`, `mean` and other nodes look at fields only. A tag of that name does not count: points without the field are left out. `|eval(lambda: "tag")` makes a field of a tag.',
    before: withPoints("stream\n    |from()\n    |changeDetect('host')\n"),
    after:
      "stream\n    |from()\n    |eval(lambda: \"host\")\n        .as('host_field')\n        .keep()\n    |changeDetect('host_field')\n",
  },
  'condition-compared': {
    severity: 'error',
    title: 'A condition that is compared with a field',
    why: 'A var that holds a lambda with a condition is TRUE or FALSE by itself. Compared with a field it asks whether that is TRUE or FALSE as well, which is hardly meant; where the field is no boolean it fails with each point.',
    before: withPoints(
      'var busy = lambda: "usage" > 80\n\nstream\n    |from()\n    |alert()\n        .crit(lambda: "usage" == busy)\n',
    ),
    after: 'var busy = lambda: "usage" > 80\n\nstream\n    |from()\n    |alert()\n        .crit(busy)\n',
  },
  'bytes-counted': {
    severity: 'info',
    title: 'Bytes that are counted, not characters',
    why: 'The functions of texts count bytes of UTF-8: `ü` has 2, `日` has 3. It is said where the sample points have such texts; of `strSubstring` it is a warning, because it can cut a character in two.',
    before: {
      'cpu.tick': 'stream\n    |from()\n        .where(lambda: strLength("text") > 2)\n',
      'data.lp': 'log text="日本" 1000000000\n',
    },
    after: { 'data.lp': 'log text="abc" 1000000000\n' },
  },
  'unknown-value': {
    severity: 'info',
    title: 'A value of a tag that no point has',
    why: 'The sample points show every value of the tag, and this is none of them. Where it looks like a slip of the pen it is a warning. Among several that are joined with `OR` one may be absent, and is not told of.',
    before: withPoints('stream\n    |from()\n        .where(lambda: "host" == \'web9\')\n'),
    after: 'stream\n    |from()\n        .where(lambda: "host" == \'a\')\n',
  },
  'lost-field': {
    severity: 'warning',
    title: 'A field or tag that a node on the way has dropped',
    why: 'The points had it, but a node in front of this one gives on other fields: `|eval()` without `.keep()` gives only its results, an aggregate only its own, `|join()` puts a prefix in front of every name.',
    before: withPoints(
      'stream\n    |from()\n    |eval(lambda: "usage" * 2.0)\n        .as(\'twice\')\n    |alert()\n        .crit(lambda: "usage" > 80)\n',
    ),
    after:
      'stream\n    |from()\n    |eval(lambda: "usage" * 2.0)\n        .as(\'twice\')\n        .keep()\n    |alert()\n        .crit(lambda: "usage" > 80)\n',
  },
  'field-and-tag': {
    severity: 'error',
    title: 'A field and a tag of one name',
    why: 'A lambda cannot tell them apart, so Kapacitor logs an error for every point that has both and evaluates nothing.',
    before: {
      'cpu.tick': 'stream\n    |from()\n        .where(lambda: "host" == \'a\')\n',
      'data.lp': 'cpu,host=a host="a",usage=90 1000000000\n',
    },
    after: { 'data.lp': 'cpu,host=a hostname="a",usage=90 1000000000\n' },
  },
  'quoted-field': {
    severity: 'error',
    title: 'A field in single quotes',
    why: 'Single quotes make a text. A text compared with a number can never work; the server says so when the task starts.',
    before: withPoints("stream\n    |from()\n        .where(lambda: 'usage' > 80)\n"),
    after: 'stream\n    |from()\n        .where(lambda: "usage" > 80)\n',
  },
  'quoted-value': {
    severity: 'warning',
    title: 'A text in double quotes',
    why: 'Double quotes make the name of a field or tag. No point has one of that name, but a tag has it as its value.',
    before: withPoints('stream\n    |from()\n        .where(lambda: "host" == "a")\n'),
    after: 'stream\n    |from()\n        .where(lambda: "host" == \'a\')\n',
  },
  'regex-wanted': {
    severity: 'error',
    title: '=~ with a text',
    why: '`=~` and `!~` need a regular expression between slashes. A text never matches, and every point logs an error.',
    before: withPoints('stream\n    |from()\n        .where(lambda: "host" =~ \'a.*\')\n'),
    after: 'stream\n    |from()\n        .where(lambda: "host" =~ /a.*/)\n',
  },
  'always-false': {
    severity: 'warning',
    title: 'A condition that no value meets',
    why: 'Two comparisons of the same thing are joined by AND, and no number is above the one and below the other, or no text equal to both: hours from 22 to 6 are `hour("time") >= 22 OR hour("time") < 6`. Only comparisons with constants are looked at.',
    before: 'stream\n    |from()\n        .where(lambda: hour("time") >= 22 AND hour("time") < 6)\n    |log()\n',
    after: 'stream\n    |from()\n        .where(lambda: hour("time") >= 22 OR hour("time") < 6)\n    |log()\n',
  },
  'always-true': {
    severity: 'warning',
    title: 'A condition that is always true',
    why: 'Whatever the value is, it differs from one of the two. `AND` was probably meant.',
    before: 'stream\n    |from()\n        .where(lambda: "host" != \'a\' OR "host" != \'b\')\n',
    after: 'stream\n    |from()\n        .where(lambda: "host" != \'a\' AND "host" != \'b\')\n',
  },
  'type-mix': {
    severity: 'error',
    title: 'Two types that do not go together',
    why: 'There is no such operation between the types of the two sides. Where the types come from the sample points, Kapacitor logs an error with every point; where they stand in the script it refuses the script.',
    before: withPoints('stream\n    |from()\n        .where(lambda: "host" > 5)\n'),
    after: 'stream\n    |from()\n        .where(lambda: "usage" > 5)\n',
  },
  'int-float-mix': {
    severity: 'error',
    title: 'Arithmetic of an int and a float',
    why: 'Arithmetic needs two values of one type: convert one with `float()` or `int()`. Comparisons take both.',
    before: withPoints('stream\n    |from()\n    |eval(lambda: "cores" * 100.0)\n        .as(\'percent\')\n'),
    after: 'stream\n    |from()\n    |eval(lambda: float("cores") * 100.0)\n        .as(\'percent\')\n',
  },
  'float-remainder': {
    severity: 'error',
    title: 'The remainder of a float',
    why: '`%` takes two integers. Kapacitor logs an error with every point; `int()` around a float cuts its fraction off.',
    before: withPoints('stream\n    |from()\n        .where(lambda: "usage" % 2.0 == 0.0)\n'),
    after: 'stream\n    |from()\n        .where(lambda: int("usage") % 2 == 0)\n',
  },
  'int-division': {
    severity: 'warning',
    title: 'A division of two integers',
    why: 'The result of two ints is an int, so the fraction is cut off: `1 / 2` is `0`. Around `int()` this is what is meant, and nothing is said.',
    before: withPoints('stream\n    |from()\n    |eval(lambda: "cores" / 8)\n        .as(\'share\')\n'),
    after: 'stream\n    |from()\n    |eval(lambda: float("cores") / 8.0)\n        .as(\'share\')\n',
  },
  'not-a-condition': {
    severity: 'error',
    title: 'A condition that is neither true nor false',
    why: 'Levels and `where` need TRUE or FALSE. Kapacitor logs an error with every point, and the condition counts as not met.',
    before: withPoints('stream\n    |from()\n        .where(lambda: "usage")\n'),
    after: 'stream\n    |from()\n        .where(lambda: "usage" > 80)\n',
  },
  'number-wanted': {
    severity: 'warning',
    title: 'A function of numbers over a text or a boolean',
    why: '`mean`, `sum`, `max`, `derivative` and the like take numbers. Of another field each point is an error in the log, and nothing comes out. `count`, `mode`, `first`, `last` and `distinct` take any; `if("up", 1.0, 0.0)` makes a number.',
    before: {
      'cpu.tick':
        "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |mean('up')\n",
      'data.lp': 'cpu,host=a up=true 1000000000\n',
    },
    after: {
      'cpu.tick':
        "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |count('up')\n",
    },
  },
});

/** Groups that meet where they should not, or never meet where they should. */
import { entries } from './entry';

const POINTS =
  'cpu,host=a usage=90 1528102800000000000\ncpu,host=b usage=10 1528102801000000000\nmem,host=a used=5 1528102800500000000\n';
const withPoints = (script: string) => ({ 'cpu.tick': script, 'data.lp': POINTS });

export const GROUPS = entries({
  'missing-group-by': {
    severity: 'warning',
    title: 'Several series share one alert state',
    why: 'An alert has one state a group, and these series are in one group: a healthy host “recovers” a broken one. A tag inside `.id()` does not separate the state, only `groupBy` does. Nothing is said where a node on the way makes one point of many.',
    before: withPoints(
      'stream\n    |from()\n        .measurement(\'cpu\')\n    |alert()\n        .crit(lambda: "usage" > 80)\n',
    ),
    after:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"usage\" > 80)\n",
  },
  'several-measurements': {
    severity: 'warning',
    title: 'Points of several measurements share one alert state',
    why: '`|from()` without `.measurement()` lets all points of the task’s databases through, and the alert judges one after the other as if they were of one series.',
    before: withPoints(
      'stream\n    |from()\n        .groupBy(\'host\')\n    |alert()\n        .crit(lambda: isPresent("usage") AND "usage" > 80)\n',
    ),
    after:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"usage\" > 80)\n",
  },
  'shared-id': {
    severity: 'warning',
    title: 'Several groups make one alert ID',
    why: 'A topic, and a service of incidents such as PagerDuty, keeps one level an ID. If two groups make the same ID, the level of one hides that of the other. To other handlers the ID is a text in the message, and this is an info. `{{ .Group }}`, or every tag that the alert is grouped by, makes the ID of each group its own.',
    before: withPoints(
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"usage\" > 80)\n        .id('cpu')\n        .topic('cpu')\n",
    ),
    after:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"usage\" > 80)\n        .id('cpu/{{ .Group }}')\n        .topic('cpu')\n",
  },
  'join-groups': {
    severity: 'warning',
    title: 'The sides of a join are grouped differently',
    why: 'Only points of equal groups are joined. Group both sides by the same tags, or say with `.on()` which tags have to be equal.',
    before: withPoints(
      "var cpu = stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\nvar mem = stream\n    |from()\n        .measurement('mem')\n\ncpu\n    |join(mem)\n        .as('cpu', 'mem')\n        .tolerance(2s)\n",
    ),
    after: withPoints(
      "var cpu = stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\nvar mem = stream\n    |from()\n        .measurement('mem')\n        .groupBy('host')\n\ncpu\n    |join(mem)\n        .as('cpu', 'mem')\n        .tolerance(2s)\n",
    ),
  },
  'flatten-on': {
    severity: 'warning',
    title: 'A flatten that puts nothing together',
    why: '`.on()` of `|flatten()` names tags whose values come in front of the field names, and points of one group and time are put together. A field is no tag; of a tag that the points are grouped by each group has one value only.',
    before: {
      'cpu.tick':
        "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |flatten()\n        .on('host')\n",
      'data.lp': 'cpu,host=a usage=1 1000000000\ncpu,host=b usage=2 1000000000\n',
    },
    after: {
      'cpu.tick': "stream\n    |from()\n        .measurement('cpu')\n    |flatten()\n        .on('host')\n",
    },
  },
});

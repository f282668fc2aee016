/** What nodes refuse, and what they do differently from what is expected of them. */
import { entries } from './entry';

const SMTP = "[smtp]\n  enabled = true\n  from = 'kapacitor@example.com'\n  to = ['ops@example.com']\n";

const GROUPED = "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n";
const WINDOWED = `${GROUPED}    |window()\n`;
const SAMPLES = [0, 1, 2, 3].map((second) => `cpu,host=a usage=${second * 10} ${second}000000000\n`).join('');
const COUNTER = [5, 6, 8, 9, 1, 3].map((count, second) => `cpu,host=a usage=${count} ${second}000000000\n`).join('');

export const NODES = entries({
  'window-gap': {
    severity: 'info',
    title: 'Points between two windows that nobody looks at',
    why: 'A window, and a query, looks at the last `.period()` of each `.every()`. Where the first is shorter, the points in between count for nothing, which is good for samples and bad for alerts.',
    before: `${WINDOWED}        .period(10s)\n        .every(1m)\n    |mean('usage')\n`,
    after: `${WINDOWED}        .period(1m)\n        .every(1m)\n    |mean('usage')\n`,
  },
  'no-window': {
    severity: 'warning',
    title: 'An aggregate on a stream without a window',
    why: 'On a stream `mean`, `count` and the like take the points of a group that have exactly the same time, and give their result when a later one comes. Where each group has one series that is one point each time. It is told where the sample points show it.',
    before: { 'cpu.tick': `${GROUPED}    |mean('usage')\n`, 'data.lp': SAMPLES },
    after: {
      'cpu.tick': `${GROUPED}    |window()\n        .period(1s)\n        .every(1s)\n    |mean('usage')\n`,
    },
  },
  'count-never-zero': {
    severity: 'warning',
    title: 'A count that is to be 0',
    why: 'A window without points and a query without rows give nothing at all, so a count of them is never 0, and an alert that waits for it never comes. `|deadman(0.0, 1m)` looks at the clock instead.',
    before: {
      'cpu.tick': `${GROUPED}    |window()\n        .period(1s)\n        .every(1s)\n    |count('usage')\n    |where(lambda: "count" < 1)\n`,
      'data.lp': SAMPLES,
    },
    after: {
      'cpu.tick': `${GROUPED}    |deadman(0.0, 1s)\n        .stateChangesOnly()\n        .log('/tmp/cpu.log')\n`,
    },
  },
  'counter-reset': {
    severity: 'info',
    title: 'A counter that starts anew under a derivative',
    why: 'In the sample points the field only rises, and now and then falls to less than half: so does a counter when what it counts for is started again. The derivative is far below 0 there. `.nonNegative()` leaves such points out.',
    before: { 'cpu.tick': `${GROUPED}    |derivative('usage')\n`, 'data.lp': COUNTER },
    after: { 'cpu.tick': `${GROUPED}    |derivative('usage')\n        .nonNegative()\n` },
  },
  'window-period': {
    severity: 'error',
    title: 'A window without its length',
    why: 'A window is given with `.period()`, a time, or with `.periodCount()`, a number of points.',
    before: 'stream\n    |from()\n    |window()\n        .every(1m)\n',
    after: 'stream\n    |from()\n    |window()\n        .period(5m)\n        .every(1m)\n',
  },
  'window-every': {
    severity: 'info',
    title: 'A window that is given on for each point',
    why: 'Without `.every()` a window gives its content on with every point that comes, which is right for moving averages and costly for everything else.',
    before: 'stream\n    |from()\n    |window()\n        .period(5m)\n',
    after: 'stream\n    |from()\n    |window()\n        .period(5m)\n        .every(1m)\n',
  },
  'window-of-batches': {
    severity: 'error',
    title: 'A window of batches',
    why: 'What a `|query()` or another `|window()` gives on are batches already; only the points of a stream are cut into windows.',
    before:
      'stream\n    |from()\n    |window()\n        .period(1m)\n        .every(1m)\n    |window()\n        .period(5m)\n        .every(5m)\n',
    after:
      "stream\n    |from()\n    |window()\n        .period(1m)\n        .every(1m)\n    |mean('usage')\n    |window()\n        .period(5m)\n        .every(5m)\n",
  },
  positive: {
    severity: 'error',
    title: 'A duration or count of zero',
    why: 'The property has to be more than zero, or other than zero in the case of `|shift()`.',
    before: 'stream\n    |from()\n    |shift(0s)\n',
    after: 'stream\n    |from()\n    |shift(5m)\n',
  },
  edges: {
    severity: 'error',
    title: 'Batches beside a stream',
    why: 'All inputs of a `|join()` or `|union()` have to be alike: streams, or batches.',
    before:
      "var points = stream\n    |from()\n\nvar windows = points\n    |window()\n        .period(1m)\n        .every(1m)\n\npoints\n    |join(windows)\n        .as('a', 'b')\n",
    after:
      "var points = stream\n    |from()\n\nvar means = points\n    |window()\n        .period(1m)\n        .every(1m)\n    |mean('usage')\n\npoints\n    |join(means)\n        .as('a', 'b')\n        .tolerance(1m)\n",
  },
  'eval-as': {
    severity: 'error',
    title: 'eval without names for its results',
    why: '`.as()` names every result of `|eval()`, in the order of its lambdas.',
    before: 'stream\n    |from()\n    |eval(lambda: "used" * 2.0)\n',
    after: 'stream\n    |from()\n    |eval(lambda: "used" * 2.0)\n        .as(\'twice\')\n',
  },
  'eval-tags': {
    severity: 'error',
    title: 'eval makes a tag of what is no result',
    why: '`.tags()` says which of the results that `.as()` names become tags.',
    before: "stream\n    |from()\n    |eval(lambda: string(\"code\"))\n        .as('code')\n        .tags('status')\n",
    after: "stream\n    |from()\n    |eval(lambda: string(\"code\"))\n        .as('status')\n        .tags('status')\n",
  },
  'join-as': {
    severity: 'error',
    title: 'join without a prefix for each input',
    why: '`|join()` and `|combine()` put a prefix in front of every field, so that those of one input do not hide those of another. Each input needs one of its own.',
    before:
      "var a = stream\n    |from()\n        .measurement('a')\nvar b = stream\n    |from()\n        .measurement('b')\n\na\n    |join(b)\n        .tolerance(1s)\n",
    after:
      "var a = stream\n    |from()\n        .measurement('a')\nvar b = stream\n    |from()\n        .measurement('b')\n\na\n    |join(b)\n        .as('a', 'b')\n        .tolerance(1s)\n",
  },
  'join-delimiter': {
    severity: 'error',
    title: 'A dot in the prefix of a join',
    why: 'The prefix ends at the delimiter, which is a dot, so it cannot hold one. Choose another prefix, or another `.delimiter()`.',
    before:
      "var a = stream\n    |from()\n        .measurement('a')\nvar b = stream\n    |from()\n        .measurement('b')\n\na\n    |join(b)\n        .as('a.x', 'b.x')\n        .tolerance(1s)\n",
    after:
      "var a = stream\n    |from()\n        .measurement('a')\nvar b = stream\n    |from()\n        .measurement('b')\n\na\n    |join(b)\n        .as('a_x', 'b_x')\n        .tolerance(1s)\n",
  },
  'missing-property': {
    severity: 'error',
    title: 'A property that the node cannot do without',
    why: 'The node does not know where to write.',
    before: "stream\n    |from()\n    |kapacitorLoopback()\n        .retentionPolicy('autogen')\n",
    after:
      "stream\n    |from()\n    |kapacitorLoopback()\n        .database('other')\n        .retentionPolicy('autogen')\n",
  },
  loop: {
    severity: 'error',
    title: 'A task that reads what it writes',
    why: '`|kapacitorLoopback()` writes to a pair of database and retention policy of the task itself, so every point would come back for ever.',
    before:
      'dbrp "telegraf"."autogen"\n\nstream\n    |from()\n    |kapacitorLoopback()\n        .database(\'telegraf\')\n        .retentionPolicy(\'autogen\')\n',
    after:
      'dbrp "telegraf"."autogen"\n\nstream\n    |from()\n    |kapacitorLoopback()\n        .database(\'other\')\n        .retentionPolicy(\'autogen\')\n',
  },
  'missing-url': {
    severity: 'error',
    title: 'httpPost without a URL',
    why: '`|httpPost()` needs a URL, or the name of an `[[httppost]]` section with `.endpoint()`.',
    before: 'stream\n    |from()\n    |httpPost()\n',
    after: "stream\n    |from()\n    |httpPost('http://127.0.0.1:8080/points')\n",
  },
  'sample-rate': {
    severity: 'error',
    title: 'sample with neither a count nor a duration',
    why: '`|sample(3)` lets every third point through, `|sample(10s)` those whose time is a multiple of ten seconds.',
    before: 'stream\n    |from()\n    |sample(1.5)\n',
    after: 'stream\n    |from()\n    |sample(3)\n',
  },
  'sideload-source': {
    severity: 'error',
    title: 'sideload without a source',
    why: '`|sideload()` needs a `.source()`. Without one Kapacitor ends itself.',
    before: "stream\n    |from()\n    |sideload()\n        .order('hosts.yml')\n        .field('limit', 90.0)\n",
    after: {
      'cpu.tick':
        "stream\n    |from()\n    |sideload()\n        .source('file:///limits')\n        .order('hosts.yml')\n        .field('limit', 90.0)\n",
      'sideload/limits/hosts.yml': 'limit: 80.0\n',
    },
  },
  'sideload-files': {
    severity: 'error',
    title: 'sideload finds no files',
    why: 'The source is a folder of the server, which a page does not have: the files of `file:///limits` lie below `sideload/limits/` in the workspace. A source that is asked over HTTP cannot be asked from here.',
    before: {
      'cpu.tick':
        "stream\n    |from()\n    |sideload()\n        .source('file:///limits')\n        .order('hosts.yml')\n        .field('limit', 90.0)\n",
    },
    after: { 'sideload/limits/hosts.yml': 'limit: 80.0\n' },
  },
  'duration-in-seconds': {
    severity: 'info',
    title: 'What stateDuration counts',
    why: '`state_duration` counts in seconds unless `.unit()` says otherwise: -1 while the condition is false, 0 at the first point of it.',
    before: 'stream\n    |from()\n    |stateDuration(lambda: "usage" > 90)\n',
    after: 'stream\n    |from()\n    |stateDuration(lambda: "usage" > 90)\n        .unit(1m)\n',
  },
  'deadman-repeats': {
    severity: 'info',
    title: 'A deadman that repeats its message',
    why: 'Without `.stateChangesOnly()` a deadman sends a message with every interval in which nothing comes. It knows a group only after its first point. It is said of handlers that people read, as in `no-state-changes-only`.',
    before: {
      'cpu.tick': 'stream\n    |from()\n    |deadman(1.0, 10s)\n        .email()\n',
      'kapacitor.conf': SMTP,
    },
    after: {
      'cpu.tick': 'stream\n    |from()\n    |deadman(1.0, 10s)\n        .stateChangesOnly()\n        .email()\n',
    },
  },
  'not-here': {
    severity: 'warning',
    title: 'A node that does not run in the playground',
    why: 'The node talks to a cluster or a database that a page does not reach. Nothing comes out of it here; with a real server that has one it works.',
    before: `batch\n    |queryFlux('from(bucket: "telegraf")')\n        .period(10s)\n        .every(10s)\n`,
    after: `batch\n    |query('SELECT mean(usage) FROM "telegraf"."autogen".cpu')\n        .period(10s)\n        .every(10s)\n`,
  },
});

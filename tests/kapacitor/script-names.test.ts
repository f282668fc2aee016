import { expect, test } from 'vitest';
import { scriptNames } from '../../src/kapacitor/data/script-names';

test.each([
  ["stream|from().measurement('cpu').groupBy('host', 'dc')", ['cpu'], ['host', 'dc']],
  ["var m = 'mem'\nvar g = ['a', 'b']\nstream|from().measurement(m).groupBy(g)", ['mem'], ['a', 'b']],
  ["stream|from().measurement(('cpu')).groupBy(['x', 'y'])", ['cpu'], ['x', 'y']],
  // What stands in another call within is that call's.
  ["stream|from().groupBy(time('z'), 'a')", [], ['a']],
  ['batch|query(\'SELECT v FROM "db"."rp"."cpu" GROUP BY time(1m), "host" fill(0)\' + \'FROM x\')', ['cpu'], ['host']],
  // Lists that nobody closes are none, and take no other var's texts.
  ["var a = ['p', \nvar b = ['q']\nstream|from().groupBy(a).groupBy(b)", [], ['q']],
  ["stream|from().measurement('cpu'", ['cpu'], []],
])('%s', (content, measurements, tags) => {
  const found = scriptNames([{ path: 'a.tick', content }]);
  expect([[...found.measurements], [...found.tags]]).toEqual([measurements, tags]);
});

test.each([
  ['"a" == TRUE AND FALSE != "b" OR "c" > 1', ['a', 'b']],
  ['!"a" OR ("b" AND "c")', ['a', 'b', 'c']],
  ['"a"', ['a']],
  ['if("a", "b", \'x\') == "c"', ['a']],
  ['isPresent("a") AND "b" > 2', []],
  ['"a" == \'yes\'', []],
])('%s is what a level asks', (condition, booleans) => {
  const content = `stream|from()|eval(lambda: "x").as('y')|alert().crit(lambda: ${condition})`;
  expect([...scriptNames([{ path: 'a.tick', content }]).booleans]).toEqual(booleans);
});

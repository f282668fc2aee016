import { expect, test } from 'vitest';
import { exampleWorkspace, hipchatCpuAlert } from '../../src/examples';
import { needsWhole } from '../../src/kapacitor/engine/needs-whole';

test('the page opens with an example that needs only the common parts', () => {
  expect(needsWhole(exampleWorkspace(hipchatCpuAlert))).toBe(false);
});

test.each<[string, string, boolean]>([
  ['a.tick', 'stream|from().measurement(\'m\')|alert().crit(lambda: "v" > 1).hipChat()', false],
  ['a.tick', 'stream|from()|alert().crit(lambda: count() > 3 AND isPresent("v")).log(\'/a\')', false],
  ['a.tick', 'stream|from()|alert().slack()', true],
  ['a.tick', 'stream|from()|alert().hipchat()', false],
  ['a.tick', 'var x = 5\n// a comment / with a slash\nstream|from()|log()', false],
  ['a.tick', "stream|from()|count('v')", true],
  ['a.tick', 'stream|from()|window().period(1m)', true],
  ['a.tick', 'stream|from()|nope()', true],
  ['a.tick', 'stream@udf()', true],
  ['a.tick', 'stream|from()|where(lambda: "h" =~ /x/)', true],
  ['a.tick', 'stream|from()|where(lambda: sqrt("v") > 1.0)', true],
  ['a.tick', "stream|from()|alert().details('x')", true],
  ['a.tick', "// it's\nstream|from()|alert().message('\n// x').window()", true],
  ['kapacitor.conf', '[hipchat]\n  url = "https://h/v2/room"', false],
  ['kapacitor.conf', '[deadman]\n  global = true', true],
  ['kapacitor.conf', 'hostname = "h"\n[hipchat]\n[http]\n[[influxdb]]\n  name = "a"', false],
  ['kapacitor.conf', '[slack]\n  enabled = true', true],
  ['kapacitor.conf', '[[swarm]]', true],
  ['kapacitor.conf', '["stats"]', true],
  ['kapacitor.conf', 'stats.enabled = true', true],
  ['handlers/h.yaml', 'id: a', true],
  ['data.lp', 'm v=1 1', false],
  ['data.lp', '# db=a rp=b\nm,h=a\\ b v=1i,w="x, y=z",x=t,y=-1e5 1\r\n\nm v="a" 2\nm v=F\n', false],
  ['data.lp', 'm v=1 1\ntime,v\n1,2\n', true],
  ['data.lp', 'm v=1 1\nts=5 level=info v=3\n', true],
  ['data.lp', 'm v=1 1\nm v=1 soon\n', true],
  ['data.csv', 'time,v', true],
  ['case.json', '{"about": "x"}', false],
  ['case.json', '{"tasks": {"a.tick": {"vars": {}}}}', true],
])('%s: %s', (path, content, needed) => {
  expect(needsWhole([{ path, content }])).toBe(needed);
});

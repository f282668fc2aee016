import { expect, test } from 'vitest';
import { diagnose } from '../../src/language/diagnostics';
import { shown, workspaceOf } from './workspace';

const DISABLED = {
  at: 'hipChat',
  code: 'service-disabled',
  severity: 'warning',
  plain:
    'HipChat is not enabled in kapacitor.conf ([hipchat], enabled = true): each event logs an error and sends nothing.',
  kapacitor: 'service is not enabled',
};
const NO_ROOM = {
  at: 'hipChat',
  code: 'no-room',
  severity: 'warning',
  plain:
    'There is no room, neither here nor in kapacitor.conf: the request goes to …/notification of no room. Add .room().',
  kapacitor: '',
};
const ENABLED = '[hipchat]\n  enabled = true\n  url = "https://a.hipchat.com/v2/room"\n  token = "t"\n';
const SCRIPT = 'stream|from()|alert().crit(lambda: TRUE).stateChangesOnly().hipChat()';

test.each([
  ['no configuration', SCRIPT, {}, [DISABLED]],
  ['not enabled', SCRIPT, { 'kapacitor.conf': '[hipchat]\n  room = "a"\n' }, [DISABLED]],
  ['no room', SCRIPT, { 'kapacitor.conf': ENABLED }, [NO_ROOM]],
  ['an empty room', `${SCRIPT}.room('')`, { 'kapacitor.conf': ENABLED }, [NO_ROOM]],
  ['a room in the script', `${SCRIPT}.room('a')`, { 'kapacitor.conf': ENABLED }, []],
  ['a room in the configuration', SCRIPT, { 'kapacitor.conf': `${ENABLED}  room = "a"\n` }, []],
  ['a room in the environment', SCRIPT, { 'kapacitor.conf': ENABLED, environment: 'KAPACITOR_HIPCHAT_ROOM=a\n' }, []],
  ['a configuration that the server refuses', SCRIPT, { 'kapacitor.conf': '[hipchat]\n  enabled = true\n' }, []],
])('%s', (_, script, files, expected) => {
  const found = diagnose(workspaceOf(script, '', files)).filter(({ file }) => file === 't.tick');
  expect(found.map((problem) => shown(script, problem))).toEqual(expected);
});

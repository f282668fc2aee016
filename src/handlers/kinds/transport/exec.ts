import { encodeAlertData } from '../../../alert/event-data';
import { one, withRest } from '../../../definition/signature';
import { defineHandler } from '../../handler';
import { logPlain } from '../../host';
import { option } from '../../options';

interface ExecOptions {
  program: string;
  args: readonly string[];
}

export const exec = defineHandler<ExecOptions, [string, string[]]>({
  kind: 'exec',
  name: 'Exec',
  doc: 'Runs a program that gets the alert data as JSON on its standard input.',
  needed: [{ name: 'prog', code: 'config-name', otherwise: 'nothing is run' }],
  script: {
    method: 'exec',
    order: 3,
    literal: ['exec'],
    goType: 'ExecHandler',
    signature: withRest(one('executable', 'string'), 'args', 'string'),
    properties: [],
    apply(options, program, args) {
      options.program = program;
      options.args = args;
    },
  },
  file: {
    goType: 'alert.ExecHandlerConfig',
    keys: [
      option('prog', 'string', (options, program) => Object.assign(options, { program }), 'Program to run.'),
      option('args', 'strings', (options, args) => Object.assign(options, { args }), 'Its arguments.'),
    ],
  },
  options: () => ({ program: '', args: [] }),
  start: ({ program, args }, host, place) => ({
    handle(event) {
      const data = encodeAlertData(event);
      if (!data.ok) {
        logPlain(host, place, 'failed to marshal alert data json', data.error);
        return;
      }
      const target = [program, ...args].map(shellWord).join(' ');
      const done = host.act({ kind: 'exec', place, event, verb: 'run', target, content: data.text, secrets: [] });
      if (done.error !== undefined) logPlain(host, place, 'exec command failed', done.error, [['output', '']]);
    },
  }),
});

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

import { encodeAlertData } from '../../../alert/event-data';
import { field } from '../../../definition/build';
import { one } from '../../../definition/signature';
import { defineHandler } from '../../handler';
import { logPlain } from '../../host';
import { option } from '../../options';

interface LogOptions {
  path: string;
  /** As in chmod; 0 in a script means: as by default. */
  mode: bigint;
}

const DEFAULT_MODE = 0o600n;
const USER_WRITABLE = 0o200n;
const PATH = 'File to append to; the path must be absolute.';
const MODE = 'Mode of the file if it is made.';

export const log = defineHandler<LogOptions, [string]>({
  kind: 'log',
  name: 'Log',
  doc: 'Appends the alert data as a line of JSON to a file.',
  script: {
    method: 'log',
    order: 4,
    literal: ['log', 'filePath'],
    goType: 'LogHandler',
    signature: one('filepath', 'string'),
    properties: [
      field('filePath', 'string', setPath, { doc: PATH }),
      field('mode', 'int', setMode, { doc: MODE, default: '0600', initial: { type: 'int', value: 0n } }),
    ],
    apply: setPath,
  },
  file: {
    goType: 'alert.LogHandlerConfig',
    keys: [option('path', 'string', setPath, PATH), option('mode', 'fileMode', setMode, MODE)],
  },
  nodeError: 'failed to create log alert handler',
  options: () => ({ path: '', mode: 0n }),
  fileOptions: () => ({ path: '', mode: DEFAULT_MODE }),
  start({ path, mode: given }, host, place) {
    const mode = place.type === 'node' && given === 0n ? DEFAULT_MODE : BigInt.asUintN(32, given);
    if ((mode & USER_WRITABLE) === 0n) {
      return { ok: false, error: `invalid file mode ${modeText(mode)}, must be user writable` };
    }
    if (!path.startsWith('/')) return { ok: false, error: `log path must be absolute: ${path} is not absolute` };
    return {
      handle(event) {
        const data = encodeAlertData(event);
        if (!data.ok) {
          logPlain(host, place, 'failed to marshal alert data json', data.error);
          return;
        }
        const done = host.act({
          kind: 'log',
          place,
          event,
          verb: 'write',
          target: path,
          content: data.text,
          secrets: [],
        });
        if (done.error === undefined) return;
        logPlain(host, place, 'failed to open file for alert logging', done.error, [['file', path]]);
      },
    };
  },
});

function setPath(options: LogOptions, path: string): void {
  options.path = path;
}

function setMode(options: LogOptions, mode: bigint): void {
  options.mode = mode;
}

/** Go's FileMode.String: letters for what the file is, then `rw-r--r--`. */
function modeText(mode: bigint): string {
  const kinds = Array.from('dalTLDpSugct?').filter((_, i) => (mode & (1n << BigInt(31 - i))) !== 0n);
  const permissions = Array.from('rwxrwxrwx', (letter, i) => ((mode & (1n << BigInt(8 - i))) !== 0n ? letter : '-'));
  return (kinds.length === 0 ? '-' : kinds.join('')) + permissions.join('');
}

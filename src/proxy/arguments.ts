/** The arguments of the proxy. */
import { parseArgs } from 'node:util';
import { failed, type Result, succeeded } from '../text/result';
import { messageOf } from '../text/thrown';
import { readOrigin } from './origin';
import { readPort } from './port';
import { DEFAULT_RATE } from './proxy';

export const USAGE = `Usage: npm run proxy -- --allow https://chat.example.com [--allow …] [--allow-private] [--origin https://page.example] [--rate ${DEFAULT_RATE}] [--port 9099]

Forwards the HipChat notifications that you send from the page, to the allowed servers only.
  --allow ORIGIN    a HipChat server that requests may go to
  --allow-private   it may stand in a private network (10.…, 172.16.…, 192.168.…, fc00:…)
  --origin ORIGIN   a page that may ask, besides those served from this machine
  --rate N          requests a second (${DEFAULT_RATE}), twice as many at once
  --port N          where it listens on 127.0.0.1 (9099)
`;

export interface ProxyArguments {
  readonly allow: readonly string[];
  readonly pages: readonly string[];
  readonly allowPrivate: boolean;
  readonly rate: number;
  readonly port: number;
}

const MOST_RATE = 10_000;

/** What they say, `'help'`, or what is wrong with them. */
export function readArguments(args: readonly string[]): Result<ProxyArguments> | 'help' {
  const read = parsed(args);
  if (!read.ok) return read;
  const values = read.value;
  if (values.help) return 'help';
  if (values.allow.length === 0) return failed('name the HipChat server with --allow');
  const wrong = [...values.allow, ...values.origin].find((text) => readOrigin(text) === undefined);
  if (wrong !== undefined) return failed(`${wrong} is not an origin such as https://chat.example.com`);
  const port = readPort(values.port);
  if (port === undefined) return failed(`${values.port} is not a port`);
  const rate = Number(values.rate);
  if (!(rate >= 1 && rate <= MOST_RATE))
    return failed(`${values.rate} is not a number of requests a second, 1 to ${MOST_RATE}`);
  const origins = (texts: readonly string[]) => [...new Set(texts.flatMap((text) => readOrigin(text) ?? []))];
  const allowPrivate = values['allow-private'];
  return succeeded({ allow: origins(values.allow), pages: origins(values.origin), allowPrivate, rate, port });
}

function parsed(args: readonly string[]) {
  try {
    return succeeded(
      parseArgs({
        args: [...args],
        options: {
          help: { type: 'boolean', short: 'h', default: false },
          allow: { type: 'string', multiple: true, default: [] },
          'allow-private': { type: 'boolean', default: false },
          origin: { type: 'string', multiple: true, default: [] },
          rate: { type: 'string', default: String(DEFAULT_RATE) },
          port: { type: 'string', default: '9099' },
        },
      }).values,
    );
  } catch (error) {
    return failed(messageOf(error));
  }
}

import { parseArgs } from 'node:util';
import { createProxy, makePairingCode } from './proxy';
import { readOrigin } from './target';

const USAGE = `Usage: npm run proxy -- --allow https://chat.example.com [--allow …] [--origin https://page.example] [--port 9099]

Forwards the HipChat notifications that you send from the page, to the allowed hosts only.
  --allow ORIGIN    a HipChat server that requests may go to
  --origin ORIGIN   a page that may ask, besides those served from this machine
  --port N          where it listens on 127.0.0.1 (9099)
`;

function misuse(message: string): void {
  process.stderr.write(`proxy: ${message}\n\n${USAGE}`);
  process.exitCode = 2;
}

function options(): { allow: string[]; origin: string[]; port: string } | string {
  try {
    const { values } = parseArgs({
      options: {
        allow: { type: 'string', multiple: true, default: [] },
        origin: { type: 'string', multiple: true, default: [] },
        port: { type: 'string', default: '9099' },
      },
    });
    return values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Starts listening, or tells what is wrong with the arguments. */
function start(): string | undefined {
  const given = options();
  if (typeof given === 'string') return given;
  if (given.allow.length === 0) return 'name the HipChat server with --allow';
  const wrong = [...given.allow, ...given.origin].find((text) => readOrigin(text) === undefined);
  if (wrong !== undefined) return `${wrong} is not an origin such as https://chat.example.com`;
  const port = Number(given.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) return `${given.port} is not a port`;
  const origins = (texts: readonly string[]) => texts.flatMap((text) => readOrigin(text) ?? []);
  const pairingCode = makePairingCode();
  const server = createProxy({
    allow: origins(given.allow),
    pages: origins(given.origin),
    pairingCode,
    print: (line) => process.stdout.write(`${line}\n`),
  });
  server.on('error', (error) => misuse(error.message));
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    const where = typeof address === 'object' && address !== null ? address.port : port;
    process.stdout.write(
      `Proxy     http://127.0.0.1:${where}\nPairing   ${pairingCode}\nForwards  to ${origins(given.allow).join(', ')}\n`,
    );
  });
  return undefined;
}

const problem = start();
if (problem !== undefined) misuse(problem);

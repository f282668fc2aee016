import { parseArgs } from 'node:util';
import { createRoom } from './room';

const USAGE = `Usage: npm run room -- [--token tokentokentokentokentoken] [--port 9088]

A stand-in for HipChat, to try the whole path without an account. Point kapacitor.conf at it:
  [hipchat]
    enabled = true
    url = "http://127.0.0.1:9088/v2/room"
    room = "alerts"
    token = "tokentokentokentokentoken"
`;

function misuse(message: string): void {
  process.stderr.write(`room: ${message}\n\n${USAGE}`);
  process.exitCode = 2;
}

/** Starts listening, or tells what is wrong with the arguments. */
function start(): string | undefined {
  let values: { token: string; port: string };
  try {
    ({ values } = parseArgs({
      options: {
        token: { type: 'string', default: 'tokentokentokentokentoken' },
        port: { type: 'string', default: '9088' },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) return `${values.port} is not a port`;
  const { server } = createRoom({ token: values.token, print: (line) => process.stdout.write(`${line}\n`) });
  server.on('error', (error) => misuse(error.message));
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    const where = typeof address === 'object' && address !== null ? address.port : port;
    process.stdout.write(`HipChat stand-in  http://127.0.0.1:${where}/v2/room (GET / lists what came)\n`);
  });
  return undefined;
}

const problem = start();
if (problem !== undefined) misuse(problem);

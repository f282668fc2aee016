import { parseArgs } from 'node:util';
import { messageOf } from '../text/thrown';
import { readPort } from './port';
import { createRoom } from './room';
import { misuse, print, serve } from './serve';

const USAGE = `Usage: npm run room -- [--token tokentokentokentokentoken] [--port 9088]

A stand-in for HipChat, to try the whole path without an account. Point kapacitor.conf at it:
  [hipchat]
    enabled = true
    url = "http://127.0.0.1:9088/v2/room"
    room = "alerts"
    token = "tokentokentokentokentoken"
`;
const ENTRY = { name: 'room', usage: USAGE };

function parsed() {
  try {
    return parseArgs({
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        token: { type: 'string', default: 'tokentokentokentokentoken' },
        port: { type: 'string', default: '9088' },
      },
    }).values;
  } catch (error) {
    return messageOf(error);
  }
}

const given = parsed();
const port = typeof given === 'string' ? undefined : readPort(given.port);
if (typeof given === 'string') misuse(ENTRY, given);
else if (given.help) print(USAGE);
else if (port === undefined) misuse(ENTRY, `${given.port} is not a port`);
else {
  const { server } = createRoom({ token: given.token, print });
  serve(ENTRY, server, port, (address) => `HipChat stand-in  ${address}/v2/room (GET / lists what came)`);
}

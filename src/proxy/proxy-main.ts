import { readArguments, USAGE } from './arguments';
import { makePairingCode } from './pairing';
import { createProxy } from './proxy';
import { misuse, print, serve } from './serve';

const ENTRY = { name: 'proxy', usage: USAGE };
const given = readArguments(process.argv.slice(2));

if (given === 'help') print(USAGE);
else if (!given.ok) misuse(ENTRY, given.error);
else {
  const pairingCode = makePairingCode();
  const server = createProxy({ ...given.value, pairingCode, print });
  const allowed = given.value.allow.join(', ');
  serve(
    ENTRY,
    server,
    given.value.port,
    (address) => `Proxy     ${address}\nPairing   ${pairingCode}\nForwards  to ${allowed}`,
  );
}

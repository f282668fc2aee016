import { readArguments, USAGE } from './arguments';
import { makePairingCode } from './pairing';
import { createProxy } from './proxy';
import { misuse, print, serve } from './serve';

const ENTRY = { name: 'proxy', usage: USAGE };
const given = readArguments(process.argv.slice(2));

if (given === 'help') print(USAGE);
else if ('problem' in given) misuse(ENTRY, given.problem);
else {
  const pairingCode = makePairingCode();
  const server = createProxy({ ...given, pairingCode, print });
  const allowed = given.allow.join(', ');
  serve(
    ENTRY,
    server,
    given.port,
    (address) => `Proxy     ${address}\nPairing   ${pairingCode}\nForwards  to ${allowed}`,
  );
}

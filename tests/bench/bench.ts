/** Prints speeds. `npm run bench`, or `npm run bench -- NAME…` for some of them; with `KAPACITORD=/path` against a real server too. */
import { benchAlert, benchScripts } from './alert';
import { benchGrowth } from './growth';
import { benchKapacitor } from './kapacitor';
import { benchLambda } from './lambda';
import { benchLanguage } from './language';
import { benchPaste } from './paste';
import { benchPoints } from './points';

const BENCHES: Readonly<Record<string, () => void | Promise<void>>> = {
  alert: benchAlert,
  scripts: benchScripts,
  lambda: benchLambda,
  points: benchPoints,
  paste: benchPaste,
  language: benchLanguage,
  kapacitor: benchKapacitor,
  growth: benchGrowth,
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length === 0 ? name !== 'growth' : wanted.includes(name)) await bench();
}

/** Prints speeds. `npm run bench`, or `npm run bench -- NAME…` for some of them; with `KAPACITORD=/path` against a real server too. */
import { benchAlert, benchScripts } from './alert';
import { benchDrag } from './drag';
import { benchForms } from './forms';
import { benchGrowth } from './growth';
import { benchJudged } from './judged';
import { benchKapacitor } from './kapacitor';
import { benchLambda } from './lambda';
import { benchLanguage } from './language';
import { benchMillion } from './million';
import { benchPage } from './page';
import { benchPasted } from './pasted';
import { benchPoints } from './points';
import { benchStop } from './stop';

const BENCHES: Readonly<Record<string, () => void | Promise<void>>> = {
  alert: benchAlert,
  scripts: benchScripts,
  judged: benchJudged,
  lambda: benchLambda,
  points: benchPoints,
  forms: benchForms,
  language: benchLanguage,
  kapacitor: benchKapacitor,
  growth: benchGrowth,
  page: benchPage,
  pasted: benchPasted,
  drag: benchDrag,
  stop: benchStop,
  million: benchMillion,
};

/** Take minutes, or the built page: run only by name. */
const ASKED_FOR = ['growth', 'page', 'pasted', 'drag', 'stop', 'million'];
const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length === 0 ? !ASKED_FOR.includes(name) : wanted.includes(name)) await bench();
}

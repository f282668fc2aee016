/** Names of months and days in the languages that spreadsheets and mails are written in. */
import { MONTHS, WEEKDAYS } from '../../go/time/time';

/** Without accents; English, German, French, Spanish, Italian, Portuguese, Dutch. */
const MONTH_NAMES: readonly string[] = [
  'januar janvier enero gennaio janeiro januari',
  'februar fevrier febrero febbraio fevereiro februari',
  'marz maerz mars marzo marco maart mrt mrz',
  'avril abril aprile',
  'mai mayo maggio maio mei',
  'juni juin junio giugno junho',
  'juli juillet julio luglio julho',
  'aout agosto augustus',
  'septembre septiembre setiembre settembre setembro',
  'oktober octobre octubre ottobre outubro',
  'novembre noviembre novembro',
  'dezember decembre diciembre dicembre dezembro',
];
const DAY_NAMES =
  'mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo lunedi martedi mercoledi giovedi venerdi domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag';
/** What stands between the parts of a date and says nothing. */
const BETWEEN: ReadonlySet<string> = new Set([
  'de',
  'del',
  'um',
  'uhr',
  'at',
  'a',
  'le',
  'il',
  'el',
  'om',
  'the',
  'of',
]);

const MONTHS_OF = MONTHS.map((name, i) => [name.toLowerCase(), ...(MONTH_NAMES[i] ?? '').split(' ')]);
const DAYS = [...WEEKDAYS.map((name) => name.toLowerCase()), ...DAY_NAMES.split(' ')];

/** In lower case, without accents and the dot of what is cut short. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]|\.$/g, '');
}

/** 1 to 12: `Sep`, `Sept.`, `septembre`; `undefined`: no month, or one of several. */
export function monthNamed(word: string): number | undefined {
  const name = plain(word);
  const found = MONTHS_OF.findIndex((names) => names.some((own) => isShort(name, own)));
  if (found === -1 || MONTHS_OF.slice(found + 1).some((names) => names.some((own) => isShort(name, own))))
    return undefined;
  return found + 1;
}

/** A day of the week, or a word that says as little. */
export function saysNothing(word: string): boolean {
  const name = plain(word);
  return BETWEEN.has(name) || DAYS.some((own) => own === name || isShort(name, own));
}

function isShort(word: string, name: string): boolean {
  return word.length >= 3 && name.startsWith(word);
}

/** Numbers as people and dashboards write them: with a unit behind, or with signs between the thousands. */

interface ShownNumber {
  /** As a number is written. */
  readonly digits: string;
  /** Empty: none. */
  readonly unit: string;
}

const UNITS =
  '%|‰|°[CF]?|[nµum]?s|sec|B|[kKMGTP]i?B?|[kKMGT]?i?(?:bit|[bB])(?:ps|/s)|bps|[kKMG]?(?:Hz|W|Wh)|m?[AV]|rpm|(?:req|ops|msgs?)(?:/s)?|iops|/s|dB|ppm';
const MONEY = 'R\\$|[$€£¥₹₽₩₿]|USD|EUR|GBP|CHF|JPY';
/** What stands before, the digits with their signs, what stands behind. */
const SHOWN = new RegExp(
  String.raw`^([+-]?)(?:(${MONEY})[ \u00a0\u202f]?)?([+-]?)(\d(?:[\d.,'’ \u00a0\u202f]*\d)?)(?:[ \u00a0\u202f]?(${UNITS}|${MONEY}))?$`,
);
const PLAIN = /^\d+(?:\.\d+)?$/;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const SPACED = /^\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?$|^\d{1,3}(?:['’]\d{3})+(?:\.\d+)?$/;
/** Only where a unit says that it is a number. */
const DECIMAL_COMMA = /^(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$|^\d{1,3}(?:\.\d{3}){2,}$/;

/** `93 %`, `1.5GB`, `$1,234.50`, `12,50 €`, `1,234.5`, `1 234,5`; `undefined` for all else, also for a number as it is. */
export function shownNumber(text: string): ShownNumber | undefined {
  const first = text.charCodeAt(0);
  // Most texts are names: they cost no more than a look.
  if (!(first >= 0x30 && first <= 0x39) && !BEFORE.has(first)) return undefined;
  const [, sign = '', before = '', inner = '', written = '', behind = ''] = SHOWN.exec(text) ?? [];
  if (written === '' || (sign !== '' && inner !== '') || (before !== '' && behind !== '')) return undefined;
  const unit = before || behind;
  const digits = digitsOf(written, unit !== '');
  if (digits === undefined || (unit === '' && PLAIN.test(written))) return undefined;
  return { digits: `${sign || inner}${digits}`, unit };
}

/** Signs, and what begins a currency. */
const BEFORE: ReadonlySet<number> = new Set([...'+-$€£¥₹₽₩₿UEGCJR'].map((sign) => sign.charCodeAt(0)));

function digitsOf(written: string, hasUnit: boolean): string | undefined {
  if (PLAIN.test(written)) return written;
  if (THOUSANDS.test(written)) return written.replaceAll(',', '');
  if (SPACED.test(written)) return written.replace(/[ \u00a0\u202f'’]/g, '').replace(',', '.');
  return hasUnit && DECIMAL_COMMA.test(written) ? written.replaceAll('.', '').replace(',', '.') : undefined;
}

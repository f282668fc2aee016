/** Numbers as people and dashboards write them: with a unit behind, or with signs between the thousands. */

interface ShownNumber {
  /** As a number is written. */
  readonly digits: string;
  /** Empty: none. */
  readonly unit: string;
}

const UNITS =
  '%|‰|°[CF]?|[nµum]?s|sec|B|[kKMGTP]i?B?|[kKMGT]?i?(?:bit|[bB])(?:ps|/s)|bps|[kKMG]?(?:Hz|W|Wh)|m?[AV]|rpm|(?:req|ops|msgs?)(?:/s)?|iops|/s|dB|ppm';
const WITH_UNIT = new RegExp(String.raw`^([+-]?\d+(?:\.\d+)?)[ \u00a0\u202f]?(${UNITS})$`);
const THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const SPACED = /^[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?$/;

/** `93 %`, `1.5GB`, `1,234.5`, `1 234,5`; `undefined` for all else, also for a number as it is. */
export function shownNumber(text: string): ShownNumber | undefined {
  const first = text.charCodeAt(0);
  // Most texts are names: they cost no more than a look.
  if (!(first >= 0x30 && first <= 0x39) && first !== 0x2b && first !== 0x2d) return undefined;
  const [, digits, unit] = WITH_UNIT.exec(text) ?? [];
  if (digits !== undefined && unit !== undefined) return { digits, unit };
  if (THOUSANDS.test(text)) return { digits: text.replaceAll(',', ''), unit: '' };
  return SPACED.test(text) ? { digits: text.replace(/[ \u00a0\u202f]/g, '').replace(',', '.'), unit: '' } : undefined;
}

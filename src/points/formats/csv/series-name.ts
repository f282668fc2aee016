/** The names that dashboards give to series: `cpu.mean_usage {host: web1}`, `cpu.mean[host=a][dc=b]`. */

export interface SeriesName {
  readonly measurement: string | undefined;
  readonly field: string;
  readonly tags: readonly (readonly [string, string])[];
}

const BRACES = /^(.*?)\s*\{(.*)\}$/;
const BRACKETS = /^(.*?)\s*((?:\[[^\]]*=[^\]]*\]\s*)+)$/;

export function readSeriesName(written: string): SeriesName {
  const text = written.trim();
  const [, plain = text, inBraces] = BRACES.exec(text) ?? [];
  const [, name = plain, inBrackets] = BRACKETS.exec(plain) ?? [];
  const tags = [...pairs(inBraces ?? '', /[:=]/), ...pairs(brackets(inBrackets ?? ''), /=/)];
  const dot = name.lastIndexOf('.');
  if (dot <= 0 || dot === name.length - 1) {
    // `{}` of a measurement without a field's name is the value itself.
    return tags.length > 0 && name !== ''
      ? { measurement: undefined, field: name, tags }
      : { measurement: undefined, field: name || 'value', tags };
  }
  return { measurement: name.slice(0, dot), field: name.slice(dot + 1), tags };
}

function brackets(text: string): string {
  return text.replace(/\]\s*\[/g, ',').replace(/^\[|\]\s*$/g, '');
}

/** `host: web1, dc: eu`; values may stand in quotes. */
function pairs(text: string, sign: RegExp): [string, string][] {
  return text.split(/,\s*(?=[^,]*[:=])/).flatMap((part): [string, string][] => {
    const at = part.search(sign);
    if (at <= 0) return [];
    const value = part
      .slice(at + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1');
    return value === '' ? [] : [[part.slice(0, at).trim(), value]];
  });
}

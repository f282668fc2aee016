/** Values of vars as a task file writes them, and as people do. */
import type { PlacedJson } from '../../go/json/placed';
import type { TemplateVarReport, VarDefault } from '../../kapacitor/record/run-model';
import { formatDuration, parseDuration } from '../../tickscript/literals';

type VarType = TemplateVarReport['type'];

/** With its article. */
export const TYPE_WORDS: Readonly<Record<VarType, string>> = {
  bool: 'a bool',
  int: 'an int',
  float: 'a float',
  string: 'a string',
  regex: 'a regex',
  duration: 'a duration',
  lambda: 'a lambda',
  list: 'a list',
  star: 'a star',
};

/** A default or a given value as one types it: `1m`, `host, dc`, `"mean" > 85.0`. */
export function shownDefault(value: VarDefault): string {
  switch (value.type) {
    case 'duration':
      return formatDuration(value.value);
    case 'float':
      return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
    case 'star':
      return '*';
    case 'list':
      return value.items.map(shownDefault).join(', ');
    default:
      return String(value.value);
  }
}

/** What a task file gives, as one types it; `undefined` where it is nothing of that type. */
export function shownGiven(type: VarType, value: PlacedJson | undefined): string | undefined {
  if (type === 'star') return '*';
  switch (value?.kind) {
    case 'number':
      return type === 'duration' ? formatDuration(BigInt(value.text.replace(/\D.*$/, '') || 0)) : value.text;
    case 'bool':
      return String(value.value);
    case 'string':
      return value.value;
    case 'array':
      return value.items.map(shownItem).join(', ');
    default:
      return undefined;
  }
}

function shownItem(item: PlacedJson): string {
  if (item.kind !== 'object') return '';
  const member = (name: string) => item.members.findLast((each) => each.name === name)?.value;
  const type = member('type');
  if (type?.kind === 'string' && type.value === 'star') return '*';
  const value = member('value');
  return value?.kind === 'string' ? value.value : '';
}

export type WrittenValue =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly error: string };

/** What a person typed, as the value in a task file; or why it is none of that type. */
export function writtenValue(type: VarType, typed: string, isJson: boolean): WrittenValue {
  const text = typed.trim();
  const literal = (value: string): WrittenValue => ({ ok: true, text: value });
  switch (type) {
    case 'int':
      return /^[+-]?\d+$/.test(text) ? literal(text.replace(/^\+/, '')) : refused('Give a whole number, such as 5.');
    case 'float':
      return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)
        ? literal(jsonNumber(text))
        : refused('Give a number, such as 85.5.');
    case 'bool':
      return /^(?:true|false)$/i.test(text) ? literal(text.toLowerCase()) : refused('Give true or false.');
    case 'duration':
      return parseDuration(text).ok
        ? literal(isJson ? JSON.stringify(text) : text)
        : refused('Give whole numbers with units, such as 90s or 1h30m. Units: ns, u, ms, s, m, h, d, w.');
    case 'star':
      return literal(textLiteral('', isJson));
    case 'list':
      return literal(listText(text, isJson));
    case 'string':
    case 'regex':
    case 'lambda':
      return literal(textLiteral(typed, isJson));
  }
}

function refused(error: string): WrittenValue {
  return { ok: false, error };
}

/** JSON wants digits around the point. */
function jsonNumber(text: string): string {
  return text
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?!\d)/, '.0');
}

function listText(text: string, isJson: boolean): string {
  const names = text.split(',').map((name) => name.trim());
  const items = names.filter((name) => name !== '').map((name) => itemText(name, isJson));
  return `[${items.join(', ')}]`;
}

function itemText(name: string, isJson: boolean): string {
  const type = name === '*' ? 'star' : 'string';
  if (isJson) return `{"type": "${type}", "value": ${JSON.stringify(name)}}`;
  return `{type: ${type}, value: ${textLiteral(name, false)}}`;
}

/** Words that YAML 1.1 takes for something else than a text. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|~)$/i;

export function textLiteral(text: string, isJson: boolean): string {
  if (isJson || /[\p{Cc}\u2028\u2029]/u.test(text)) return JSON.stringify(text);
  const isPlain = /^[\p{L}_][\p{L}\p{N}_./-]*(?: [\p{L}\p{N}_./-]+)*$/u.test(text) && !WORDS.test(text);
  return isPlain ? text : `'${text.replaceAll("'", "''")}'`;
}

/** Values to begin with. */
const SAMPLES: Readonly<Record<VarType, string>> = {
  bool: 'true',
  int: '0',
  float: '0.0',
  string: '',
  regex: '.*',
  duration: '1m',
  lambda: 'TRUE',
  list: '',
  star: '',
};

export function sampleValue(type: VarType, isJson: boolean): string {
  const sample = writtenValue(type, SAMPLES[type], isJson);
  return sample.ok ? sample.text : '';
}

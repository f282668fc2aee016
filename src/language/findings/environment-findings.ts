/** Lines of the file environment that set nothing. */
import { SECTIONS } from '../../kapacitor/config/all-sections';
import { variableName } from '../../kapacitor/config/environment';
import { TOP_LEVEL } from '../../kapacitor/config/sections';
import { BYTE_ORDER_MARK } from '../../text/byte-order-mark';
import { nearestOf } from '../nearest';
import { type Finding, replaced } from './finding';

export function environmentFindings(text: string): readonly Finding[] {
  const found: Finding[] = [];
  if (text.startsWith(BYTE_ORDER_MARK)) {
    const range = { start: 0, end: 1 };
    const plain =
      'The file begins with a byte order mark (BOM): a shell and systemd take it as a part of the first name.';
    const fix = replaced(range, '', 'Delete the byte order mark');
    found.push({ range, severity: 'warning', code: 'invisible-character', plain, fix });
  }
  let start = 0;
  text.split('\n').forEach((line, index) => {
    const finding = lineFinding(line, start, index + 1);
    if (finding !== undefined) found.push(finding);
    start += line.length + 1;
  });
  return found;
}

function lineFinding(line: string, start: number, number: number): Finding | undefined {
  const words = line.trim();
  if (words === '' || /^[#;]/.test(words)) return undefined;
  if (isAssignment(words)) return nameFinding(words, start + line.indexOf(words), number);
  const from = start + line.indexOf(words);
  const range = { start: from, end: from + words.length };
  const better = assignment(words);
  return {
    range,
    severity: 'warning',
    code: 'environment-line',
    plain: `Line ${number} of environment is no NAME=value, so it sets nothing${better === undefined ? '' : `: write ${better}`}.`,
    ...(better === undefined ? {} : { fix: replaced(range, better) }),
  };
}

/** A variable that no key of kapacitor.conf is set by, and that one of them was probably meant. */
function nameFinding(line: string, start: number, number: number): Finding | undefined {
  const [, before = '', name = ''] = /^((?:export\s+)?)(\w+)=/.exec(line) ?? [];
  const known = variableNames();
  const plain = name.toUpperCase();
  if (known.has(name) || OTHER_VARIABLES.has(name)) return undefined;
  const meant = known.has(plain)
    ? plain
    : known.has(`KAPACITOR_${plain}`)
      ? `KAPACITOR_${plain}`
      : plain.startsWith('KAPACITOR_')
        ? nearestVariable(plain)
        : undefined;
  if (meant === undefined) return undefined;
  const range = { start: start + before.length, end: start + before.length + name.length };
  return {
    range,
    severity: 'warning',
    code: 'environment-line',
    plain: `Line ${number} of environment sets no key of kapacitor.conf. Did you mean ${meant}?`,
    fix: replaced(range, meant),
  };
}

/** What the program reads besides. */
const OTHER_VARIABLES: ReadonlySet<string> = new Set([
  'KAPACITOR_CONFIG_PATH',
  'KAPACITOR_URL',
  'KAPACITOR_UNSAFE_SSL',
  'KAPACITOR_TOKEN',
]);

let names: ReadonlySet<string> | undefined;

/** Of each key; of the first entries of lists. */
function variableNames(): ReadonlySet<string> {
  names ??= new Set(
    [TOP_LEVEL, ...SECTIONS].flatMap(({ name, list, keys }) => {
      const places = list === undefined ? [undefined] : list === 'list' ? [0, 1, 2] : [undefined, 0, 1, 2];
      return places.flatMap((index) => keys.map((key) => variableName(name, index, key.name)));
    }),
  );
  return names;
}

let nearestName: ReturnType<typeof nearestOf> | undefined;

function nearestVariable(name: string): string | undefined {
  nearestName ??= nearestOf(variableNames());
  return nearestName(name);
}

/** A line of a unit of systemd sets a variable of another name. */
function isAssignment(line: string): boolean {
  return /^(?:export\s+)?[A-Za-z_]\w*=/.test(line) && !line.startsWith('Environment=');
}

/** What a line of YAML, of a shell, of Docker or systemd says. */
function assignment(line: string): string | undefined {
  const words = line
    .replace(/^-\s+/, '')
    .replace(/^(?:set|setenv|ENV|-e|--env|Environment=)\s*/, '')
    .replace(/^(["'])(.*)\1$/, '$2');
  const [, name, value] = /^([A-Za-z_]\w*)\s*[:=]\s*(\S.*)$/.exec(words) ?? /^([A-Z_]\w*)\s+(\S+)$/.exec(words) ?? [];
  return name === undefined || value === undefined ? undefined : `${name}=${value}`;
}

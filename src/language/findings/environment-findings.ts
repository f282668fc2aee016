/** Lines of the file environment that set nothing. */
import { type Finding, replaced } from './finding';

export function environmentFindings(text: string): readonly Finding[] {
  const found: Finding[] = [];
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
  if (words === '' || words.startsWith('#') || isAssignment(words)) return undefined;
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

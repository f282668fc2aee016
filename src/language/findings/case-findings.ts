/** What case.json says of files that are not there, and keys that nothing reads. */
import { isObject, parseJSON } from '../../text/json';
import { SCRIPT_KINDS } from '../../workspace/kinds';
import { filesOf, textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import { nearest } from '../nearest';
import { type Finding, listed, replaced } from './finding';

const KEYS: readonly string[] = [
  ...['about', 'type', 'dbrps', 'tasks', 'precision', 'data', 'respond'],
  ...['writeBatch', 'batch', 'expectations', 'waitMs'],
];

const TASK_KEYS: readonly string[] = ['id', 'type', 'dbrps', 'vars'];

export function caseFindings(file: WorkspaceFile, workspace: Workspace): readonly Finding[] {
  const text = textOf(file);
  const json = parseJSON(text);
  if (!json.ok || !isObject(json.value)) return [];
  const { tasks, type, precision, dbrps } = json.value;
  const unknown = Object.keys(json.value).filter((key) => !KEYS.includes(key));
  const found = unknown.map((key) => keyFinding(key, 'case.json', KEYS, text, 0));
  found.push(
    ...valueFinding('type', type, TYPES, text, 0),
    ...valueFinding('precision', precision, UNITS, text, 0),
    ...dbrpsFinding(dbrps, text, 0),
  );
  if (!isObject(tasks)) return found;
  const scripts = filesOf(workspace, ...SCRIPT_KINDS, 'taskFile').map(({ path }) => path);
  const from = text.search(/"tasks"\s*:/);
  for (const [name, settings] of Object.entries(tasks)) {
    if (!scripts.includes(name)) found.push(taskFinding(name, scripts, text, from));
    if (!isObject(settings)) continue;
    const at = text.indexOf(JSON.stringify(name), from);
    const others = Object.keys(settings).filter((key) => !TASK_KEYS.includes(key));
    found.push(
      ...others.map((key) => keyFinding(key, `the task ${name}`, TASK_KEYS, text, Math.max(at, 0))),
      ...valueFinding('type', settings.type, TYPES, text, Math.max(at, 0)),
      ...dbrpsFinding(settings.dbrps, text, Math.max(at, 0)),
    );
  }
  return found;
}

const TYPES: readonly string[] = ['stream', 'batch'];
const UNITS: readonly string[] = ['ns', 'n', 'us', 'u', 'µ', 'µs', 'ms', 's', 'm', 'h'];

/** A text that is none of those that it can be. */
function valueFinding(
  key: string,
  value: unknown,
  values: readonly string[],
  text: string,
  from: number,
): readonly Finding[] {
  if (value === undefined || (typeof value === 'string' && values.includes(value))) return [];
  const place = placeOf(key, text, from);
  const start = text.indexOf(JSON.stringify(value), place.end);
  const range = start < 0 ? place : { start, end: start + JSON.stringify(value).length };
  const word = String(value).toLowerCase();
  const meant = values.find((each) => each === word) ?? values.find((each) => each.charAt(0) === word.charAt(0));
  return [
    {
      range,
      severity: 'warning',
      code: 'case-key',
      plain: `${key} is one of ${listed(values)}, not ${JSON.stringify(value)}: it is left aside.`,
      ...(meant === undefined || start < 0 ? {} : { fix: replaced(range, JSON.stringify(meant)) }),
    },
  ];
}

function dbrpsFinding(dbrps: unknown, text: string, from: number): readonly Finding[] {
  const isRight =
    Array.isArray(dbrps) &&
    dbrps.every((each) => isObject(each) && typeof each.db === 'string' && typeof each.rp === 'string');
  if (dbrps === undefined || isRight) return [];
  const plain =
    'dbrps is a list of database and retention policy, [{"db": "telegraf", "rp": "autogen"}]; this is left aside.';
  return [{ range: placeOf('dbrps', text, from), severity: 'warning', code: 'case-key', plain }];
}

function keyFinding(key: string, where: string, keys: readonly string[], text: string, from: number): Finding {
  const meant = nearest(key, keys);
  const range = placeOf(key, text, from);
  return {
    range,
    severity: 'warning',
    code: 'case-key',
    plain: `Nothing reads ${key} of ${where}. ${meant === undefined ? `There ${keys.length === 1 ? 'is' : 'are'} ${listed(keys)}.` : `Did you mean ${meant}?`}`,
    ...(meant === undefined ? {} : { fix: replaced(range, JSON.stringify(meant)) }),
  };
}

function taskFinding(name: string, scripts: readonly string[], text: string, from: number): Finding {
  const meant = scripts.includes(`${name}.tick`) ? `${name}.tick` : nearest(name, scripts);
  const range = placeOf(name, text, from);
  const have = scripts.length === 0 ? '' : ` There ${scripts.length === 1 ? 'is' : 'are'} ${listed(scripts)}.`;
  return {
    range,
    severity: 'warning',
    code: 'case-key',
    plain: `tasks are named after their files, and there is no ${name}, so this counts for nothing.${meant === undefined ? have : ` Did you mean ${meant}?`}`,
    ...(meant === undefined ? {} : { fix: replaced(range, JSON.stringify(meant)) }),
  };
}

function placeOf(name: string, text: string, from: number) {
  const written = JSON.stringify(name);
  const start = Math.max(0, text.indexOf(written, Math.max(0, from)));
  return { start, end: start + written.length };
}

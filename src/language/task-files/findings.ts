/** What Kapacitor takes in a task file without a word, though it cannot be meant. */
import type { PlacedJson, PlacedMember } from '../../go/json/placed';
import { TASK_KEYS } from '../../kapacitor/templates/task-file';
import { type Finding, inserted, listed, replaced } from '../findings/finding';
import { nearest } from '../nearest';
import { givenVars, memberOf, objectAt, type TaskFileAnalysis, textOfMember, written } from './analysis';

export function taskFileFindings(file: TaskFileAnalysis): readonly Finding[] {
  const { root } = file;
  if (root === undefined) return [];
  return [
    ...root.members.flatMap((member) => keyFindings(file, member)),
    ...dbrpFindings(file, memberOf(root, 'dbrps')?.value),
    ...idFindings(file),
    ...varFindings(file),
  ];
}

/** What the same is called elsewhere: in scripts, in the API, in InfluxDB. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  template: 'template-id',
  template_id: 'template-id',
  templateid: 'template-id',
  dbrp: 'dbrps',
  variables: 'vars',
  database: 'db',
  'retention-policy': 'rp',
  retention_policy: 'rp',
  retentionpolicy: 'rp',
  policy: 'rp',
};

export function meantKey(name: string, keys: readonly string[]): string | undefined {
  const other = OTHER_NAMES[name.toLowerCase()];
  return other !== undefined && keys.includes(other) ? other : nearest(name, keys);
}

const SCRIPT_KEYS = ['script', 'tick', 'tickscript'];

export function isScriptKey(name: string): boolean {
  return SCRIPT_KEYS.includes(name.toLowerCase());
}

function keyFindings(file: TaskFileAnalysis, { name, key }: PlacedMember): readonly Finding[] {
  if (TASK_KEYS.some((each) => each === name.toLowerCase())) return [];
  const found = { range: key, code: 'task-file-key' } as const;
  if (isScriptKey(name)) {
    const plain = `Kapacitor reads no script in a task file. Put it into tasks/${file.id}.tick with a dbrp, or into templates/ and name it as template-id.`;
    return [{ ...found, severity: 'warning', plain }];
  }
  const meant = meantKey(name, TASK_KEYS);
  if (meant !== undefined && memberOf(file.root, meant) === undefined) {
    return [keyFix(file, { ...found, severity: 'warning', plain: `Kapacitor does not read ${name} here.` }, meant)];
  }
  const more = name === 'status' ? ' A task that is loaded is enabled.' : '';
  const plain = `Kapacitor does not read ${name} of a task file; it reads ${listed(TASK_KEYS)}.${more}`;
  return [{ ...found, severity: 'info', plain }];
}

function keyFix({ isJson }: TaskFileAnalysis, finding: Finding, meant: string): Finding {
  const plain = `${finding.plain} Did you mean ${meant}?`;
  return { ...finding, plain, fix: replaced(finding.range, isJson ? `"${meant}"` : meant, `Write ${meant}`) };
}

function dbrpFindings(file: TaskFileAnalysis, dbrps: PlacedJson | undefined): readonly Finding[] {
  if (dbrps?.kind !== 'array') return [];
  return dbrps.items.flatMap((item): readonly Finding[] => {
    if (item.kind !== 'object') return [];
    const found = { severity: 'warning', code: 'task-dbrps' } as const;
    const others = item.members.filter(({ name }) => !['db', 'rp'].includes(name.toLowerCase()));
    const misnamed = others.map(({ name, key }): Finding => {
      const meant = meantKey(name, ['db', 'rp']);
      const plain = `Kapacitor reads db and rp here, not ${name}, so this task hears nothing of it.`;
      return meant === undefined
        ? { ...found, range: key, plain }
        : keyFix(file, { ...found, range: key, plain }, meant);
    });
    if (misnamed.length > 0) return misnamed;
    const rp = memberOf(item, 'rp');
    const db = memberOf(item, 'db');
    if (rp !== undefined || db === undefined) return [];
    const plain = `Without rp this is the retention policy '', and the task hears only what is written to that.`;
    const fix = file.isJson ? inserted(db.value.range.end, ', "rp": "autogen"') : rpFix(file, db, item);
    return [{ ...found, range: item.range, plain, fix }];
  });
}

function rpFix(file: TaskFileAnalysis, db: PlacedMember, item: PlacedJson) {
  const isFlow = written(file, item.range).startsWith('{');
  const column = db.key.start - (file.text.lastIndexOf('\n', db.key.start - 1) + 1);
  const end = file.text.indexOf('\n', db.value.range.end);
  if (isFlow) return inserted(db.value.range.end, ', rp: autogen');
  return inserted(end === -1 ? file.text.length : end, `\n${' '.repeat(column)}rp: autogen`);
}

function idFindings(file: TaskFileAnalysis): readonly Finding[] {
  const id = file.root && memberOf(file.root, 'id');
  if (id?.value.kind !== 'string' || id.value.value === '' || id.value.value === file.id) return [];
  const plain = `This task is called ${file.id}, after its file. A server that loads the folder does not look at id; kapacitor define refuses the file for it.`;
  const fix = replaced(id.value.range, file.isJson ? JSON.stringify(file.id) : file.id, `Write ${file.id}`);
  return [{ range: id.value.range, severity: 'warning', code: 'task-file-id', plain, fix }];
}

function varFindings(file: TaskFileAnalysis): readonly Finding[] {
  return givenVars(file).flatMap((member): readonly Finding[] => {
    const truth = yamlTruth(file, member);
    if (truth !== undefined) return [truth];
    return [...unknownVar(file, member), ...slashes(file, member)];
  });
}

/** YAML 1.1 reads `n`, `y`, `no`, `on` and the like as truth values, as names too. */
function yamlTruth(file: TaskFileAnalysis, { name, key }: PlacedMember): Finding | undefined {
  const word = written(file, key);
  if (file.isJson || (name !== 'true' && name !== 'false') || word === name || /^['"]/.test(word)) return undefined;
  const plain = `YAML reads ${word} without quotes as ${name}, so this is a var called ${name}, which nobody asks for.`;
  return { range: key, severity: 'warning', code: 'yaml-name', plain, fix: replaced(key, `'${word}'`) };
}

function unknownVar(file: TaskFileAnalysis, { name, key }: PlacedMember): readonly Finding[] {
  const { script } = file;
  if (script === undefined || script.isRefused || script.vars.some((each) => each.name === name)) return [];
  const given = new Set(givenVars(file).map((each) => each.name));
  const free = script.vars.map((each) => each.name).filter((each) => !given.has(each));
  const meant = nearest(name, free);
  const plain = `${script.file} has no var ${name}, so nothing reads it.`;
  const found = { range: key, severity: 'warning', code: 'task-var-unknown' } as const;
  if (meant !== undefined) return [keyFix(file, { ...found, plain }, meant)];
  const more = free.length === 0 ? '' : ` It also has ${listed(free)}.`;
  return [{ ...found, plain: `${plain}${more}` }];
}

function slashes(file: TaskFileAnalysis, { value }: PlacedMember): readonly Finding[] {
  const object = objectAt(value);
  const pattern = memberOf(object, 'value')?.value;
  if (object === undefined || textOfMember(object, 'type') !== 'regex' || pattern?.kind !== 'string') return [];
  const inner = /^\/(.*)\/$/s.exec(pattern.value)?.[1];
  if (inner === undefined) return [];
  const plain = 'Slashes are for scripts: here they are part of the pattern, and this matches only what has slashes.';
  const text = file.isJson ? JSON.stringify(inner) : `'${inner.replaceAll("'", "''")}'`;
  return [
    { range: pattern.range, severity: 'warning', code: 'regex-slashes', plain, fix: replaced(pattern.range, text) },
  ];
}

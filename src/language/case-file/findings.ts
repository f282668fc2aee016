/** What case.json says that nobody understands, at its place: keys, names of files, values and rows of expectations. */
import { readExpectations } from '../../expectations/expectation-row';
import { type PlacedJson, type PlacedMember, type PlacedObject, plainJson } from '../../go/json/placed';
import { readWholeJson } from '../../go/json/read';
import { unitNamed } from '../../points/line-protocol/kinder-reading';
import { spend } from '../../text/budget';
import { SCRIPT_KINDS } from '../../workspace/kinds';
import { filesOf, textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import { type Finding, replaced, thereAre } from '../findings/finding';
import { nearest, nearestOf } from '../nearest';
import { type CaseKey, caseKeyAt, caseKeysIn, nameOfKey } from './keys';

export function caseFileFindings(file: WorkspaceFile, workspace: Workspace): readonly Finding[] {
  const read = readWholeJson(textOf(file));
  // What is no JSON is told where the file is read.
  if (!read.ok || read.json.kind !== 'object') return [];
  const there = { tasks: namedBy(filesOf(workspace, ...SCRIPT_KINDS, 'taskFile')), data: namedBy(workspace) };
  return [...partsOf(read.json, [], there), ...rowFindings(read.json)];
}

/** The files that `tasks` and `data` may name. */
type Named = Readonly<Record<'tasks' | 'data', ReturnType<typeof namedBy>>>;

function namedBy(files: Workspace) {
  const paths = new Set(files.map(({ path }) => path));
  return { paths, nearest: nearestOf(paths) };
}

function partsOf(json: PlacedJson, path: readonly string[], there: Named): readonly Finding[] {
  spend(1);
  if (json.kind === 'array') return json.items.flatMap((item) => partsOf(item, [...path, '[]'], there));
  if (json.kind !== 'object') return [];
  return json.members.flatMap((member): readonly Finding[] => {
    const { name, value } = member;
    const own = [...path, name];
    const key = caseKeyAt(own);
    if (key === undefined) return [...nameFindings(member, path, there), ...partsOf(value, own, there)];
    // Rows and vars have readers of their own.
    if (own.length === 1 && name === 'expectations') return [];
    const found = valueFindings(name, key, value);
    return found.length > 0 || nameOfKey(key) === 'vars' ? found : partsOf(value, own, there);
  });
}

/** A name that is none of the keys there: that of a file, or one that nothing reads. */
function nameFindings({ name, key: range }: PlacedMember, path: readonly string[], there: Named): readonly Finding[] {
  if (path.length === 1 && (path[0] === 'tasks' || path[0] === 'data'))
    return fileFindings(name, path[0], range, there[path[0]]);
  const known = caseKeysIn(path).map(nameOfKey);
  if (known.length === 0) return [];
  const meant = nearest(name, known);
  const instead = meant === undefined ? thereAre(known) : `Did you mean ${meant}?`;
  return [keyFinding(range, `Nothing reads ${name} of ${placeWords(path)}. ${instead}`, meant)];
}

function placeWords(path: readonly string[]): string {
  const last = path.findLast((part) => part !== '[]') ?? 'case.json';
  return path.length === 2 && path[0] === 'tasks' ? `the task ${last}` : last;
}

/** Settings for files that are not there. */
function fileFindings(
  name: string,
  of: 'tasks' | 'data',
  range: PlacedMember['key'],
  { paths, nearest: nearestPath }: Named['data'],
): readonly Finding[] {
  if (paths.has(name)) return [];
  // Each unknown name against each file.
  spend(paths.size);
  const meant = paths.has(`${name}.tick`) ? `${name}.tick` : nearestPath(name);
  const there = paths.size === 0 ? '' : ` ${thereAre([...paths])}`;
  const plain = `${of} are named after their files, and there is no ${name}, so this counts for nothing.`;
  return [keyFinding(range, plain + (meant === undefined ? there : ` Did you mean ${meant}?`), meant)];
}

function keyFinding(range: PlacedMember['key'], plain: string, meant: string | undefined): Finding {
  const fix = meant === undefined ? {} : { fix: replaced(range, JSON.stringify(meant)) };
  return { range, severity: 'warning', code: 'case-key', plain, ...fix };
}

const KINDS: Readonly<Record<CaseKey['type'], readonly PlacedJson['kind'][]>> = {
  text: ['string'],
  number: ['number'],
  boolean: ['bool'],
  list: ['array'],
  object: ['object'],
  any: ['null', 'bool', 'number', 'string', 'array', 'object'],
};

function valueFindings(name: string, key: CaseKey, value: PlacedJson): readonly Finding[] {
  const { type, values } = key;
  const { range } = value;
  const told = (plain: string, fix: Pick<Finding, 'fix'> = {}): readonly Finding[] => [
    { range, severity: 'warning', code: 'case-value', plain, ...fix },
  ];
  if (nameOfKey(key) === 'dbrps') return areDbrps(value) ? [] : told(DBRPS);
  if (!KINDS[type].includes(value.kind)) {
    const article = type === 'object' ? 'an' : 'a';
    const words = values === undefined ? '' : `: ${values.join(', ')}`;
    return told(`"${name}" wants ${article} ${type}${words}. It is left aside.`);
  }
  if (values === undefined || value.kind !== 'string' || values.includes(value.value)) return [];
  if (nameOfKey(key) === 'precision' && unitNamed(value.value) !== undefined) return [];
  const meant = wordMeant(value.value, values);
  const fix = meant === undefined ? {} : { fix: replaced(range, JSON.stringify(meant)) };
  return told(`"${name}" is one of ${values.join(', ')}, not ${JSON.stringify(value.value)}.`, fix);
}

const DBRPS =
  'dbrps is a list of database and retention policy, [{"db": "telegraf", "rp": "autogen"}]; this is left aside.';

function areDbrps(json: PlacedJson): boolean {
  if (json.kind !== 'array') return false;
  return json.items.every((item) => {
    const names = item.kind === 'object' ? item.members.filter(({ value }) => value.kind === 'string') : [];
    return ['db', 'rp'].every((wanted) => names.some(({ name }) => name === wanted));
  });
}

/** `Stream`, and `seconds` where one word alone begins with an s. */
function wordMeant(written: string, words: readonly string[]): string | undefined {
  const word = written.toLowerCase();
  const [only, second] = words.filter((each) => each.charAt(0) === word.charAt(0));
  return words.find((each) => each === word) ?? (second === undefined ? only : nearest(word, words));
}

function rowFindings({ members }: PlacedObject): readonly Finding[] {
  const list = members.findLast(({ name }) => name === 'expectations')?.value;
  if (list === undefined || list.kind === 'null') return [];
  const rows = list.kind === 'array' ? list.items : [list];
  return readExpectations(rows.map(plainJson)).flatMap((read, i): readonly Finding[] => {
    const range = rows[i]?.range;
    return read.ok || range === undefined
      ? []
      : [{ range, severity: 'error', code: 'case-row', plain: `This row is red whatever happens. ${read.error}` }];
  });
}

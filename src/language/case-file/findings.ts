/**
 * What case.json says that nobody understands, at its place: rows of expectations, settings of data, answers and spans.
 * `findings/case-findings` tells of the rest.
 */
import { readExpectations } from '../../expectations/expectation-row';
import { type PlacedJson, plainJson } from '../../go/json/placed';
import { readWholeJson } from '../../go/json/read';
import { spend } from '../../text/budget';
import { textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import type { Finding } from '../findings/finding';
import { nearest } from '../nearest';
import { type CaseKey, caseKeyAt, caseKeysIn, nameOfKey } from './keys';

export function caseFileFindings(file: WorkspaceFile, workspace: Workspace): readonly Finding[] {
  const read = readWholeJson(textOf(file));
  // What is no JSON is told where the file is read.
  if (!read.ok || read.json.kind !== 'object') return [];
  return [...keyFindings(read.json, []), ...fileFindings(read.json, workspace), ...rowFindings(read.json)];
}

function keyFindings(json: PlacedJson, path: readonly string[]): readonly Finding[] {
  spend(1);
  if (json.kind === 'array') return json.items.flatMap((item) => keyFindings(item, [...path, '[]']));
  if (json.kind !== 'object') return [];
  const known = caseKeysIn(path);
  return json.members.flatMap(({ name, key: range, value }): readonly Finding[] => {
    const own = [...path, name];
    const key = caseKeyAt(own);
    // Rows and vars have readers of their own.
    if (name === 'expectations' && path.length === 0) return [];
    if (key === undefined) {
      // The names of files are free.
      if (known.length === 0) return keyFindings(value, own);
      if (path.length === 0 || path[0] === 'tasks') return [];
      const near = nearest(name, known.map(nameOfKey));
      const meant = near === undefined ? '' : `: is ${JSON.stringify(near)} meant?`;
      return [
        {
          range,
          severity: 'warning',
          code: 'case-key',
          plain: `Nobody reads ${JSON.stringify(name)} here${meant || '.'}`,
        },
      ];
    }
    const fault = TOLD_ELSEWHERE.test(own.join('.')) ? undefined : valueFault(name, key, value);
    if (fault !== undefined) return [{ range: value.range, severity: 'warning', code: 'case-value', plain: fault }];
    return nameOfKey(key) === 'vars' ? [] : keyFindings(value, own);
  });
}

const TOLD_ELSEWHERE = /^(?:tasks\..*\.)?(?:type|dbrps)\b|^precision$/;

const KINDS: Readonly<Record<CaseKey['type'], readonly PlacedJson['kind'][]>> = {
  text: ['string'],
  number: ['number'],
  boolean: ['bool'],
  list: ['array'],
  object: ['object'],
  any: ['null', 'bool', 'number', 'string', 'array', 'object'],
};

function valueFault(key: string, { type, values }: CaseKey, value: PlacedJson): string | undefined {
  const name = JSON.stringify(key);
  if (!KINDS[type].includes(value.kind)) {
    const article = type === 'object' ? 'an' : 'a';
    return `${name} wants ${article} ${type}${values === undefined ? '' : `: ${values.join(', ')}`}. It is left aside.`;
  }
  if (values === undefined || value.kind !== 'string' || values.includes(value.value)) return undefined;
  if (key === 'precision' && /^(?:n|us|µ|µs)$/.test(value.value)) return undefined;
  return `${name} is one of ${values.join(', ')}, not ${JSON.stringify(value.value)}.`;
}

/** Settings for files that are not there. */
function fileFindings(json: Extract<PlacedJson, { kind: 'object' }>, workspace: Workspace): readonly Finding[] {
  return json.members.flatMap(({ name: what, value }) => {
    if (what !== 'data' || value.kind !== 'object') return [];
    return value.members.flatMap(({ name, key }): readonly Finding[] => {
      if (workspace.some(({ path }) => path === name)) return [];
      const near = nearest(
        name,
        workspace.map(({ path }) => path),
      );
      const plain = `There is no file ${name}${near === undefined ? '.' : `: is ${near} meant?`}`;
      return [{ range: key, severity: 'warning', code: 'case-key', plain }];
    });
  });
}

function rowFindings(json: Extract<PlacedJson, { kind: 'object' }>): readonly Finding[] {
  const list = json.members.findLast(({ name }) => name === 'expectations')?.value;
  if (list === undefined || list.kind === 'null') return [];
  const rows = list.kind === 'array' ? list.items : [list];
  return readExpectations(rows.map(plainJson)).flatMap((read, i): readonly Finding[] => {
    const range = rows[i]?.range;
    return read.ok || range === undefined
      ? []
      : [{ range, severity: 'error', code: 'case-row', plain: `This row is red whatever happens. ${read.error}` }];
  });
}

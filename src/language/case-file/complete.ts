/** Completion in case.json: its keys, the words that a value may be, and the files, ids and rooms of the workspace. */
import { filesOf, type Workspace } from '../../workspace/workspace';
import { type CompletionItem, plainInsert } from '../completion/completion-item';
import { dataOf } from '../schema/data';
import { type PathAt, pathAt } from '../task-files/path-at';
import { caseKeyAt, caseKeysIn, nameOfKey } from './keys';

export function completeCaseFile(text: string, offset: number, workspace: Workspace): readonly CompletionItem[] {
  const at = pathAt(text, offset, true);
  if (at === undefined) return [];
  return at.isValue ? values(text, at, workspace) : keys(text, at, workspace);
}

function keys(text: string, at: PathAt, workspace: Workspace): readonly CompletionItem[] {
  const named = caseKeysIn(at.path).map((key) => ({
    name: nameOfKey(key),
    doc: key.doc,
    value: key.insert ?? (key.values === undefined ? '$0' : `"\${1:${key.values[0] ?? ''}}"`),
  }));
  const files = filesNamedBy(at.path, workspace).map((name) => ({ name, doc: '', value: '{ $0 }' }));
  return [...named, ...files].map(({ name, doc, value }) => ({
    label: name,
    kind: 'property',
    ...(doc === '' ? {} : { documentation: doc }),
    insert: keyText(text, at, name, value),
    replace: at.replace,
  }));
}

function filesNamedBy(path: readonly string[], workspace: Workspace): readonly string[] {
  const [first] = path;
  if (path.length !== 1) return [];
  if (first === 'tasks') return filesOf(workspace, 'script').map((file) => file.path);
  return first === 'data' ? filesOf(workspace, 'points', 'csv', 'other').map((file) => file.path) : [];
}

function values(text: string, at: PathAt, workspace: Workspace): readonly CompletionItem[] {
  const key = caseKeyAt(at.path);
  const last = at.path.at(-1);
  const { series } = dataOf(workspace);
  const words =
    key?.values ??
    (last === 'db'
      ? series.map(({ database }) => database)
      : last === 'rp'
        ? series.map(({ retentionPolicy }) => retentionPolicy)
        : at.path.length === 2 && at.path[0] === 'expectations'
          ? ['nothing else']
          : []);
  return [...new Set(words)].map((label) => ({
    label,
    kind: 'value',
    ...(key === undefined ? {} : { documentation: key.doc }),
    insert: valueText(text, at, label),
    replace: at.replace,
  }));
}

function keyText(text: string, { replace }: PathAt, name: string, value: string): string {
  const isQuoted = text[replace.start - 1] === '"';
  const isClosed = isQuoted && text[replace.end] === '"';
  const quoted = `${isQuoted ? '' : '"'}${plainInsert(name)}${isClosed ? '' : '"'}`;
  return isClosed ? quoted : `${quoted}: ${value}`;
}

function valueText(text: string, { replace }: PathAt, value: string): string {
  const isQuoted = text[replace.start - 1] === '"';
  return `${isQuoted ? '' : '"'}${plainInsert(value)}${isQuoted && text[replace.end] === '"' ? '' : '"'}`;
}

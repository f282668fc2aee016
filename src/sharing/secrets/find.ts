/** Finds what is secret in the files of a workspace. Linear in their length, and no text makes it fail. */
import { positionAt } from '../../text/position';
import type { Range } from '../../text/range';
import { type FileKind, fileKind, languageOf, SCRIPT_KINDS } from '../../workspace/kinds';
import type { Workspace, WorkspaceFile } from '../../workspace/workspace';
import { secretsInColumns, secretsInLines, secretsInTables } from './data';
import { type DocumentSecrets, secretsInConfiguration, secretsInDocument } from './documents';
import { secretsInEnvironment } from './environment';
import { namesIn } from './free-text';
import { gaps } from './quotes';
import { commentsOf, type ScriptSecrets, secretsInScript } from './scripts';
import { shapesIn } from './shapes';
import type { Sighting } from './sighting';
import { jsonTree, type Tree, tomlTree, yamlTree } from './tree';

export interface Secret {
  /** The same place has the same id as long as its file does not change. */
  readonly id: string;
  readonly file: string;
  readonly range: Range;
  /** The secret itself, which may be spelled in another way. */
  readonly value: string;
  /** `token in kapacitor.conf, line 3`. */
  readonly label: string;
  readonly isGuess: boolean;
}

/** Every secret of the workspace where it is declared, by file and place; what overlaps is told once. */
export function findSecrets(workspace: Workspace): readonly Secret[] {
  const scripts = new Map<WorkspaceFile, ScriptSecrets>();
  const vars = new Set<string>();
  for (const file of workspace) {
    if (typeof file.content !== 'string' || !isScript(file.path)) continue;
    const read = secretsInScript(file.content);
    scripts.set(file, read);
    for (const name of read.vars) vars.add(name);
  }
  return workspace.flatMap((file) => {
    if (typeof file.content !== 'string') return [];
    const { path, content } = file;
    const found = [...shapesIn(content), ...readSecrets(path, content, scripts.get(file), vars)];
    return secretsOf(path, content, found);
  });
}

const SCRIPTS: ReadonlySet<FileKind> = new Set(SCRIPT_KINDS);

function isScript(path: string): boolean {
  return SCRIPTS.has(fileKind(path)) || /\.tick$/i.test(path);
}

function readSecrets(
  path: string,
  text: string,
  script: ScriptSecrets | undefined,
  vars: ReadonlySet<string>,
): readonly Sighting[] {
  const kind = fileKind(path);
  if (kind === 'points') return secretsInLines(text);
  if (kind === 'csv') return secretsInColumns(text);
  if (script !== undefined) {
    const free = script.isBroken ? namesIn(text, 'file') : within(text, commentsOf(text));
    return [...script.secrets, ...free, ...within(text, script.texts, 'text')];
  }
  if (kind === 'environment' || /(?:^|[./_-])env(?:ironment)?(?:\.[\w-]+)?$/i.test(path)) {
    const { secrets, others } = secretsInEnvironment(text);
    return [...secrets, ...within(text, others)];
  }
  const document = kind === 'config' ? configuration(text) : documentOf(path, text, vars);
  if (document === undefined) return [...namesIn(text, 'file'), ...secretsInTables(text)];
  // Names between texts would be found a second time, and `token: ` at the end of a gap has its value elsewhere.
  return [...document.secrets, ...within(text, commentsIn(text, document)), ...within(text, document.texts, 'text')];
}

function configuration(text: string): DocumentSecrets | undefined {
  const tree = tomlTree(text);
  return tree === undefined ? undefined : secretsInConfiguration(text, tree);
}

function documentOf(path: string, text: string, vars: ReadonlySet<string>): DocumentSecrets | undefined {
  const tree = treeOf(path, text);
  return tree === undefined ? undefined : secretsInDocument(text, tree, vars);
}

function treeOf(path: string, text: string): Tree | undefined {
  switch (languageOf(path)) {
    case 'toml':
      return tomlTree(text);
    case 'json':
      return jsonTree(text) ?? yamlTree(text);
    case 'yaml':
      return yamlTree(text);
    default:
      return fileKind(path) === 'handler' ? yamlTree(text) : undefined;
  }
}

function commentsIn(text: string, { texts }: DocumentSecrets): readonly Range[] {
  return gaps(text.length, texts).flatMap(({ start, end }) => {
    return [...text.slice(start, end).matchAll(/#[^\n]*/g)].map(({ index, 0: comment }) => {
      return { start: start + index, end: start + index + comment.length };
    });
  });
}

function within(text: string, ranges: readonly Range[], where: 'comment' | 'text' = 'comment'): readonly Sighting[] {
  return ranges.flatMap(({ start, end }) =>
    namesIn(text.slice(start, end), where).map((found) => ({
      ...found,
      range: { start: start + found.range.start, end: start + found.range.end },
    })),
  );
}

/** In order, and apart. Of two at one place the longer is told, and of equal ones what the text itself declares. */
function secretsOf(path: string, text: string, found: readonly Sighting[]): readonly Secret[] {
  const sorted = [...found].reverse().sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const apart: Sighting[] = [];
  for (const sighting of sorted) {
    const last = apart.at(-1);
    if (last === undefined || sighting.range.start >= last.range.end) apart.push(sighting);
    else if (sighting.range.end > last.range.end) {
      const range = { start: last.range.start, end: sighting.range.end };
      apart.push({ ...last, range, value: text.slice(range.start, range.end) });
      apart.splice(-2, 1);
    }
  }
  let line = 1;
  let at = 0;
  return apart.map(({ range, value, name, isGuess = false }) => {
    line += positionAt(text.slice(at, range.start), range.start - at).line - 1;
    at = range.start;
    const label = `${name} in ${path}, line ${line}`;
    return { id: `${path}:${range.start}`, file: path, range, value, label, isGuess };
  });
}

/** kapacitor.conf without its secrets, and the variables of the environment that give them to the server. */
import { variableName } from '../kapacitor/config/environment';
import { readToml } from '../kapacitor/config/toml';
import type { TomlNode } from '../kapacitor/config/toml-tree';
import type { Cleaned } from '../sharing/secrets/leave-out';
import { LEFT_OUT } from '../sharing/secrets/left-out';
import { sectionNamed } from '../sharing/secrets/names';
import { applyEdits, type TextEdit } from '../text/edit';
import type { Range } from '../text/range';
import { configurationFile, filesOf, textOf, type Workspace } from '../workspace/workspace';
import { around, type BundleFile } from './bundle-file';

export interface ExportedConfiguration {
  readonly files: readonly BundleFile[];
  /** `token in kapacitor.conf, line 3`: no variable can give it, so it is to be written in by hand. */
  readonly byHand: readonly string[];
}

const CONFIGURATION = 'kapacitor.conf';

/** `workspace` with its tokens, `cleaned` the same without them. */
export function exportConfiguration(
  workspace: Workspace,
  { secrets, workspace: clean }: Cleaned,
): ExportedConfiguration {
  const before = configurationFile(workspace);
  const file = configurationFile(clean);
  const [environment] = filesOf(clean, 'environment');
  const text = file === undefined ? '' : textOf(file);
  const places = placesOf(text).filter(({ value }) => value.includes(LEFT_OUT));
  const variables = places.map(({ variable, value }) => ({ name: variable, value: value === LEFT_OUT ? '' : value }));
  const edits = places.flatMap(({ range, value }): readonly TextEdit[] => {
    const start = text.indexOf(LEFT_OUT, range.start);
    return value === LEFT_OUT ? [{ range: { start, end: start + LEFT_OUT.length }, text: '' }] : [];
  });
  const given = placesOf(before === undefined ? '' : textOf(before));
  const byHand = secrets.filter(({ file: path, range: { start, end } }) => {
    if (path === environment?.path) return false;
    return path !== file?.path || !given.some(({ range }) => range.start <= start && end <= range.end);
  });
  const names = variables.map(({ name }) => name);
  const head =
    names.length === 0
      ? ''
      : `# The secrets are variables of the environment, see .env.example:\n# ${names.join(', ')}\n`;
  const content = head + applyEdits(text, edits) || '# Everything is as by default.\n';
  const files: BundleFile[] = [
    { path: CONFIGURATION, content, stands: file === undefined ? [] : [file.path] },
    around('.env.example', environmentText(environment === undefined ? '' : textOf(environment), variables)),
  ];
  return { files, byHand: byHand.map(({ label }) => label) };
}

function environmentText(
  before: string,
  variables: readonly { readonly name: string; readonly value: string }[],
): string {
  const own = before.trimEnd().replaceAll(new RegExp(`=(["']?)${LEFT_OUT}\\1[ \\t]*$`, 'gm'), '=');
  const known = new Set([...own.matchAll(/^[ \t]*(?:export[ \t]+)?(\w+)=/gm)].map(([, name]) => name));
  const lines = variables.filter(({ name }) => !known.has(name)).map(({ name, value }) => `${name}=${value}`);
  return `# Copy this file to .env and write the secrets behind the =.\n${[...(own === '' ? [] : [own]), ...lines].join('\n')}\n`;
}

/** A text of the configuration that a variable can give. */
interface Place {
  readonly range: Range;
  readonly value: string;
  readonly variable: string;
}

function placesOf(text: string): readonly Place[] {
  const read = readToml(text);
  if (!read.ok) return [];
  return [...read.table.entries].flatMap(([name, node]) => {
    const section = sectionNamed(name);
    if (section === undefined) return [];
    const entries: readonly TomlNode[] = node.type === 'tables' || node.type === 'array' ? node.items : [node];
    return entries.flatMap((entry, index) =>
      placesIn(
        entry,
        (keys) => variableName(section.name, section.list === undefined ? undefined : index, ...keys),
        [],
      ),
    );
  });
}

/** Values of lists have no variable that sets one of them. */
function placesIn(
  node: TomlNode,
  variable: (keys: readonly string[]) => string,
  keys: readonly string[],
): readonly Place[] {
  if (node.type === 'table')
    return [...node.entries].flatMap(([name, inner]) => placesIn(inner, variable, [...keys, name]));
  if (node.type !== 'string' || keys.some((key) => !/^[\w-]+$/.test(key))) return [];
  return [{ range: node.range, value: node.value, variable: variable(keys) }];
}

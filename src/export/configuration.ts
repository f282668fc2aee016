/** kapacitor.conf without its secrets, and the variables of the environment that give them to the server. */
import { variableName } from '../kapacitor/config/environment';
import { readToml } from '../kapacitor/config/toml';
import type { TomlNode } from '../kapacitor/config/toml-tree';
import { withoutSecrets } from '../sharing/secrets/leave-out';
import { LEFT_OUT } from '../sharing/secrets/left-out';
import { sectionNamed } from '../sharing/secrets/names';
import { applyEdits, type TextEdit } from '../text/edit';
import type { Range } from '../text/range';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';
import { around, type BundleFile } from './bundle-file';

export interface ExportedConfiguration {
  readonly files: readonly BundleFile[];
  /** `token in kapacitor.conf, line 3`: no variable can give it, so it is to be written in by hand. */
  readonly byHand: readonly string[];
}

const CONFIGURATION = 'kapacitor.conf';

/** `workspace` with its tokens. */
export function exportConfiguration(workspace: Workspace): ExportedConfiguration {
  const { secrets, workspace: clean } = withoutSecrets(workspace);
  const [file] = filesOf(workspace, 'config');
  const [environment] = filesOf(clean, 'environment');
  const text = file === undefined ? '' : textOf(file);
  const places = placesOf(text);
  const edits: TextEdit[] = [];
  const variables: { readonly name: string; readonly value: string }[] = [];
  const byHand = secrets.filter(({ file: path }) => path !== file?.path && path !== environment?.path);
  for (const secret of secrets.filter(({ file: path }) => path === file?.path)) {
    const { start, end } = secret.range;
    const place = places.find(({ range }) => range.start <= start && end <= range.end);
    if (place === undefined) {
      byHand.push(secret);
      edits.push({ range: secret.range, text: LEFT_OUT });
      continue;
    }
    const isWhole = place.value === secret.value;
    edits.push({ range: secret.range, text: isWhole ? '' : LEFT_OUT });
    variables.push({ name: place.variable, value: isWhole ? '' : place.value.replace(secret.value, LEFT_OUT) });
  }
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
  const known = new Set([...own.matchAll(/^\s*(?:export\s+)?(\w+)=/gm)].map(([, name]) => name));
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

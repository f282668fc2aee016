/** What a workspace needs beyond the core of the engine. In doubt: all of it. */
import { lowerFirst } from '../../definition/build';
import { HANDLERS } from '../../handlers';
import { tokenize } from '../../tickscript/lexer';
import { Identifier, RegexToken } from '../../tickscript/tokens';
import { type FileKind, fileKind } from '../../workspace/kinds';
import { textOf, type Workspace } from '../../workspace/workspace';
import { CORE } from './core';

/** Names that a script may use behind `|` and `.` while only the core is there. */
const CORE_MEMBERS: ReadonlySet<string> = new Set([
  'quiet',
  ...[...CORE.nodes.values()].flatMap(({ method, properties }) => [method, ...properties.map(({ name }) => name)]),
  ...HANDLERS.flatMap(({ script }) =>
    script === undefined ? [] : [script.name, script.name.toLowerCase(), ...script.properties.map(({ name }) => name)],
  ),
]);
/** Names of the core that reach beyond it: html templates and regular expressions. */
const BEYOND = new Set(['details', 'regexReplace']);
const MEMBER_OPERATORS = new Set(['|', '.', '@']);

/** Whether the core cannot run this workspace. */
export function needsWhole(workspace: Workspace): boolean {
  return workspace.some((file) => {
    const needs = NEEDS[fileKind(file.path)];
    return typeof needs === 'boolean' ? needs : needs(textOf(file));
  });
}

const NEEDS = {
  script: scriptNeedsWhole,
  config: (text) => /deadman|httppost|template/i.test(text),
  // Vars and expectations may hold regular expressions.
  case: (text) => /"(vars|expectations)"/.test(text),
  points: false,
  sideload: false,
  stray: false,
  other: false,
  loadedScript: true,
  template: true,
  taskFile: true,
  vars: true,
  handler: true,
  recording: true,
  csv: true,
  environment: true,
} satisfies Readonly<Record<FileKind, boolean | ((text: string) => boolean)>>;

function scriptNeedsWhole(script: string): boolean {
  const { tokens } = tokenize(script);
  return tokens.some(({ tokenType, image }, i) => {
    if (tokenType === RegexToken) return true;
    if (tokenType !== Identifier) return false;
    const isMember = MEMBER_OPERATORS.has(tokens[i - 1]?.image ?? '');
    if (!isMember && tokens[i + 1]?.image !== '(') return false;
    const name = isMember ? lowerFirst(image) : image;
    return BEYOND.has(name) || !(isMember ? CORE_MEMBERS.has(name) : CORE.functions.has(name));
  });
}

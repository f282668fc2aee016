/** What a workspace needs beyond the core of the engine. In doubt: all of it. */
import { lowerFirst } from '../../definition/build';
import { looksLikeLines, mayHoldOthers } from '../../points/line-protocol/looks-like-lines';
import { tokenize } from '../../tickscript/lexer';
import { Identifier, RegexToken } from '../../tickscript/tokens';
import { type FileKind, fileKind } from '../../workspace/kinds';
import { textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import { TOP_LEVEL } from '../config/sections';
import { CORE } from './core';

/** Names that a script may use behind `|` and `.` while only the core is there. */
const CORE_MEMBERS: ReadonlySet<string> = new Set([
  'quiet',
  ...[...CORE.nodes.values()].flatMap(({ method, properties }) => [method, ...properties.map(({ name }) => name)]),
  ...CORE.handlers.flatMap(({ script }) =>
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
    return typeof needs === 'boolean' ? needs : needs(file.content);
  });
}

const NEEDS = {
  script: scriptNeedsWhole,
  config: (content) => configNeedsWhole(textOf({ content })),
  // Vars and expectations may hold regular expressions.
  case: (content) => /"(vars|expectations)"/.test(textOf({ content })),
  points: (content) => !looksLikeLines(content) || mayHoldOthers(content),
  sideload: false,
  stray: false,
  // There may be points in it.
  other: (content) => content.length > 0,
  loadedScript: true,
  template: true,
  taskFile: true,
  vars: true,
  handler: true,
  recording: true,
  csv: true,
  recipe: true,
  environment: true,
} satisfies Readonly<Record<FileKind, boolean | ((content: WorkspaceFile['content']) => boolean)>>;

const CORE_SECTIONS: ReadonlySet<string> = new Set(CORE.sections.map(({ name }) => name));
const TOP_KEYS: ReadonlySet<string> = new Set(TOP_LEVEL.keys.map(({ name }) => name));

/** Whether a configuration has a section that the core does not know, or one that makes work for more than the core. */
function configNeedsWhole(config: string): boolean {
  if (/deadman|httppost|template/i.test(config)) return true;
  let isTop = true;
  for (const line of config.split('\n')) {
    const header = /^\s*\[+\s*([\w-]*)/.exec(line);
    if (header !== null) {
      isTop = false;
      if (!CORE_SECTIONS.has(header[1] ?? '')) return true;
    } else if (isTop) {
      const [, key] = /^\s*([^\s=#]+)/.exec(line) ?? [];
      if (key !== undefined && !TOP_KEYS.has(key)) return true;
    }
  }
  return false;
}

function scriptNeedsWhole(script: WorkspaceFile['content']): boolean {
  const { tokens } = tokenize(textOf({ content: script }));
  return tokens.some(({ tokenType, image }, i) => {
    if (tokenType === RegexToken) return true;
    if (tokenType !== Identifier) return false;
    const isMember = MEMBER_OPERATORS.has(tokens[i - 1]?.image ?? '');
    if (!isMember && tokens[i + 1]?.image !== '(') return false;
    const name = isMember ? lowerFirst(image) : image;
    return BEYOND.has(name) || !(isMember ? CORE_MEMBERS.has(name) : CORE.functions.has(name));
  });
}

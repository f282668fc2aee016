/** What a workspace needs beyond the common parts of the engine. In doubt: everything. */
import { lowerFirst } from '../../definition/build';
import { HANDLERS } from '../../handlers';
import { CORE_FUNCTIONS } from '../../lambda/functions';
import { CORE_NODES } from '../../nodes';
import { type FileKind, fileKind } from '../../workspace/kinds';
import { textOf, type Workspace } from '../../workspace/workspace';

/** Names behind `|`, `.` or `@` that a script may use while only the common parts are there. */
const COMMON_MEMBERS: ReadonlySet<string> = new Set([
  'quiet',
  ...CORE_NODES.flatMap(({ method, properties }) => [method, ...properties.map(({ name }) => name)]),
  ...HANDLERS.flatMap(({ script }) =>
    script === undefined ? [] : [script.name, script.name.toLowerCase(), ...script.properties.map(({ name }) => name)],
  ),
]);
/** Common names that reach for a late part. */
const LATE_NAMES = new Set(['details', 'regexReplace']);
const COMMON_FUNCTIONS: ReadonlySet<string> = new Set(CORE_FUNCTIONS.map(({ name }) => name));

/** Whether the worker has to load everything before it can run this workspace. */
export function needsEverything(workspace: Workspace): boolean {
  return workspace.some((file) => {
    const needs = NEEDS[fileKind(file.path)];
    return typeof needs === 'boolean' ? needs : needs(textOf(file));
  });
}

const NEEDS = {
  script: scriptNeeds,
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

function scriptNeeds(script: string): boolean {
  // Comments that have a line of their own, and no quotes that could end a string.
  const code = script.replace(/^[ \t]*\/\/[^'"]*$/gm, '');
  // A slash divides, or begins a regular expression.
  if (code.includes('/')) return true;
  const names = code.matchAll(/[|.@]\s*([\p{L}][\p{L}\p{N}_]*)|([\p{L}][\p{L}\p{N}_]*)\s*\(/gu);
  for (const [, member, called = ''] of names) {
    const known = member === undefined ? COMMON_FUNCTIONS.has(called) : COMMON_MEMBERS.has(lowerFirst(member));
    if (!known || LATE_NAMES.has(lowerFirst(member ?? called))) return true;
  }
  return false;
}

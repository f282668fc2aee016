/** A task file with what is known about it: its values with their places, and the script that they are for. */
import type { PlacedJson, PlacedMember, PlacedObject } from '../../go/json/placed';
import { nameOf } from '../../kapacitor/templates/loaded-script';
import { readTaskJson } from '../../kapacitor/templates/task-file';
import type { Range } from '../../text/range';
import { fileKind } from '../../workspace/kinds';
import { filesOf, textOf, type Workspace } from '../../workspace/workspace';
import { type KnownScript, knownScript, scriptNamed, templatesOf } from './known-templates';

export interface TaskFileAnalysis {
  readonly file: string;
  /** The task's, after the file. */
  readonly id: string;
  readonly text: string;
  readonly isJson: boolean;
  /** Absent while it cannot be read. */
  readonly root?: PlacedObject;
  readonly templateId: string;
  readonly templates: readonly KnownScript[];
  /** Whose vars are given; absent where there is none. */
  readonly script?: KnownScript;
  /** A file of vars has nothing around them. */
  readonly isVarsOnly: boolean;
}

/** `undefined`: there is no such file. */
export function analyseTaskFile(workspace: Workspace, file: string): TaskFileAnalysis | undefined {
  const found = workspace.find(({ path }) => path === file);
  if (found === undefined) return undefined;
  const text = textOf(found);
  const id = nameOf(file);
  if (fileKind(file) === 'vars') return analyseVarsFile(workspace, file, text);
  const read = readTaskJson(file, text);
  const root = read.ok && read.json.kind === 'object' ? read.json : undefined;
  const templates = templatesOf(workspace);
  const templateId = root === undefined ? templateIn(text) : textOfMember(root, 'template-id');
  const script =
    templateId === '' ? scriptNamed(workspace, id) : templates.find((template) => template.id === templateId);
  return {
    file,
    id,
    text,
    isJson: file.endsWith('.json'),
    templateId,
    templates,
    isVarsOnly: false,
    ...(root === undefined ? {} : { root }),
    ...(script === undefined ? {} : { script }),
  };
}

/** The vars alone, for the only script; or a task file of which only the vars count. */
function analyseVarsFile(workspace: Workspace, file: string, text: string): TaskFileAnalysis {
  const read = readTaskJson(file, text);
  const json = read.ok && read.json.kind === 'object' ? read.json : undefined;
  const start = { start: 0, end: 0 };
  const around: PlacedObject | undefined = json && {
    kind: 'object',
    members: [{ name: 'vars', key: start, value: json }],
    range: json.range,
  };
  const isVarsOnly = objectAt(memberOf(json, 'vars')?.value) === undefined;
  const root = isVarsOnly ? around : json;
  const [script, ...more] = filesOf(workspace, 'script');
  return {
    file,
    id: nameOf(file),
    text,
    isJson: true,
    templateId: '',
    templates: [],
    isVarsOnly,
    ...(root === undefined ? {} : { root }),
    ...(script === undefined || more.length > 0 ? {} : { script: knownScript(script) }),
  };
}

/** Of a text that is being written and cannot be read as a whole. */
function templateIn(text: string): string {
  return /\btemplate-id["']?\s*:\s*["']?([^\s"',}]+)/.exec(text)?.[1] ?? '';
}

/** The last member of that name, in any case, as Go's decoder takes it. */
export function memberOf(object: PlacedObject | undefined, name: string): PlacedMember | undefined {
  return object?.members.findLast((member) => member.name.toLowerCase() === name);
}

export function objectAt(json: PlacedJson | undefined): PlacedObject | undefined {
  return json?.kind === 'object' ? json : undefined;
}

export function textOfMember(object: PlacedObject, name: string): string {
  const value = memberOf(object, name)?.value;
  return value?.kind === 'string' ? value.value : '';
}

/** The vars that the file gives, as far as they are objects or not. */
export function givenVars({ root }: TaskFileAnalysis): readonly PlacedMember[] {
  return objectAt(memberOf(root, 'vars')?.value)?.members ?? [];
}

/** As it is written, with its quotes. */
export function written({ text }: TaskFileAnalysis, { start, end }: Range): string {
  return text.slice(start, end);
}

/** A template that is not there, and what a task file needs one for. */
import { TASK_KEYS } from '../../kapacitor/templates/task-file';
import type { Range } from '../../text/range';
import { listed, type QuickFix, replaced } from '../findings/finding';
import type { Advice } from '../hints/hint';
import { nearest } from '../nearest';
import { memberOf, type TaskFileAnalysis } from './analysis';
import { isScriptKey, meantKey } from './findings';
import { newTemplate } from './new-template';
import type { TaskHint, TaskPlace } from './task-hint';

const CODE = 'task-template';

export const TEMPLATE_HINTS: readonly TaskHint[] = [
  { pattern: /^unknown template (.*): err: no template exists$/, advise: ([, id = ''], place) => unknown(id, place) },
  { pattern: /^must provide TICKscript$/, advise: (_, place) => noScript(place) },
];

function unknown(id: string, { file, range, paths }: TaskPlace): Advice {
  const { templates } = file;
  const there = templates.find((template) => template.id === id);
  if (there !== undefined) {
    return { code: CODE, plain: `Kapacitor refuses ${there.file}, so there is no template ${id} for this task.` };
  }
  const names = templates.map((template) => template.id);
  const meant = names.includes(id.replace(/\.tick$/, '')) ? id.replace(/\.tick$/, '') : nearest(id, names);
  if (meant !== undefined) {
    const fix = replaced(range, file.isJson ? JSON.stringify(meant) : meant, `Write ${meant}`);
    return { code: CODE, plain: `There is no template ${id}. Did you mean ${meant}?`, fix };
  }
  const beside = paths.find((path) => path === `${id}.tick`);
  if (beside !== undefined) {
    const to = `templates/${beside}`;
    const fix: QuickFix = { title: `Move ${beside} to templates/`, edits: [], moves: [{ from: beside, to }] };
    return { code: CODE, plain: `${beside} is a task of its own here: a template lies in templates/.`, fix };
  }
  const others = names.length === 0 ? '' : ` There is ${listed(names)}.`;
  const path = `templates/${id}.tick`;
  const plain = `There is no template ${id}: it would be ${path}.${others}`;
  if (!/^[\w.-]+$/.test(id) || paths.includes(path)) return { code: CODE, plain };
  const edits = [{ range: { start: 0, end: 0 }, text: newTemplate(file) }];
  return { code: CODE, plain, fix: { title: `Add ${path} with its vars`, file: path, edits } };
}

function noScript({ file, range }: TaskPlace): Advice {
  const misspelled = file.root?.members.find(
    ({ name }) => !isTaskKey(name) && meantKey(name, TASK_KEYS) === 'template-id',
  );
  if (misspelled !== undefined) {
    const { name, key } = misspelled;
    const fix = replaced(key, file.isJson ? '"template-id"' : 'template-id', 'Write template-id');
    return { code: CODE, plain: `Kapacitor does not read ${name} here. Did you mean template-id?`, range: key, fix };
  }
  const script = file.root?.members.find(({ name }) => isScriptKey(name));
  if (script !== undefined) {
    const plain = `A task file has no script: put it into tasks/${file.id}.tick with a dbrp, or into templates/ and name it as template-id.`;
    return { code: CODE, plain, range: script.key };
  }
  const empty = memberOf(file.root, 'template-id');
  const plain = `template-id is ${empty === undefined ? 'missing' : 'empty'}: a task file has no script of its own, it names a template.`;
  return { code: CODE, plain, range: empty?.key ?? range, ...templateFix(file, empty?.value.range) };
}

function isTaskKey(name: string): boolean {
  return TASK_KEYS.some((key) => key === name.toLowerCase());
}

/** Where there is only one template, it is meant. */
function templateFix(
  { templates, isJson, root }: TaskFileAnalysis,
  empty: Range | undefined,
): { readonly fix?: QuickFix } {
  const [only] = templates;
  if (only === undefined || templates.length > 1) return {};
  const title = `Write template-id: ${only.id}`;
  if (empty !== undefined) return { fix: replaced(empty, isJson ? JSON.stringify(only.id) : only.id, title) };
  if (isJson)
    return root === undefined || root.members.length === 0
      ? {}
      : { fix: at(root.range.start + 1, `"template-id": "${only.id}", `, title) };
  return { fix: at(0, `template-id: ${only.id}\n`, title) };
}

function at(offset: number, text: string, title: string): QuickFix {
  return { title, edits: [{ range: { start: offset, end: offset }, text }] };
}

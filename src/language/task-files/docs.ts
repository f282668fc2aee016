/** What the keys of a task file mean. */
import type { TemplateVarReport } from '../../kapacitor/record/run-model';
import type { KnownScript } from './known-templates';
import { shownDefault, TYPE_WORDS } from './values';

export const KEY_DOCS: Readonly<Record<string, string>> = {
  'template-id': 'The template whose script the task has: the name of a file in `templates/`, without `.tick`.',
  dbrps: 'The databases and retention policies that the task listens to. Not for a script with a `dbrp`.',
  vars: 'Values for the vars of the template, by name.',
  id: 'Not needed: the task is called as its file.',
};

export const DBRP_DOCS: Readonly<Record<string, string>> = {
  db: 'The database.',
  rp: "The retention policy. Without it the one called '' is meant, and nothing else is heard.",
};

export const GIVEN_DOCS: Readonly<Record<string, string>> = {
  type: 'The type, the same as in the template.',
  value: 'The value.',
  description: 'Kept, and means nothing.',
};

export const TYPE_DOCS: Readonly<Record<TemplateVarReport['type'], string>> = {
  bool: '`true` or `false`, without quotes.',
  int: 'A whole number.',
  float: 'Any number.',
  string: 'A text; one that looks like a number or a truth value stands in quotes.',
  regex: "A pattern of Go's syntax, without slashes around it.",
  duration: 'Whole numbers with units: `90s`, `1h30m`. A number alone is nanoseconds.',
  lambda: 'An expression without `lambda:`, fields and tags in double quotes.',
  list: 'Typed items: `[{type: string, value: host}]`.',
  star: 'Stands for `*`; whatever its value is.',
};

/** A var of a script: its type, default and comment. */
export function varText({ name, type, default: value, description }: TemplateVarReport): string {
  const given = value === undefined ? 'has to be given' : `default \`${shownDefault(value)}\``;
  return `**${name}** – ${TYPE_WORDS[type]}, ${given}${description === '' ? '' : `\n\n${description}`}`;
}

export function scriptText({ file, vars }: KnownScript): string {
  const asks =
    vars.length === 0
      ? 'It has no vars.'
      : vars.map((each) => `- ${varText(each).replace(/\s*\n\s*/g, ' ')}`).join('\n');
  return `**${file}**\n\n${asks}`;
}

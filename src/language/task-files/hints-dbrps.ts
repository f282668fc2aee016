/** Databases and retention policies of a task file. */
import type { QuickFix } from '../findings/finding';
import { replaced } from '../findings/finding';
import { memberOf, type TaskFileAnalysis, written } from './analysis';
import { removeKey } from './edits';
import type { TaskHint, TaskPlace } from './task-hint';
import { textLiteral } from './values';

const CODE = 'task-dbrps';

export const DBRP_HINTS: readonly TaskHint[] = [
  {
    pattern: /^must specify dbrp$/,
    advise: (_, place) => ({
      code: CODE,
      plain: 'The task needs the databases that it listens to, as a list of db and rp.',
      ...missingFix(place),
    }),
  },
  {
    pattern: /^cannot specify dbrp in (?:both )?implicitly and explicitly$/,
    advise: (_, { file }) => ({
      code: CODE,
      plain: `${file.script?.file ?? 'The script'} says its dbrp itself, so the task file must not, not even the same.`,
      fix: { title: 'Remove dbrps', edits: removeKey(file, 'dbrps') },
    }),
  },
  {
    pattern: /cannot unmarshal string into Go struct field TaskVars\.dbrps of type client\.DBRP$/,
    advise: (_, place) => asObject(place, (text) => text),
  },
  {
    pattern: /cannot unmarshal string into Go struct field TaskVars\.dbrps of type \[\]client\.DBRP$/,
    advise: (_, place) => asObject(place, (text) => `[${text}]`),
  },
  {
    pattern: /into Go struct field TaskVars\.dbrps of type \[\]client\.DBRP$/,
    advise: (_, { file, range }) => {
      const text = written(file, range);
      const isFlow = text.startsWith('{');
      return {
        code: CODE,
        plain: 'dbrps is a list: put a dash in front of db.',
        ...(isFlow ? { fix: replaced(range, `[${text}]`) } : {}),
      };
    },
  },
  {
    pattern: /into Go struct field TaskVars\.dbrps of type client\.DBRP$/,
    advise: () => ({ code: CODE, plain: 'Each item of dbrps is an object: {db: telegraf, rp: autogen}.' }),
  },
  {
    pattern: /into Go struct field DBRP\.dbrps\.(db|rp) of type string$/,
    advise: ([, key], { file, range }) => ({
      code: CODE,
      plain: `${key} is a text: put it in quotes.`,
      fix: replaced(range, JSON.stringify(written(file, range))),
    }),
  },
];

/** `telegraf.autogen`, with or without quotes around the names: the form of the command line. */
function asObject({ file, range }: TaskPlace, around: (text: string) => string) {
  const text = written(file, range)
    .replace(/^(['"])(.*)\1$/s, '$2')
    .replaceAll('\\"', '"');
  const [, db, rp] = /^"?([^".]+)"?\."?([^".]+)"?$/.exec(text) ?? [];
  const plain = `The short form ${text} is for the command line: a file says db and rp apart.`;
  if (db === undefined || rp === undefined) return { code: CODE, plain } as const;
  return { code: CODE, plain, fix: replaced(range, around(dbrpText(file, db, rp))) } as const;
}

function dbrpText({ isJson }: TaskFileAnalysis, db: string, rp: string): string {
  const text = (value: string) => textLiteral(value, isJson);
  return isJson ? `{"db": ${text(db)}, "rp": ${text(rp)}}` : `{db: ${text(db)}, rp: ${text(rp)}}`;
}

function missingFix({ file }: TaskPlace): { readonly fix?: QuickFix } {
  const { root, text, isJson } = file;
  if (root === undefined) return {};
  const title = 'Write telegraf and autogen';
  const known = memberOf(root, 'dbrps');
  const list = `[${dbrpText(file, 'telegraf', 'autogen')}]`;
  if (known !== undefined) {
    const { range } = known.value;
    return { fix: replaced(range, text[range.start - 1] === ':' ? ` ${list}` : list, title) };
  }
  if (isJson) {
    const id = memberOf(root, 'template-id');
    if (id === undefined) return {};
    const { end } = id.value.range;
    return { fix: { title, edits: [{ range: { start: end, end }, text: `, "dbrps": ${list}` }] } };
  }
  const end = text.length;
  const line = text === '' || text.endsWith('\n') ? '' : '\n';
  const lines = `${line}dbrps:\n  - db: telegraf\n    rp: autogen\n`;
  return { fix: { title, edits: [{ range: { start: end, end }, text: lines }] } };
}

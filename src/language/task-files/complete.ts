/** Completion in task files: keys, templates, vars with their types, databases. */
import { type CompletionItem, plainInsert } from '../completion/completion-item';
import { givenVars, type TaskFileAnalysis } from './analysis';
import { DBRP_DOCS, GIVEN_DOCS, KEY_DOCS, scriptText, TYPE_DOCS, varText } from './docs';
import { type PathAt, pathAt } from './path-at';
import { sampleValue, shownDefault, TYPE_WORDS, writtenValue } from './values';

export interface Databases {
  readonly databases: readonly string[];
  readonly retentionPolicies: readonly string[];
}

/** What is offered, before it is fitted into the place. */
interface Offer {
  readonly label: string;
  readonly detail?: string;
  readonly documentation?: string;
  /** Behind a key, in a block of YAML; `$0` is where one goes on. */
  readonly block?: string;
  /** A value, where it is no text. */
  readonly literal?: string;
}

export function completeTaskFile(file: TaskFileAnalysis, offset: number, known: Databases): readonly CompletionItem[] {
  const at = pathAt(file.text, offset, file.isJson);
  if (at === undefined) return [];
  const path = file.isVarsOnly ? ['vars', ...at.path] : at.path;
  const offers = at.isValue ? valuesAt(file, path, known) : keysAt(file, path);
  return offers.map(({ label, detail, documentation, ...insert }) => ({
    label,
    kind: at.isValue ? 'value' : 'property',
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation }),
    insert: at.isValue ? valueText(file, at, label, insert) : keyText(file, at, label, insert),
    replace: at.replace,
  }));
}

function keyText(
  { isJson, text }: TaskFileAnalysis,
  { isFlow, replace }: PathAt,
  label: string,
  { block }: Pick<Offer, 'block'>,
): string {
  if (!isFlow) return `${plainInsert(label)}:${block ?? ' $0'}`;
  if (!isJson) return `${plainInsert(label)}: $0`;
  const isQuoted = text[replace.start - 1] === '"';
  const isClosed = isQuoted && text[replace.end] === '"';
  return `${isQuoted ? '' : '"'}${plainInsert(label)}${isClosed ? '' : '"'}${isClosed ? '' : ': $0'}`;
}

function valueText(
  { isJson, text }: TaskFileAnalysis,
  { replace }: PathAt,
  label: string,
  { literal }: Pick<Offer, 'literal'>,
): string {
  if (literal !== undefined) return plainInsert(literal);
  if (!isJson) return plainInsert(label);
  const isQuoted = text[replace.start - 1] === '"';
  return `${isQuoted ? '' : '"'}${plainInsert(label)}${isQuoted && text[replace.end] === '"' ? '' : '"'}`;
}

function keysAt(file: TaskFileAnalysis, path: readonly string[]): readonly Offer[] {
  const [first, name, third] = path;
  if (path.length === 0) return documented(KEY_DOCS, TOP_BLOCKS).filter(({ label }) => !hasKey(file, label));
  if (first === 'dbrps' && name === '[]') return documented(DBRP_DOCS, {});
  if (first !== 'vars') return [];
  if (path.length === 1) return varOffers(file);
  if (path.length === 2) return documented(GIVEN_DOCS, {});
  return third === 'value' ? documented({ type: GIVEN_DOCS.type ?? '', value: GIVEN_DOCS.value ?? '' }, {}) : [];
}

const TOP_BLOCKS: Readonly<Record<string, string>> = {
  dbrps: `\n  - db: \${1:telegraf}\n    rp: \${2:autogen}`,
  vars: '\n  $0',
};

function documented(
  docs: Readonly<Record<string, string>>,
  blocks: Readonly<Record<string, string>>,
): readonly Offer[] {
  return Object.entries(docs).map(([label, documentation]) => {
    const block = blocks[label];
    return { label, documentation, ...(block === undefined ? {} : { block }) };
  });
}

function hasKey({ root }: TaskFileAnalysis, key: string): boolean {
  return root?.members.some(({ name }) => name.toLowerCase() === key) ?? false;
}

function varOffers(file: TaskFileAnalysis): readonly Offer[] {
  const given = new Set(givenVars(file).map(({ name }) => name));
  const free = (file.script?.vars ?? []).filter(({ name }) => !given.has(name));
  return free.map((wanted) => ({
    label: wanted.name,
    detail: wanted.type,
    documentation: varText(wanted),
    block: `\n  type: ${wanted.type}\n  value: \${1:${plainInsert(sampleValue(wanted.type, file.isJson))}}`,
  }));
}

function valuesAt(file: TaskFileAnalysis, path: readonly string[], known: Databases): readonly Offer[] {
  const [first, name, key, item, itemKey] = path;
  if (path.length === 1 && first === 'template-id') {
    return file.templates.map((template) => ({ label: template.id, documentation: scriptText(template) }));
  }
  if (first === 'dbrps' && key === 'db') return known.databases.map((label) => ({ label }));
  if (first === 'dbrps' && key === 'rp') return known.retentionPolicies.map((label) => ({ label }));
  if (first !== 'vars') return [];
  const wanted = file.script?.vars.find((each) => each.name === name);
  if (itemKey === 'type') return ['string', 'star'].map((label) => ({ label }));
  if (key === 'type') return types(wanted?.type);
  if (key !== 'value' || item !== undefined || wanted === undefined) return [];
  if (wanted.type === 'bool') return ['true', 'false'].map((label) => ({ label, literal: label }));
  if (wanted.default === undefined) return [];
  const shown = shownDefault(wanted.default);
  const literal = writtenValue(wanted.type, shown, file.isJson);
  return literal.ok ? [{ label: shown, detail: 'default', literal: literal.text }] : [];
}

/** The right one, or all where it is not known. */
function types(wanted: keyof typeof TYPE_DOCS | undefined): readonly Offer[] {
  const all = Object.entries(TYPE_DOCS).map(([label, documentation]) => ({ label, documentation }));
  return wanted === undefined
    ? all
    : all.filter(({ label }) => label === wanted).map((offer) => ({ ...offer, detail: TYPE_WORDS[wanted] }));
}

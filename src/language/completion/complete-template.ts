/** Completion inside the message templates of a script. */
import { BUILTINS } from '../../go/template/builtins';
import { placeInTemplate } from '../../go/template/tokens';
import type { Schema } from '../../nodes/shape/schema';
import type { Range } from '../../text/range';
import { typeWords } from '../schema/type-words';
import { SERVER_INFO, TEMPLATE_FIELDS, type TemplateName, templateFields, templateFunctions } from '../templates';
import { type CompletionItem, type ItemKind, plainInsert } from './completion-item';

const KEYWORDS = ['if', 'else', 'end', 'range', 'with', 'define', 'template', 'block'];

/** `inner` is the text between the quotes; escaped quotes in it count as they are written. */
export function completeTemplate(
  script: string,
  inner: Range,
  offset: number,
  name: TemplateName,
  schema: Schema,
): readonly CompletionItem[] {
  const text = script.slice(inner.start, inner.end);
  const place = placeInTemplate(text, offset - inner.start);
  if (place === undefined) return snippets(script, inner, offset, name, schema);
  const word = { start: inner.start + place.start, end: offset };
  switch (place.kind) {
    case 'key':
      return keys(place.path, schema, word);
    case 'field':
      return place.root === 'variable' ? [] : names(place.path, name, schema, word);
    case 'operand':
      return [
        ...templateFields(name).map((field) => fieldItem(field, `.${field}`, word)),
        ...indexed(name, schema, word),
        ...templateFunctions(name).map((label) => functionItem(label, word)),
        ...KEYWORDS.map((label): CompletionItem => ({ label, kind: 'keyword', insert: label, replace: word })),
      ];
  }
}

function names(path: readonly string[], name: TemplateName, schema: Schema, replace: Range): CompletionItem[] {
  const [first, second] = path;
  if (first === undefined) return templateFields(name).map((field) => fieldItem(field, field, replace));
  if (second !== undefined) return [];
  if (first === 'ServerInfo') return SERVER_INFO.map((label) => item(label, 'property', replace));
  // `.Tags.host` works for names that are words.
  return keys(path, schema, replace).filter(({ label }) => /^\w+$/.test(label));
}

function keys([first]: readonly string[], schema: Schema, replace: Range): CompletionItem[] {
  if (first === 'Tags') return [...schema.tags.keys()].map((label) => item(label, 'tag', replace));
  if (first !== 'Fields') return [];
  return [...schema.fields].map(([label, field]) => ({
    ...item(label, 'field', replace),
    detail: `field, ${typeWords(field)}`,
  }));
}

function indexed(name: TemplateName, schema: Schema, replace: Range): CompletionItem[] {
  const tags = [...schema.tags.keys()].map((tag) => item(`index .Tags "${tag}"`, 'tag', replace));
  if (name === 'id') return tags;
  const fields = [...schema.fields.keys()].map((field) => item(`index .Fields "${field}"`, 'field', replace));
  return [...tags, ...fields];
}

/** Outside of `{{ }}`, once a brace is written. */
function snippets(
  script: string,
  inner: Range,
  offset: number,
  name: TemplateName,
  schema: Schema,
): readonly CompletionItem[] {
  if (offset === inner.start || script[offset - 1] !== '{') return [];
  const replace = { start: offset - 1, end: offset };
  const whole = (label: string, kind: ItemKind): CompletionItem => ({
    label: `{{ ${label} }}`,
    kind,
    insert: plainInsert(`{{ ${label} }}`),
    replace,
  });
  const { tags, fields } = schema;
  return [
    ...templateFields(name)
      .filter((field) => !['Tags', 'Fields', 'ServerInfo'].includes(field))
      .map((field) => whole(`.${field}`, 'property')),
    ...[...tags.keys()].map((tag) => whole(`index .Tags "${tag}"`, 'tag')),
    ...(name === 'id' ? [] : [...fields.keys()].map((field) => whole(`index .Fields "${field}"`, 'field'))),
  ];
}

function fieldItem(name: string, label: string, replace: Range): CompletionItem {
  const doc = TEMPLATE_FIELDS[name]?.doc;
  return { ...item(label, 'property', replace), ...(doc === undefined ? {} : { documentation: doc }) };
}

function functionItem(label: string, replace: Range): CompletionItem {
  const parameters = BUILTINS.get(label)?.parameters.length ?? 1;
  return {
    ...item(label, 'function', replace),
    detail: parameters > 1 ? 'Go template function' : 'function of one value',
  };
}

function item(label: string, kind: ItemKind, replace: Range): CompletionItem {
  return { label, kind, insert: plainInsert(label), replace };
}

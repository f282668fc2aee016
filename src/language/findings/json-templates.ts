/** Bodies of JSON in kapacitor.conf that a quote in a message breaks. */
import type { TomlTable } from '../../kapacitor/config/toml-tree';
import type { Finding } from './finding';

/** What can hold a quote or a line end. */
const IN_QUOTES = /(\\?")\{\{-?\s*\.(Message|Details|ID)\s*-?\}\}\1/g;

export function jsonTemplateFindings(table: TomlTable, text: string): readonly Finding[] {
  const posts = table.entries.get('httppost');
  const tables = posts?.type === 'tables' ? posts.items : posts?.type === 'table' ? [posts] : [];
  return tables.flatMap(({ entries }): readonly Finding[] => {
    const template = entries.get('alert-template');
    if (template?.type !== 'string' || !/^\s*[{[]/.test(template.value)) return [];
    const { start, end } = template.range;
    const parts = [...text.slice(start, end).matchAll(IN_QUOTES)];
    const [first] = parts;
    if (first === undefined) return [];
    const edits = parts.map(({ index, 0: whole, 2: name }) => ({
      range: { start: start + index, end: start + index + whole.length },
      text: `{{ json .${name} }}`,
    }));
    const [edit] = edits;
    if (edit === undefined) return [];
    return [
      {
        range: edit.range,
        severity: 'warning',
        code: 'json-template',
        plain: `A quote or a line end in .${first[2]} makes this no valid JSON: write ${edit.text}, which writes the quotes too.`,
        fix: { title: 'Write {{ json … }}', edits },
      },
    ];
  });
}

/** JSON as a person would write it: what fits into a line stands in one. */

const WIDE = 110;

export function writeRecipe(recipe: unknown): string {
  return `${written(recipe, '')}\n`;
}

function written(value: unknown, indent: string): string {
  const line = inLine(value);
  if (line.length + indent.length <= WIDE && !(indent === '' && typeof value === 'object')) return line;
  if (typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => written(item, inner))
    : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${written(item, inner)}`);
  if (items.length === 0) return line;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${items.map((item) => `${inner}${item}`).join(',\n')}\n${indent}${close}`;
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${inLine(item)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

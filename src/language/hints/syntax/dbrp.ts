/** `dbrp` in the spellings that it does not take. */
import { lineAround } from '../../../text/position';
import type { Range } from '../../../text/range';
import { dbrpStatement } from '../../../tickscript/literals';
import { replaced } from '../../findings/finding';
import type { Advice, Hint, HintPlace } from '../hint';

export const DBRP_HINTS: readonly Hint[] = [
  { pattern: /^parser: unexpected .* expected: "(?:reference|\.)"$/s, advise: (_, place) => dbrpForm(place) },
  { pattern: /^parser: unexpected /, advise: (_, place) => dbrpVar(place) },
];

const NAME = '(?:"[^"\\n]*"|\'[^\'\\n]*\'|[\\w-]+)';
const FORM = new RegExp(`^(\\s*)dbrp\\s*(?:=|:)?\\s*\\(?\\s*(${NAME})(?:\\s*[.,:/]?\\s*(${NAME}))?\\s*\\)?`);
const DECLARED = new RegExp(`^(\\s*)var\\s+dbrp\\s*=\\s*(${NAME})(?:\\s*\\.\\s*(${NAME}))?\\s*$`);
const HELP = 'dbrp names database and retention policy, both in double quotes and with a dot between them';

/** `dbrp 'a'.'b'`, `dbrp = "a"."b"`, `dbrp "a.b"`, `dbrp "a" "b"`, `dbrp a.b`, `dbrp("a", "b")`. */
function dbrpForm({ text, range }: HintPlace): Advice | undefined {
  for (const offset of [range.start, text.slice(0, range.start).trimEnd().length - 1]) {
    const { start, end } = lineAround(text, Math.max(0, offset));
    const found = FORM.exec(text.slice(start, end));
    if (found === null) continue;
    const [whole, indent = '', first = '', second] = found;
    const parts = second === undefined ? bare(first).split('.') : [bare(first), bare(second)];
    const [database = '', policy] = parts;
    const place = { start: start + indent.length, end: start + whole.length };
    if (parts.length > 2) return { code: 'dbrp-form', plain: `${HELP}.`, range: place };
    if (policy === undefined || policy === '') {
      const better = dbrpStatement({ database, retentionPolicy: 'autogen' });
      return {
        code: 'dbrp-form',
        plain: `A dbrp statement needs both parts, database and retention policy: ${better}.`,
        range: place,
        ...(database === '' ? {} : { fix: replaced(place, better) }),
      };
    }
    const better = dbrpStatement({ database, retentionPolicy: policy });
    return { code: 'dbrp-form', plain: `${HELP}: ${better}.`, range: place, fix: replaced(place, better) };
  }
  return undefined;
}

/** `dbrp("a", "b")` and `dbrps = ['a.b']`. */
function dbrpVar(place: HintPlace): Advice | undefined {
  const { text, range } = place;
  const line = lineAround(text, range.start);
  return /^\s*dbrp\s*[(=:]/.test(text.slice(line.start, line.end)) ? dbrpForm(place) : dbrpDeclared(text, line);
}

/** `var dbrp = "a"."b"` and `var dbrp = 'a.b'`: a statement of its own is meant. */
function dbrpDeclared(text: string, { start, end }: Range): Advice | undefined {
  const [whole, indent = '', first = '', second] = DECLARED.exec(text.slice(start, end)) ?? [];
  const [database = '', retentionPolicy = '', more] =
    second === undefined ? bare(first).split('.') : [bare(first), bare(second)];
  if (whole === undefined || database === '' || retentionPolicy === '' || more !== undefined) return undefined;
  const place = { start: start + indent.length, end: start + whole.length };
  const better = dbrpStatement({ database, retentionPolicy });
  return {
    code: 'dbrp-form',
    plain: `dbrp is no var, but a statement of its own: ${better}.`,
    range: place,
    fix: replaced(place, better),
  };
}

function bare(name: string): string {
  return name.replace(/^["']|["']$/g, '');
}

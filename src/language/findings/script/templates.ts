/** Message templates: tried with a point such as the data have. */

import { isTemplateError } from '../../../go/template/template';
import { templateFieldPaths } from '../../../go/template/tokens';
import type { Schema } from '../../../nodes/shape/schema';
import type { Range } from '../../../text/range';
import type { ScriptAnalysis } from '../../analysis';
import { templateAdvice } from '../../hints/templates';
import { LEVEL_WORDS } from '../../level-words';
import { nearest } from '../../nearest';
import {
  parsedTemplate,
  type ScriptTemplate,
  sampleData,
  scriptRange,
  templateFields,
  templatesOf,
} from '../../templates';
import { type Finding, listed, replaced } from '../finding';
import { lostField } from './lost';

export function templateFindings(analysis: ScriptAnalysis): readonly Finding[] {
  return templatesOf(analysis).flatMap((template) => {
    const names = nameFindings(template, analysis);
    const broken = brokenFinding(template, analysis);
    if (broken === undefined) return names;
    if (broken.code === 'template-format') return [broken, ...names];
    // The names that are wrong say better why it breaks.
    const told = names.some(({ code }) => code === 'template-name' || code === 'template-var');
    return told ? names.map((finding) => withText(finding, broken)) : [broken, ...names];
  });
}

function withText(finding: Finding, { kapacitor = '' }: Finding): Finding {
  return finding.code === 'template-name' && kapacitor.includes("can't evaluate") ? { ...finding, kapacitor } : finding;
}

function brokenFinding(template: ScriptTemplate, analysis: ScriptAnalysis): Finding | undefined {
  const { name, schema, literal } = template;
  const parsed = parsedTemplate(template);
  if (isTemplateError(parsed)) {
    const { range = literal.range, ...advice } = templateAdvice(parsed.message, template, parsed.range, analysis);
    return { ...advice, range, severity: 'error', kapacitor: parsed.message };
  }
  // Without data nothing is known about the types that it meets.
  if (schema.open) return undefined;
  const result = parsed.execute(sampleData(name, schema));
  if (result.ok) return formatFinding(result.text, template, analysis);
  const range = errorRange(result.error, template, analysis);
  const base = { severity: 'error', kapacitor: result.error, code: 'template-error' } as const;
  return (
    groupPart(result.error, range, schema, base) ?? { ...base, range, plain: executionWords(result.error, schema) }
  );
}

const SIGNS: Readonly<Record<string, string>> = { float64: '%.2f', int64: '%d', string: '%s', bool: '%t' };

/** `printf "%d"` of a float: Go prints the mistake. */
function formatFinding(
  printed: string,
  { text, literal }: ScriptTemplate,
  analysis: ScriptAnalysis,
): Finding | undefined {
  const [wrong, sign = '', type = ''] = /%!(\w)\((\w+)=[^)]*\)/.exec(printed) ?? [];
  const better = SIGNS[type];
  if (wrong === undefined || better === undefined) return undefined;
  const places = [...text.matchAll(new RegExp(`%[-+ #0]*\\d*(?:\\.\\d+)?${sign}`, 'g'))];
  const [place] = places;
  if (place === undefined) return undefined;
  const range = scriptRange(analysis.text, literal, { start: place.index, end: place.index + place[0].length });
  return {
    range,
    severity: 'warning',
    code: 'template-format',
    plain: `${place[0]} does not go with a ${TYPE_WORDS[type] ?? type}: it prints ${wrong}. Write ${better}, or %v.`,
    ...(places.length === 1 ? { fix: replaced(range, better) } : {}),
  };
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  float64: 'float',
  int64: 'whole number',
  int: 'whole number',
  string: 'text',
  bool: 'boolean',
};

/** `.Group.host`: the group is a text, and the tags stand beside it. */
function groupPart(
  error: string,
  range: Range,
  { tags }: Schema,
  base: Pick<Finding, 'severity' | 'kapacitor' | 'code'>,
): Finding | undefined {
  const [, name] =
    /<\$?\.Group\.(\w+)>: can't evaluate field/.exec(error) ?? /<index \$?\.Group "(\w+)">/.exec(error) ?? [];
  if (name === undefined) return undefined;
  const better = `{{ index .Tags "${name}" }}`;
  return {
    ...base,
    range,
    plain: `.Group is a text, such as ${name}=a, and has no parts: write ${better}. The first message stops the whole task.`,
    ...(tags.has(name) ? { fix: replaced(range, better) } : {}),
  };
}

/** What Go's templates say of values that they meet, by what they are about. */
const FAILURES: readonly (readonly [pattern: RegExp, words: (match: RegExpExecArray) => string])[] = [
  [
    /at <\$?\.(Fields|Tags)\.(\w+)\.[\w.]+>: can't evaluate field (\w+)/,
    ([, of = '', name = '', part = '']) =>
      `${name} is a single value without parts, so it has no ${part}: write {{ index .${of} "${name}" }}.`,
  ],
  [
    /at <\$?\.(\w+)\.[\w.]+>: can't evaluate field (\w+) in type (?:string|alert\.Level)/,
    ([, name = '', part = '']) =>
      `.${name} is a text and has no parts, so there is no ${part} of it: write {{ .${name} }}.`,
  ],
  [
    /<index \$?\.(Tags|Fields)\.(\w+) /,
    ([, of = '', name = '']) =>
      `index takes .Tags or .Fields and one name, and ${name} is a single value: write {{ index .${of} "${name}" }}.`,
  ],
  [
    /wrong number of args for Format: /,
    () =>
      'Format wants how the time is to look, written for Go’s own moment: {{ .Time.Format "2006-01-02 15:04:05" }}.',
  ],
  [
    /can't handle .* for arg of type \*time\.Location/,
    () => 'A time zone cannot be given here: {{ .Time.UTC }} and {{ .Time.Local }} are all that there is.',
  ],
  [
    /wrong type for value; expected (\w+); got (\w+)/,
    ([, wanted = '', got = '']) =>
      `A ${TYPE_WORDS[wanted] ?? wanted} is wanted here, and this is a ${TYPE_WORDS[got] ?? got}.`,
  ],
  [
    /range can't iterate over/,
    () => 'range goes over .Tags, .Fields or a list, and this is a single value: write it without range.',
  ],
  [/nil data; no entry for key|nil pointer evaluating/, () => 'A part of something is asked for that is not there.'],
  [
    /invalid type for comparison/,
    () => 'Only numbers, texts and booleans can be compared, and one side is none of them, or is missing.',
  ],
];

/** `template: message:1:5: executing "message" at <gt …>: wrong number of args for gt: want 2 got 4`. */
function executionWords(error: string, { fields, tags, open }: Schema): string {
  const count = /wrong number of args for (\w+): want (?:at least )?\d+ got \d+/.exec(error)?.[1];
  const stops = 'The first message stops the whole task.';
  if (count !== undefined && count !== 'Format')
    return `Put each argument that is a call in parentheses: ${count} (index .Fields "x") 0.0. ${stops}`;
  const named = [...error.matchAll(/\.(Fields|Tags)(?:\.| ")([^"\s>)]+)/g)];
  const [, , missing] = named.find(([, of, name = '']) => !open && !(of === 'Tags' ? tags : fields).has(name)) ?? [];
  if (/invalid type for comparison|missing argument for comparison/.test(error) && missing !== undefined)
    return `There is nothing to compare: the points here have no ${missing}. ${stops}`;
  const [, one = '', other = ''] = /incompatible types for comparison: (\w+) and (\w+)/.exec(error) ?? [];
  if ([one, other].some((type) => type === 'string' || type === 'bool'))
    return `One side is a ${TYPE_WORDS[one] ?? one} and the other a ${TYPE_WORDS[other] ?? other}, and only what is of one type can be compared. ${stops}`;
  if (error.includes('incompatible types for comparison')) {
    return `The two sides are of different types: a float is compared with 80.0, an integer with 80. ${stops}`;
  }
  const why = FAILURES.flatMap(([pattern, words]) => {
    const match = pattern.exec(error);
    return match === null ? [] : [words(match)];
  });
  return `${why[0] ?? 'This template fails with the points of your data.'} ${stops}`;
}

/** The action that the error names, looked for in the text. */
function errorRange(error: string, { text, literal, name }: ScriptTemplate, analysis: ScriptAnalysis): Range {
  const [, line = '1', column = '0'] = new RegExp(`^template: ${name}:(\\d+):(\\d+):`).exec(error) ?? [];
  const lines = text.split('\n').slice(0, Number(line) - 1);
  const at = lines.reduce((sum, each) => sum + each.length + 1, 0) + Number(column);
  const open = text.lastIndexOf('{{', at);
  const close = text.indexOf('}}', at);
  if (open < 0 || close < 0) return literal.range;
  return scriptRange(analysis.text, literal, { start: open, end: close + 2 });
}

function nameFindings(template: ScriptTemplate, analysis: ScriptAnalysis): readonly Finding[] {
  return [
    ...pathFindings(template, analysis),
    ...indexFindings(template, analysis),
    ...varFindings(template, analysis),
    ...braceFindings(template, analysis),
    ...levelFindings(template, analysis),
  ];
}

function pathFindings(template: ScriptTemplate, analysis: ScriptAnalysis): readonly Finding[] {
  const { name, text, literal } = template;
  const known = templateFields(name);
  return templateFieldPaths(text).flatMap(({ root, names: [first = '', second], start, end }): readonly Finding[] => {
    if (root !== 'data') return [];
    const at = text[start] === '$' ? start + 1 : start;
    if (!known.includes(first)) {
      const inner = { start: at, end: Math.min(end, at + 1 + first.length) };
      return [unknownName(first, inner, template, analysis)];
    }
    if (second === undefined || (first !== 'Tags' && first !== 'Fields')) return [];
    if (isAskedFor(text, start)) return [];
    // The fix writes the name anew, the range shows the whole path.
    const from = at + first.length + 2;
    const name = { start: from, end: from + second.length };
    return keyFindings(first, second, '<no value>', name, template, analysis).map((finding) => ({
      ...finding,
      range: scriptRange(analysis.text, literal, { start, end }),
    }));
  });
}

function unknownName(first: string, inner: Range, template: ScriptTemplate, analysis: ScriptAnalysis): Finding {
  const { name, literal, schema } = template;
  const known = templateFields(name);
  const range = scriptRange(analysis.text, literal, inner);
  const isInMessage = name === 'id' && templateFields('details').includes(first);
  const base = { range, severity: 'error', code: 'template-name' } as const;
  if (isInMessage) {
    return {
      ...base,
      plain: `An ID may use ${listed(known.map((each) => `.${each}`))} only: it names a series; level and values belong into .message(). The first event stops the task.`,
    };
  }
  const lower = first.toLowerCase();
  const field = [...schema.fields.keys()].find((each) => each.toLowerCase() === lower);
  const tag = [...schema.tags.keys()].find((each) => each.toLowerCase() === lower);
  const better =
    field !== undefined ? `index .Fields "${field}"` : tag !== undefined ? `index .Tags "${tag}"` : undefined;
  const meant = nearest(first, known);
  const hint =
    better !== undefined ? ` Did you mean {{ ${better} }}?` : meant !== undefined ? ` Did you mean .${meant}?` : '';
  const fix =
    better !== undefined ? replaced(range, better) : meant !== undefined ? replaced(range, `.${meant}`) : undefined;
  return {
    ...base,
    plain: `There is no .${first}. Available: ${listed(known.map((each) => `.${each}`))}.${hint} The first event stops the task.`,
    ...(fix === undefined ? {} : { fix }),
  };
}

/** `index .Fields "name"`. */
function indexFindings(template: ScriptTemplate, analysis: ScriptAnalysis): readonly Finding[] {
  const { text, literal } = template;
  return [...text.matchAll(/\bindex\s+\$?\.(Tags|Fields)\s+"([^"]*)"/g)].flatMap((match) => {
    const [whole, of = '', key = ''] = match;
    const end = match.index + whole.length - 1;
    if (isAskedFor(text, match.index)) return [];
    return keyFindings(
      of,
      key,
      of === 'Tags' ? 'nothing' : '<no value>',
      { start: end - key.length, end },
      template,
      analysis,
    ).map((finding) => ({
      ...finding,
      range: scriptRange(analysis.text, literal, { start: end - key.length, end }),
    }));
  });
}

/** `{{ if .Tags.x }}`, `{{ or .Tags.x "none" }}`: whether it is there is what the template asks. */
function isAskedFor(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('{{', at), at);
  return /\b(?:if|with|or|and|not)\b/.test(before);
}

/** No points are there that would show tags, and no node on the way makes new ones. */
function hasUnknownTags({ parents }: ScriptTemplate['node'], { schemas }: ScriptAnalysis): boolean {
  for (let at = parents[0]; at !== undefined; at = at.parents[0]) {
    if (schemas.output(at).open) return true;
    if (at.method !== 'eval') return false;
  }
  return false;
}

/** `printed` stands in the message where nothing is found. */
function keyFindings(
  of: string,
  key: string,
  printed: string,
  inner: Range,
  { schema, node, name, literal }: ScriptTemplate,
  analysis: ScriptAnalysis,
): readonly Finding[] {
  const { fields, tags, open } = schema;
  const names = [...(of === 'Tags' ? tags : fields).keys()];
  if (open || names.includes(key) || (of === 'Fields' && name === 'id')) return [];
  // An eval knows its fields where nothing is known of the tags that it gives on.
  if (of === 'Tags' && hasUnknownTags(node, analysis)) return [];
  const range = scriptRange(analysis.text, literal, inner);
  const what = of === 'Tags' ? 'tag' : 'field';
  const other = of === 'Tags' ? fields.has(key) : tags.has(key);
  const base = { range, severity: 'warning', code: 'template-key' } as const;
  const shown = `it prints ${printed}`;
  if (other) {
    const right = of === 'Tags' ? 'Fields' : 'Tags';
    return [
      { ...base, plain: `${key} is a ${of === 'Tags' ? 'field' : 'tag'}, so ${shown}: use index .${right} "${key}".` },
    ];
  }
  // A deadman is an alert on counts, which it makes itself.
  const before = node.method === 'deadman' ? node : node.parents[0];
  const lost = before === undefined ? undefined : lostField(key, before, analysis);
  const meant = nearest(key, names);
  const have =
    names.length === 0
      ? `There are no ${what}s here.`
      : `${what === 'tag' ? 'Tags' : 'Fields'} here: ${listed(names)}.`;
  return [
    {
      ...base,
      plain: `No ${what} ${key} here, so ${shown}. ${lost?.plain ?? have}`,
      ...(lost?.fix !== undefined
        ? { fix: lost.fix }
        : meant === undefined || lost !== undefined
          ? {}
          : { fix: replaced(range, meant) }),
    },
  ];
}

/** `eq .Level "critical"`: levels are in capitals. */
function levelFindings({ text, literal }: ScriptTemplate, analysis: ScriptAnalysis): readonly Finding[] {
  return [...text.matchAll(/\b(eq|ne)\s+\$?\.Level\s+"(\w+)"/g)].flatMap((match): readonly Finding[] => {
    const [whole, , word = ''] = match;
    const level = LEVEL_WORDS[word.toLowerCase()];
    if (level === undefined || level === word) return [];
    const end = match.index + whole.length;
    const range = scriptRange(analysis.text, literal, { start: end - word.length - 2, end });
    return [
      {
        range,
        severity: 'warning',
        code: 'template-level',
        plain: `.Level is OK, INFO, WARNING or CRITICAL, in capitals, so it never is "${word}".`,
        fix: replaced(range, `"${level}"`),
      },
    ];
  });
}

/** Vars of the script are not visible inside of templates. */
function varFindings({ text, literal }: ScriptTemplate, analysis: ScriptAnalysis): readonly Finding[] {
  if (literal.tripleQuotes) return [];
  return [...text.matchAll(/\{\{-?\s*\$?(\w+)\s*-?\}\}/g)].flatMap((match) => {
    const [whole, name = ''] = match;
    if (!analysis.model.vars.has(name)) return [];
    const start = match.index;
    const range = scriptRange(analysis.text, literal, { start, end: start + whole.length });
    return [
      {
        range,
        severity: 'error' as const,
        code: 'template-var',
        plain: `${name} is a var of the script and not visible inside of {{ }}. Build the text: '…' + string(${name}) + '…'.`,
        fix: replaced(range, `' + string(${name}) + '`, `Write ' + string(${name}) + '`),
      },
    ];
  });
}

/** `{level}`, `${level}`, `%level%`, `$level`, `[[ .Level ]]`, `(( .Level ))`. */
const OTHER_BRACES =
  /(?<!\{)[$%#]?\{\s*\.?(\w+)\s*\}(?!\})|%(\w+)%|\$(\w\w+)\b(?![^{]{0,200}\}\})|\[\[\s*\.(\w+)\s*\]\]|\(\(\s*\.(\w+)\s*\)\)/g;

/** `{level}`: in other braces than double ones a name is text. */
function braceFindings({ name, text, literal, schema }: ScriptTemplate, analysis: ScriptAnalysis): readonly Finding[] {
  // Not in what the template does itself: `{{ printf "%s%d" … }}`.
  const closed = text.lastIndexOf('}}') + 2;
  const actions = text.slice(0, closed).replace(/\{\{.*?\}\}/gs, (action) => ' '.repeat(action.length));
  const bare = actions + text.slice(closed);
  return [...bare.matchAll(OTHER_BRACES)].flatMap((match) => {
    const [whole, ...words] = match;
    const word = words.find((each) => each !== undefined) ?? '';
    const lower = word.toLowerCase();
    const own = templateFields(name).find((each) => each.toLowerCase() === lower);
    const path =
      own ?? (schema.tags.has(word) ? 'Tags' : schema.fields.has(word) && name !== 'id' ? 'Fields' : undefined);
    if (path === undefined) return [];
    const better = own === undefined ? `{{ index .${path} "${word}" }}` : `{{ .${own} }}`;
    const start = match.index;
    const range = scriptRange(analysis.text, literal, { start, end: start + whole.length });
    return [
      {
        range,
        severity: 'warning' as const,
        code: 'template-braces' as const,
        plain: `${whole} is sent as it is: parts of a template stand in double braces, ${better}.`,
        fix: replaced(range, better),
      },
    ];
  });
}

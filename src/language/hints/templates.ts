/** Templates that cannot be read: why, and where. */

import { isTemplateError } from '../../go/template/template';
import { LAMBDA_FUNCTIONS } from '../../lambda/functions/all';
import type { Schema } from '../../nodes/shape/schema';
import { spend } from '../../text/budget';
import type { Range } from '../../text/range';
import type { StringNode } from '../../tickscript/ast';
import type { ScriptAnalysis } from '../analysis';
import { inserted, replaced } from '../findings/finding';
import { LEVEL_WORDS } from '../level-words';
import { nearest } from '../nearest';
import {
  parsedTemplate,
  type ScriptTemplate,
  scriptRange,
  templateFields,
  templateFunctions,
  templatesOf,
} from '../templates';
import type { Advice } from './hint';

/** The template that gives the message, and where in it. */
export function refusedTemplate(message: string, analysis: ScriptAnalysis): Advice | undefined {
  for (const candidate of templatesOf(analysis)) {
    const parsed = parsedTemplate(candidate);
    if (isTemplateError(parsed) && parsed.message === message) {
      return templateAdvice(message, candidate, parsed.range, analysis);
    }
  }
  return undefined;
}

export function templateAdvice(
  message: string,
  { literal, name, text, schema }: ScriptTemplate,
  inner: Range | undefined,
  analysis: ScriptAnalysis,
): Advice {
  const around = inner === undefined ? undefined : actionRange(text, inner);
  const range = around === undefined ? literal.range : scriptRange(analysis.text, literal, around);
  const unclosed = unclosedAction(text);
  if (unclosed !== undefined) return unclosedAdvice(unclosed, literal, analysis);
  const unknown = /function "([^"]*)" not defined/.exec(message)?.[1];
  if (unknown !== undefined) return unknownFunction(unknown, { literal, name, text, schema }, range, analysis);
  const habit = otherSyntax(message, { literal, text }, around, analysis);
  if (habit !== undefined) return habit;
  const sum = arithmetic(message, text, around, analysis, literal);
  if (sum !== undefined) return sum;
  const plain = message.includes('unclosed action')
    ? 'This {{ is never closed: }} is missing.'
    : `This template cannot be read: ${message.replace(/^template: \w+:\d+: /, '')}.`;
  return { code: 'template', plain, range };
}

/** Templates do not compute; an undefined variable of theirs is named. */
function arithmetic(
  message: string,
  text: string,
  around: Range | undefined,
  analysis: ScriptAnalysis,
  literal: StringNode,
): Advice | undefined {
  const range = around === undefined ? literal.range : scriptRange(analysis.text, literal, around);
  const [, variable] = /undefined variable "(\$\w+)"/.exec(message) ?? [];
  if (variable !== undefined) {
    const own = analysis.model.vars.has(variable.slice(1));
    return {
      code: own ? 'template-var' : 'template',
      plain: own
        ? `${variable.slice(1)} is a var of the script and not visible inside of {{ }}. Build the text: '…' + string(${variable.slice(1)}) + '…'.`
        : `${variable} is no variable of this template: {{ ${variable} := … }} in front of it makes one.`,
      range,
    };
  }
  const action = around === undefined ? '' : text.slice(around.start, around.end);
  const isSum =
    /unexpected "[-+*/%]" in (?:operand|command)|unexpected bad character U\+002[ABDF5]|bad number syntax/.test(
      message,
    );
  if (!isSum && !/\s[-+*/%]\s/.test(action.replace(/"[^"]*"/g, ''))) return undefined;
  return {
    code: 'template',
    plain:
      'A template does not compute: make a field of the result in front of the alert, |eval(lambda: "x" * 100.0).as(\'percent\').keep(), and print that one, {{ index .Fields "percent" }}.',
    range,
  };
}

const COMPARED: Readonly<Record<string, string>> = {
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
};

/** `.Level == "OK"`, `.Tags["host"]`, `.Fields['n']`, and an `if` without its `end`. */
function otherSyntax(
  message: string,
  { literal, text }: Pick<ScriptTemplate, 'literal' | 'text'>,
  around: Range | undefined,
  analysis: ScriptAnalysis,
): Advice | undefined {
  if (message.includes('unexpected EOF')) {
    const open = text.search(/\{\{-?\s*(?:if|range|with)\b/);
    if (open < 0) return undefined;
    const close = text.indexOf('}}', open) + 2;
    const end = scriptRange(analysis.text, literal, { start: text.length, end: text.length });
    return {
      code: 'template',
      plain: 'This block is never ended: {{ end }} is missing.',
      range: scriptRange(analysis.text, literal, { start: open, end: close }),
      fix: inserted(end.start, '{{ end }}', 'End it with {{ end }}'),
    };
  }
  if (around === undefined) return undefined;
  const action = text.slice(around.start, around.end);
  const compared = /((?:\$?\.[\w.]+|\(.*\)|index\s+\$?\.\w+\s+"[^"]*"))\s*(==|!=|<=|>=|<|>)\s*("[^"]*"|[\w.-]+)/.exec(
    action,
  );
  const dashed = /\$?\.(Tags|Fields)\.(\w[\w.]*(?:[-/:]\w[\w.]*)+)/.exec(action);
  const part = dashed ?? /\$?\.(Tags|Fields)\s*\[\s*["']?([^"'\]]+)["']?\s*\]/.exec(action);
  const found = compared ?? part;
  if (found === null) return undefined;
  const [whole, left = '', operator = '', right = ''] = found;
  const operand = /^index\b/.test(left) ? `(${left})` : left;
  const better =
    compared === null
      ? inCall(`index .${left} "${operator}"`, action.slice(0, found.index))
      : `${COMPARED[operator] ?? 'eq'} ${operand} ${right}`;
  const start = around.start + found.index;
  const range = scriptRange(analysis.text, literal, { start, end: start + whole.length });
  return {
    code: 'template',
    plain:
      compared === null
        ? `A template takes a part of something with index: ${better}.`
        : `A template compares with functions, which stand in front: ${better}.`,
    range,
    fix: replaced(range, better),
  };
}

/** Behind the name of a function a part stands in parentheses. */
function inCall(part: string, before: string): string {
  return /^\{\{-?\s*$/.test(before) ? part : `(${part})`;
}

interface Unclosed {
  readonly open: number;
  /** Where `}}` belongs, and what stands there of it. */
  readonly at: number;
  readonly written: string;
}

/** An action with another `{{`, a single `}` or the end of the text before its `}}`. */
function unclosedAction(text: string): Unclosed | undefined {
  for (const { index: open } of text.matchAll(/\{\{/g)) {
    const { index: at, sign } = nextBrace(text, open + 2);
    if (sign === '}}') continue;
    if (sign === '}') return { open, at, written: '}' };
    const path = /^-?\s*(?:index\s+\$?\.\w+\s+"[^"]*"|\$?(?:\.\w+)+)/.exec(text.slice(open + 2))?.[0];
    return { open, at: path === undefined ? at : open + 2 + path.length, written: '' };
  }
  return undefined;
}

/** The first brace that is in no text of the template; the end of it otherwise. */
function nextBrace(text: string, from: number): { readonly index: number; readonly sign: string } {
  const sought = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|\{\{|\}\}?/g;
  sought.lastIndex = from;
  for (let found = sought.exec(text); found !== null; found = sought.exec(text)) {
    const { index, 0: sign } = found;
    spend(1 + (sign.length >> 6));
    if (/^[{}]/.test(sign)) return { index, sign };
  }
  return { index: text.length, sign: '' };
}

function unclosedAdvice({ open, at, written }: Unclosed, literal: StringNode, analysis: ScriptAnalysis): Advice {
  const place = scriptRange(analysis.text, literal, { start: at, end: at + written.length });
  const shown = scriptRange(analysis.text, literal, { start: open, end: Math.max(at, open + 2) });
  return {
    code: 'template',
    plain: 'This {{ is never closed: }} is missing.',
    range: shown,
    fix: written === '' ? inserted(place.start, ' }}', 'Close it with }}') : replaced(place, '}}', 'Close it with }}'),
  };
}

/** The tag or field of the points there that is called so. */
function schemaName(word: string, { tags, fields }: Schema): { of: 'Tags' | 'Fields'; name: string } | undefined {
  const same = (name: string) => name.toLowerCase() === word.toLowerCase();
  const tag = [...tags.keys()].find(same);
  const field = [...fields.keys()].find(same);
  if (tag !== undefined) return { of: 'Tags', name: tag };
  return field === undefined ? undefined : { of: 'Fields', name: field };
}

function unknownFunction(
  unknown: string,
  { literal, name, text, schema }: Pick<ScriptTemplate, 'literal' | 'name' | 'text' | 'schema'>,
  range: Range,
  analysis: ScriptAnalysis,
): Advice {
  const at = text.search(new RegExp(`\\b${unknown}\\b`));
  const place = at < 0 ? range : scriptRange(analysis.text, literal, { start: at, end: at + unknown.length });
  if (LAMBDA_FUNCTIONS.has(unknown)) {
    return {
      code: 'template-function',
      range: place,
      plain: `${unknown} is a function of lambdas, not of templates: make a field of it, |eval(lambda: ${unknown}("x")).as('y').keep(), and name that one, {{ index .Fields "y" }}.`,
    };
  }
  const field = templateFields(name).find((each) => each.toLowerCase() === unknown.toLowerCase());
  if (field !== undefined) {
    return {
      code: 'template-function',
      range: place,
      plain: `A dot stands in front of what a template prints: .${field}.`,
      fix: replaced(place, `.${field}`),
    };
  }
  const quoted = text.slice(0, at).match(/\bindex\s+\$?\.(?:Tags|Fields)\s+$/);
  if (quoted !== null) {
    return {
      code: 'template-function',
      range: place,
      plain: `The name of a tag or field stands in double quotes: "${unknown}".`,
      fix: replaced(place, `"${unknown}"`),
    };
  }
  const known = schemaName(unknown, schema);
  if (known !== undefined) {
    return {
      code: 'template-function',
      range: place,
      plain: `${unknown} is no function of templates. The ${known.of === 'Tags' ? 'tag' : 'field'} is {{ index .${known.of} "${known.name}" }}.`,
      fix: replaced(place, `index .${known.of} "${known.name}"`),
    };
  }
  if (COMPUTING.has(unknown.toLowerCase())) {
    return {
      code: 'template-function',
      range: place,
      plain: `Templates have no function ${unknown}: they print and compare only. A number is shown with {{ printf "%.2f" (index .Fields "x") }}; compute in front of the alert, |eval(lambda: …).as('y').keep().`,
    };
  }
  const level = LEVEL_WORDS[unknown.toLowerCase()];
  if (level !== undefined) {
    return {
      code: 'template-function',
      range: place,
      plain: `A level is a text in a template: "${level}".`,
      fix: replaced(place, `"${level}"`),
    };
  }
  const functions = templateFunctions(name);
  const meant = nearest(
    unknown,
    functions.filter((word) => !HIDDEN.has(word)),
  );
  return {
    code: 'template-function',
    range: place,
    plain: `Templates have no function ${unknown}. Available: ${functions.filter((word) => !HIDDEN.has(word)).join(', ')}.`,
    ...(meant === undefined ? {} : { fix: replaced(place, meant) }),
  };
}

/** What other template engines have. */
const COMPUTING: ReadonlySet<string> = new Set([
  ...['add', 'sub', 'mul', 'div', 'mod', 'round', 'ceil', 'floor', 'max', 'min', 'int', 'float', 'math', 'tofixed'],
]);

/** Functions that nobody looks for in a message. */
const HIDDEN: ReadonlySet<string> = new Set(['call', 'slice', 'html', 'js', 'urlquery', 'println']);

/** From the `{{` before the place to what follows it. */
function actionRange(text: string, { start, end }: Range): Range {
  const open = text.lastIndexOf('{{', Math.max(0, start - 1));
  const close = text.indexOf('}}', start);
  if (open < 0) return { start, end: Math.max(end, start + 1) };
  return { start: open, end: close < 0 ? text.length : close + 2 };
}

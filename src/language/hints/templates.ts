/** Templates that cannot be read: why, and where. */

import { isTemplateError } from '../../go/template/template';
import { LAMBDA_FUNCTIONS } from '../../lambda/functions/all';
import type { Range } from '../../text/range';
import type { StringNode } from '../../tickscript/ast';
import type { ScriptAnalysis } from '../analysis';
import { inserted, replaced } from '../findings/finding';
import { nearest } from '../nearest';
import { parsedTemplate, type ScriptTemplate, scriptRange, templateFunctions, templatesOf } from '../templates';
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
  { literal, name, text }: ScriptTemplate,
  inner: Range | undefined,
  analysis: ScriptAnalysis,
): Advice {
  const around = inner === undefined ? undefined : actionRange(text, inner);
  const range = around === undefined ? literal.range : scriptRange(analysis.text, literal, around);
  const unclosed = unclosedAction(text);
  if (unclosed !== undefined) return unclosedAdvice(unclosed, literal, analysis);
  const unknown = /function "([^"]*)" not defined/.exec(message)?.[1];
  if (unknown !== undefined) return unknownFunction(unknown, { literal, name, text }, range, analysis);
  const plain = message.includes('unclosed action')
    ? 'This {{ is never closed: }} is missing.'
    : `This template cannot be read: ${message.replace(/^template: \w+:\d+: /, '')}.`;
  return { code: 'template', plain, range };
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
    const rest = withoutTexts(text.slice(open + 2));
    const end = /\{\{|\}\}|\}|$/.exec(rest);
    if (end === null || end[0] === '}}') continue;
    const at = open + 2 + end.index;
    if (end[0] === '}') return { open, at, written: '}' };
    const path = /^-?\s*(?:index\s+\$?\.\w+\s+"[^"]*"|\$?(?:\.\w+)+)/.exec(text.slice(open + 2))?.[0];
    return { open, at: path === undefined ? at : open + 2 + path.length, written: '' };
  }
  return undefined;
}

/** As long as before; braces in texts of the template do not count. */
function withoutTexts(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, (quoted) => ' '.repeat(quoted.length));
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

function unknownFunction(
  unknown: string,
  { literal, name, text }: Pick<ScriptTemplate, 'literal' | 'name' | 'text'>,
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

/** Functions that nobody looks for in a message. */
const HIDDEN: ReadonlySet<string> = new Set(['call', 'slice', 'html', 'js', 'urlquery', 'println']);

/** From the `{{` before the place to what follows it. */
function actionRange(text: string, { start, end }: Range): Range {
  const open = text.lastIndexOf('{{', Math.max(0, start - 1));
  const close = text.indexOf('}}', start);
  if (open < 0) return { start, end: Math.max(end, start + 1) };
  return { start: open, end: close < 0 ? text.length : close + 2 };
}

/** Mistakes that show when a task is checked as a whole, or starts. Kapacitor tells no place for most of them. */

import { DETAILS_FUNCTIONS } from '../../go/template/details-functions';
import { isTemplateError, parseTemplate } from '../../go/template/template';
import { compileLambda } from '../../lambda/compile';
import { LAMBDA_FUNCTIONS } from '../../lambda/functions/all';
import type { Range } from '../../text/range';
import type { ScriptAnalysis } from '../analysis';
import { inserted, listed, replaced } from '../findings/finding';
import { type ModelNode, propertyCall } from '../model';
import { nearest } from '../nearest';
import { type ScriptTemplate, scriptRange, templateFunctions, templatesOf } from '../templates';
import { type Advice, always, type Hint, type HintPlace } from './hint';

export const START_HINTS: readonly Hint[] = [
  {
    pattern: /^window node must have either a non zero period or non zero period count/,
    advise(_, { analysis }) {
      const node = analysis.model.nodes.find(
        (each) => each.method === 'window' && !propertyCall(each, 'period') && !propertyCall(each, 'periodCount'),
      );
      return {
        code: 'window-period',
        plain: 'A window needs its length: add .period(1m).',
        ...nameRange(node),
        ...(node?.call === undefined ? {} : { fix: inserted(node.call.range.end, '.period(1m)') }),
      };
    },
  },
  {
    pattern: /must specify same number of expressions and \.as\(\) names: got (\d+) as names, and (\d+) expressions/,
    advise([, names, expressions], place) {
      const node = nodeAt(place);
      const isBare = node !== undefined && names === '0';
      const words = expressions === '1' ? 'Name the result' : `Name all ${expressions} results`;
      const list = Array.from({ length: Number(expressions) }, (_, i) =>
        expressions === '1' ? "'value'" : `'value${i + 1}'`,
      );
      const text = `.as(${list.join(', ')})`;
      return {
        code: 'eval-as',
        plain: `${words}: ${text}.`,
        ...(isBare && node.call !== undefined ? { fix: inserted(node.call.range.end, text) } : {}),
      };
    },
  },
  {
    pattern: /a call to join\.as\(\) is required|number of prefixes specified by join\.as\(\)/,
    advise(_, place) {
      const node = nodeAt(place);
      const isBare = node !== undefined && propertyCall(node, 'as') === undefined;
      const names = (node?.parents ?? []).map((_, i) => `'${String.fromCharCode(97 + i)}'`).join(', ');
      return {
        code: 'join-as',
        plain: `join needs a prefix for the fields of each stream: .as(${names}).`,
        ...(isBare && node.call !== undefined ? { fix: inserted(node.call.range.end, `.as(${names})`) } : {}),
      };
    },
  },
  always(
    /cannot use name .* as field prefix, it contains the delimiter/,
    'join-delimiter',
    'A prefix of join cannot hold the delimiter, which is a dot: use another name or another .delimiter().',
  ),
  {
    pattern: /^failed to update sideload cache for source file "(.*)": lstat /,
    advise: ([, directory = '']) => ({
      code: 'sideload-files',
      plain: `sideload finds no files: in this workspace they lie below sideload${directory}/.`,
    }),
  },
  always(
    /^Error fetching sideload data/,
    'sideload-files',
    'sideload cannot ask a server from here: use a source file:///folder, whose files lie below sideload/folder/ in this workspace.',
  ),
  always(
    /^Specified endpoint does not exist/,
    'sideload-source',
    'sideload needs a .source(), such as file:///folder, whose files lie below sideload/folder/ in this workspace. Kapacitor ends itself without one.',
  ),
  { pattern: /^template: (id|message|details):(.*)$/s, advise: ([whole], place) => template(whole, place.analysis) },
  {
    pattern: /^Failed to compile (?:stateful )?expression (?:for|in) (\w+)/i,
    advise: ([message], place) => lambdaAdvice(message, place),
  },
  {
    pattern: /mismatched type to binary operator\. got string (?:<|>|<=|>=|\+|-|\*|\/) (?:int|float)/,
    advise: ([message], place) => lambdaAdvice(message, place),
  },
  {
    pattern: /mismatched type to binary operator\. got (\w+) (\S+) (\w+)/,
    advise: ([, left, operator, right], place) => ({
      code: 'type-mix',
      plain: `${left} ${operator} ${right} does not exist: convert one side, for example with float() or string().`,
      ...failingLambda(place.analysis),
    }),
  },
];

function nameRange(node: ModelNode | undefined): Pick<Advice, 'range'> {
  return node?.call === undefined ? {} : { range: node.call.nameRange };
}

function nodeAt({ analysis, range }: HintPlace): ModelNode | undefined {
  return analysis.model.nodes.find(({ call }) => call?.nameRange.start === range.start);
}

/** The template that gives the message, and where in it. */
function template(message: string, analysis: ScriptAnalysis): Advice | undefined {
  for (const candidate of templatesOf(analysis)) {
    const { name, text } = candidate;
    const parsed = parseTemplate(name, text, name === 'details' ? { html: true, functions: DETAILS_FUNCTIONS } : {});
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
  const unknown = /function "([^"]*)" not defined/.exec(message)?.[1];
  const around = inner === undefined ? undefined : actionRange(text, inner);
  const range = around === undefined ? literal.range : scriptRange(analysis.text, literal, around);
  if (unknown !== undefined) {
    const at = text.search(new RegExp(`\\b${unknown}\\b`));
    const place = at < 0 ? range : scriptRange(analysis.text, literal, { start: at, end: at + unknown.length });
    const meant = nearest(unknown, templateFunctions(name));
    return {
      code: 'template-function',
      range: place,
      plain: `Templates have no function ${unknown}. Available: ${listed(templateFunctions(name).filter((word) => !HIDDEN.has(word)))}.`,
      ...(meant === undefined ? {} : { fix: replaced(place, meant) }),
    };
  }
  const plain = message.includes('unclosed action')
    ? 'This {{ is never closed: }} is missing.'
    : `This template cannot be read: ${message.replace(/^template: \w+:\d+: /, '')}.`;
  return { code: 'template', plain, range };
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

/** The lambda whose compilation fails as the message says. */
function lambdaAdvice(message: string, { analysis }: HintPlace): Advice | undefined {
  const types = /mismatched type to binary operator\. got (\w+) (\S+) (\w+)/.exec(message);
  if (types === null)
    return { code: 'expression', plain: 'This expression cannot be evaluated.', ...failingLambda(analysis) };
  const [, left, operator, right] = types;
  return {
    code: 'type-mix',
    plain: `${left} ${operator} ${right} does not exist: convert one side, for example with float() or string().`,
    ...failingLambda(analysis),
  };
}

function failingLambda({ model }: ScriptAnalysis): Pick<Advice, 'range'> {
  const failing = model.lambdas.find(({ lambda }) => !compileLambda(lambda.expression, LAMBDA_FUNCTIONS).ok);
  return failing === undefined ? {} : { range: failing.lambda.expression.range };
}

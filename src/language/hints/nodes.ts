/** What nodes refuse when a task is checked as a whole: in plain words, at the node that is meant. */
import type { ProblemCode } from '../../problems/catalogue';
import type { Range } from '../../text/range';
import type { Expression, StringNode } from '../../tickscript/ast';
import type { ScriptAnalysis } from '../analysis';
import { replaced } from '../findings/finding';
import { givenValue, propertyCall } from '../model';
import { plainText } from '../pasted';
import { scriptRange } from '../templates';
import type { Advice, Hint } from './hint';
import { pastedAt } from './pasted';
import { QUERY_SOURCE_HINTS } from './query-sources';
import { SCHEDULE_HINTS } from './schedules';

type Words = string | ((match: RegExpExecArray) => string);

/** `method`: the node to underline where Kapacitor tells no place. */
function ofNode(pattern: RegExp, method: string, code: ProblemCode, words: Words): Hint {
  return {
    pattern,
    advise(match, { analysis, range }) {
      const plain = typeof words === 'string' ? words : words(match);
      const place = range.end > range.start ? range : nodeRange(analysis, method);
      return place === undefined ? { plain, code } : { plain, code, range: place };
    },
  };
}

function nodeRange({ model }: ScriptAnalysis, method: string): Range | undefined {
  return model.nodes.find((node) => node.method === method)?.call?.nameRange;
}

/** Quotes, dashes and blanks of a web page in the query itself. */
function pastedInQuery(text: string, literal: StringNode): Advice | undefined {
  const edits = plainText(literal.value, '--');
  const [first] = edits;
  const advice = first && pastedAt(literal.value, first.range.start, QUERY_WORDS);
  if (first === undefined || advice === undefined) return undefined;
  return {
    code: advice.code,
    plain: advice.plain,
    range: scriptRange(text, literal, first.range),
    fix: {
      title: 'Write plain characters everywhere',
      edits: edits.map((edit) => ({
        range: scriptRange(text, literal, edit.range),
        text: edit.text === "'" && !literal.tripleQuotes ? "\\'" : edit.text,
      })),
    },
  };
}

const QUERY_WORDS = { quotes: `in a query a text stands in ' and a name in "`, comment: '--' };

/** Where a name is wanted: a text in single quotes, or a word that InfluxQL has itself. */
function nameAdvice(reason: string, literal: StringNode, from: number, { text }: ScriptAnalysis): Advice | undefined {
  if (!/^found .*, expected identifier/.test(reason)) return undefined;
  const start = from + (/^\s*/.exec(literal.value.slice(from))?.[0].length ?? 0);
  const rest = literal.value.slice(start);
  const quoted = /^'[^']*'/.exec(rest)?.[0];
  const word = /^\w+/.exec(rest)?.[0];
  const given = quoted ?? word;
  if (given === undefined) return undefined;
  const better = `"${given.replaceAll("'", '')}"`;
  const range = scriptRange(text, literal, { start, end: start + given.length });
  return {
    code: 'influxql',
    plain:
      quoted === undefined
        ? `${given} is a word of InfluxQL: as a name it stands in double quotes, ${better}.`
        : `A name stands in double quotes in a query, and only texts in single ones: ${better}.`,
    range,
    fix: replaced(range, better),
  };
}

function influxWords(reason: string): string {
  const [, wanted] = /^found EOF, expected (.*)$/.exec(reason) ?? [];
  return wanted === undefined ? `This is no InfluxQL: ${reason}.` : `The query ends where ${wanted} has to follow.`;
}

export const NODE_HINTS: readonly Hint[] = [
  ...QUERY_SOURCE_HINTS,
  ...SCHEDULE_HINTS,
  {
    pattern: /^failed to parse InfluxQL query: (.*?)(?: at line (\d+), char (\d+))?$/,
    advise([, reason = '', line, char], { analysis }) {
      const plain = influxWords(reason);
      const literal = givenValue(analysis.model, queryArgument(analysis));
      if (literal?.kind !== 'string') return { code: 'influxql', plain };
      const pasted = pastedInQuery(analysis.text, literal);
      if (pasted !== undefined) return pasted;
      if (line === undefined || char === undefined) return { code: 'influxql', plain, range: literal.range };
      const lines = literal.value.split('\n').slice(0, Number(line) - 1);
      const start = Math.min(
        lines.reduce((sum, each) => sum + each.length + 1, Number(char) - 1),
        literal.value.length,
      );
      const word = /^\S*/.exec(literal.value.slice(start))?.[0].length ?? 0;
      const inner = { start, end: start + Math.max(word, start < literal.value.length ? 1 : 0) };
      const name = nameAdvice(reason, literal, start, analysis);
      if (name !== undefined) return name;
      return { code: 'influxql', plain, range: scriptRange(analysis.text, literal, inner) };
    },
  },
  {
    pattern: /^unknown query source \*influxql\.SubQuery$/,
    advise(_, { analysis }) {
      const literal = givenValue(analysis.model, queryArgument(analysis));
      const plain =
        'A query of Kapacitor takes no subquery: ask the inner SELECT, and do the outer part with nodes behind it, |max(…) or |eval(…).';
      if (literal?.kind !== 'string') return { code: 'subquery', plain };
      const at = /\bfrom\s*\(/i.exec(literal.value);
      const start = at === null ? 0 : at.index + at[0].length - 1;
      const inner = { start, end: Math.max(start + 1, literal.value.lastIndexOf(')') + 1) };
      return { code: 'subquery', plain, range: scriptRange(analysis.text, literal, inner) };
    },
  },
  ofNode(
    /^query must be a single select statement|^query is not a select statement/,
    'query',
    'influxql',
    'A query is one SELECT statement.',
  ),
  ofNode(/^unexpected fill option (.*)$/, 'query', 'query-fill', "fill takes 'none', 'null', 'previous' or a number."),
  ofNode(/^must specify a database$/, 'kapacitorLoopback', 'missing-property', 'Add .database().'),
  ofNode(/^must specify a retention policy$/, 'kapacitorLoopback', 'missing-property', 'Add .retentionPolicy().'),
  ofNode(/^loop detected on dbrp/, 'kapacitorLoopback', 'loop', 'The task would read what it writes itself, for ever.'),
  {
    pattern: /^alert flap thresholds are percentages/,
    advise: (_, { analysis }) => sharesOfFlapping(analysis),
  },
  ofNode(/^(\w+) must be greater than zero/, 'window', 'positive', ([, name]) => `${name} has to be more than zero.`),
  ofNode(
    /cannot Window batch edge$/,
    'window',
    'window-of-batches',
    'What comes here are batches already: only a stream is cut into windows.',
  ),
  ofNode(
    /^cannot add child mismatched edges: (\S+?)\d*:(\w+) -> (\S+?)\d*:(\w+)/,
    'join',
    'edges',
    ([, , gives, child, takes]) => {
      return `${child} takes ${takes === 'batch' ? 'batches' : 'a stream'} here, and gets ${gives === 'batch' ? 'batches' : 'a stream'}: all its inputs have to be alike.`;
    },
  ),
  ofNode(
    /prefix name for the (\w+) node, see \.as\(\)|a call to (combine)\.as\(\) is required/,
    'combine',
    'join-as',
    ([, node, combine]) => `${node ?? combine} needs a prefix for each of its inputs: .as('a', 'b').`,
  ),
  ofNode(/^cannot use the same prefix name/, 'join', 'join-as', 'Every input needs a prefix of its own.'),
  ofNode(
    /^invalid tag name "([^"]*)", name is not present is \.as\(\) names/,
    'eval',
    'eval-tags',
    ([, name]) => `.tags() names results of .as(), and ${name} is none.`,
  ),
  ofNode(
    /^Either URL or endpoint must be non-empty|^must provide url or endpoint/,
    'httpPost',
    'missing-url',
    'Give a URL, or the name of an [[httppost]] section with .endpoint().',
  ),
  ofNode(
    /^invalid sample rate|must pass int64 or duration to new sample node/,
    'sample',
    'sample-rate',
    'sample takes a count or a duration: sample(3) or sample(10s).',
  ),
  ofNode(/^invalid shift value/, 'shift', 'positive', 'shift needs a duration other than zero.'),
  ofNode(
    /^no global function "([^"]*)" defined/,
    'stream',
    'unknown-function',
    ([, name]) => `${name} can only be called inside of a lambda.`,
  ),
  ofNode(
    /^invalid (math|comparison|logical) operator (\S+) for type (\w+)/,
    'stream',
    'type-mix',
    ([, , operator, type]) => `${operator} does not work on values of type ${type}.`,
  ),
];

/** `.flapping(25.0, 50.0)`. */
function sharesOfFlapping({ model, text }: ScriptAnalysis): Advice {
  const plain = 'flapping takes two shares between 0 and 1, the lower one first: flapping(0.25, 0.5).';
  const calls = model.nodes.flatMap((node) => propertyCall(node, 'flapping') ?? []);
  const call = calls.find(({ args }) => args.some((each) => numberOf(each) > 1)) ?? calls[0];
  if (call === undefined) return { code: 'flapping-order', plain };
  const shares = call.args.map((each) => numberOf(each) / 100);
  const better = [...shares].sort((a, b) => a - b).map(formatShare);
  const arePercents = shares.every((share) => share > 0.01 && share <= 1);
  const { start } = call.args[0]?.range ?? call.range;
  const range = { start, end: call.args.at(-1)?.range.end ?? call.range.end };
  return {
    code: 'flapping-order',
    plain: arePercents
      ? `flapping takes shares between 0 and 1, and ${text.slice(range.start, range.end)} are percentages: flapping(${better.join(', ')}).`
      : plain,
    range,
    ...(arePercents ? { fix: replaced(range, better.join(', ')) } : {}),
  };
}

function numberOf(node: Expression): number {
  return node.kind === 'number' ? Number(node.value) : Number.NaN;
}

function formatShare(share: number): string {
  return Number.isInteger(share) ? `${share}.0` : String(share);
}

function queryArgument({ model }: ScriptAnalysis) {
  return model.nodes.find(({ method }) => method === 'query')?.call?.args[0];
}

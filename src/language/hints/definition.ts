/** Mistakes that the evaluation of a script finds. */

import { lineOf } from '../../text/position';
import type { ChainNode, Expression, IdentifierNode } from '../../tickscript/ast';
import { stringLiteral } from '../../tickscript/literals';
import { everyExpression } from '../../tickscript/walk';
import { fileKind } from '../../workspace/kinds';
import { inserted, type QuickFix, replaced } from '../findings/finding';
import { nearest } from '../nearest';
import {
  argumentOf,
  argumentRange,
  argumentText,
  noCondition,
  otherOrder,
  signatureAdvice,
  tooMany,
  wantsFloat,
  wantsLambda,
} from './arguments';
import { DIMENSION_HINTS } from './dimensions';
import { type Advice, type Hint, type HintPlace, stepAt, written } from './hint';
import { noMember, noProperty } from './members';
import { MISMATCH, mismatchAdvice } from './mismatch';
import { oldScript } from './old-script';
import { CRON_OF_DURATION } from './schedules';
import { DASHES_HINT } from './syntax/comments';
import { durationOf } from './syntax/durations';

export const DEFINITION_HINTS: readonly Hint[] = [
  DASHES_HINT,
  {
    pattern: /^name "(true|false)" is undefined/i,
    advise: ([, word = ''], { range }) => ({
      code: 'lower-case-boolean',
      plain: `Booleans are in capitals: write ${word.toUpperCase()}.`,
      fix: replaced(range, word.toUpperCase()),
    }),
  },
  {
    pattern: /^name "(nil|null|none|undefined|nan)" is undefined/i,
    advise: ([, word = ''], place) => noValue(word, place),
  },
  {
    pattern: /^name "([^"]*)" is undefined\. Names in scope:/,
    advise: ([, name = ''], place) => undefinedName(name, place),
  },
  { pattern: /did you use double quotes instead of single quotes\?$/, advise: (_, place) => doubleQuotes(place) },
  { pattern: /^invalid dimension object of type \*ast\.ReferenceNode/, advise: (_, place) => doubleQuotedTags(place) },
  ...DIMENSION_HINTS,
  { pattern: /use '\|' operator instead/i, advise: (_, { analysis }) => oldScript(analysis) },
  {
    pattern: /use "?'?([|.])'? operator instead/i,
    advise([, operator = '|'], place) {
      const step = stepAt(place);
      if (step === undefined) return undefined;
      const at = step.chain.position;
      const what =
        operator === '|' ? 'makes a node, so | stands in front of it' : 'is a property, so . stands in front of it';
      return {
        code: 'wrong-operator',
        plain: `${step.call.name} ${what}.`,
        range: { start: at, end: step.call.nameRange.end },
        fix: replaced({ start: at, end: at + 1 }, operator, `Write ${operator}${step.call.name}()`),
      };
    },
  },
  { pattern: /reflect: Call (?:using|with too)|is not assignable to type/, advise: (_, place) => otherOrder(place) },
  { pattern: /no method or property "([^"]*)" on (\S+)$/, advise: ([, name = ''], place) => noMember(name, place) },
  { pattern: /^object \S+ has no property (\w+)$/, advise: ([, name = ''], place) => noProperty(name, place) },
  { pattern: /reflect: Call with too many input arguments$/, advise: (_, place) => tooMany(place) },
  {
    pattern: /reflect: Call with too few input arguments$/,
    advise: (_, place) => signatureAdvice(place, 'missing-argument'),
  },
  { pattern: /too many arguments to set property/, advise: (_, place) => noCondition(place) },
  { pattern: /too many arguments to set property/, advise: (_, place) => signatureAdvice(place, 'argument-count') },
  { pattern: /int64 (?:as type|is not assignable to type) float64/, advise: (_, place) => wantsFloat(place) },
  {
    pattern: /int64 (?:as type|is not assignable to type) time\.Duration/,
    advise: (_, place) => ({
      code: 'duration-unit',
      plain: `A duration needs a unit: ${argumentText(place, 'number') ?? '10'}s, ${argumentText(place, 'number') ?? '10'}m.`,
      ...argumentRange(place, 'number'),
    }),
  },
  {
    pattern: /(?:string|\*ast\.ReferenceNode) (?:as type|is not assignable to type) time\.Duration/,
    advise(_, place) {
      const argument = argumentOf(place, 'string') ?? argumentOf(place, 'reference');
      const written =
        argument?.kind === 'string' ? argument.value : argument?.kind === 'reference' ? argument.name : '';
      const value = durationOf(written);
      return {
        code: 'quoted-duration',
        plain: `Durations are written without quotes: ${value ?? '1m'}.`,
        ...(argument === undefined ? {} : { range: argument.range }),
        ...(value === undefined || argument === undefined ? {} : { fix: replaced(argument.range, value) }),
      };
    },
  },
  { pattern: /as type \*ast\.LambdaNode|to type \*ast\.LambdaNode/, advise: (_, place) => wantsLambda(place) },
  {
    pattern: /int64 (?:as type|is not assignable to type) string$/,
    advise(_, place) {
      const argument = argumentOf(place, 'number');
      if (argument === undefined) return undefined;
      const quoted = `'${written(place.text, argument)}'`;
      return {
        code: 'number-for-text',
        plain: `${stepAt(place)?.call.name ?? 'This'} takes a text: write ${quoted}.`,
        range: argument.range,
        fix: replaced(argument.range, quoted),
      };
    },
  },
  {
    pattern: /\*ast\.LambdaNode (?:as type|is not assignable to type) string/,
    advise: (_, place) => lambdaForText(place),
  },
  CRON_OF_DURATION,
  {
    pattern: /value of type (\S+) is not assignable to type (\S+)$|(?:using|use) (\S+) as type (\S+?)(?: in Call)?$/,
    advise([, value, wanted, used, type], place) {
      const name = stepAt(place)?.call.name ?? 'This';
      return {
        code: 'argument-type',
        plain: `${name} takes ${typeWords(wanted ?? type ?? '')}, not ${typeWords(value ?? used ?? '')}.`,
      };
    },
  },
  {
    pattern: /^attempted to redefine (\S+), vars are immutable/,
    advise([, name = ''], { analysis, text }) {
      const first = analysis.model.vars.get(name)?.declaration.name.range.start;
      if (/^(?:stream|batch|time)$/.test(name)) {
        return {
          code: 'redefined-var',
          plain: `${name} is a name that every script has from the beginning: give the var another one.`,
        };
      }
      const where = first === undefined ? '' : ` It is first defined on line ${lineOf(text, first)}.`;
      return {
        code: 'redefined-var',
        plain: `A var keeps its first value, so ${name} needs another name here.${where}`,
      };
    },
  },
  {
    pattern: /^missing value for var "([^"]*)"/,
    advise: ([, name], { analysis: { file } }) => ({
      code: 'missing-var',
      plain:
        fileKind(file) === 'loadedScript'
          ? `The script asks for ${name}, and nobody can give it: write var ${name} = …, or make it a template in templates/ with a task file.`
          : `The script asks for ${name} without giving it a value: give one in case.json under tasks, vars, or write var ${name} = ….`,
    }),
  },
  {
    pattern: /^mismatched type to binary operator\. got (?:string \+ (\w+)|(\w+) \+ string)/,
    advise: ([, right, left]) => ({
      code: 'text-plus-value',
      plain: `A text and a value of type ${right ?? left} cannot be added: wrap the value in string().`,
    }),
  },
  // Of a var; that of a lambda, with words in front of it, has a better place.
  { pattern: new RegExp(`^${MISMATCH.source}`), advise: mismatchAdvice },
];

/** `"swap" != nil`. */
function noValue(word: string, { analysis, text, range }: HintPlace): Advice {
  const plain = `There is no ${word}: isPresent("…") says whether a field or tag is there.`;
  for (const { lambda } of analysis.model.lambdas) {
    for (const node of everyExpression(lambda.expression)) {
      if (node.kind !== 'binary' || (node.operator !== '==' && node.operator !== '!=')) continue;
      const [reference, other] = node.left.kind === 'reference' ? [node.left, node.right] : [node.right, node.left];
      if (other.range.start !== range.start || reference.kind !== 'reference') continue;
      const better = `${node.operator === '==' ? '!' : ''}isPresent(${written(text, reference)})`;
      return {
        code: 'undefined-name',
        plain: `There is no ${word}: whether a field or tag is there says ${better}.`,
        range: node.range,
        fix: replaced(node.range, better),
      };
    }
  }
  return { code: 'undefined-name', plain };
}

function undefinedName(name: string, place: HintPlace): Advice {
  const { analysis, text, range } = place;
  const isQuoted = text.slice(range.start, range.end).includes('"');
  const step = analysis.model.steps.find(
    ({ chain: { right } }) =>
      right.kind === 'call' && right.args.some((arg) => arg.range.start <= range.start && range.end <= arg.range.end),
  );
  if (isQuoted && step !== undefined) {
    const call = step.chain.right;
    const argument =
      call.kind === 'call'
        ? call.args.find(({ range: own }) => own.start <= range.start && range.end <= own.end)
        : undefined;
    const before = argument?.range.start ?? range.start;
    return {
      code: 'missing-lambda',
      plain: `This argument must be a lambda: .${call.name}(lambda: ${text.slice(before, argument?.range.end ?? range.end)}).`,
      fix: inserted(before, 'lambda: ', 'Write lambda:'),
    };
  }
  const vars = [...analysis.model.vars.keys(), 'stream', 'batch'];
  if (analysis.model.vars.has(name)) return definedBelow(name, place);
  const meant = nearest(name, vars);
  if (meant !== undefined) {
    return {
      code: 'undefined-name',
      plain: `There is no var ${name}. Did you mean ${meant}?`,
      fix: replaced(range, meant),
    };
  }
  const quoted = inQuotes(name, place, step?.chain.right);
  return {
    code: 'undefined-name',
    plain: `${name} is no var of this script. A text stands in single quotes: '${name}'; a field or tag in a lambda in double quotes: "${name}".`,
    ...(quoted === undefined ? {} : { fix: quoted }),
  };
}

/** A var whose statement stands behind the one that uses it. */
function definedBelow(name: string, { analysis, text, range }: HintPlace): Advice {
  const declaration = analysis.model.vars.get(name)?.declaration.range;
  const user = analysis.parsed.partial.statements.find(
    (statement) => statement.range.start <= range.start && range.end <= statement.range.end,
  );
  const plain = `${name} has its value only further down${declaration === undefined ? '' : `, on line ${lineOf(text, declaration.start)}`}: a var stands above what uses it.`;
  if (declaration === undefined || user === undefined) return { code: 'undefined-name', plain };
  const gap = /^[ \t]*\n?/.exec(text.slice(declaration.end))?.[0].length ?? 0;
  const edits = [
    { range: { start: declaration.start, end: declaration.end + gap }, text: '' },
    {
      range: { start: user.range.start, end: user.range.start },
      text: `${text.slice(declaration.start, declaration.end)}\n`,
    },
  ];
  return { code: 'undefined-name', plain, fix: { title: `Move var ${name} up`, edits } };
}

/** Every name of the call that is no var: in double quotes within a lambda, in single ones where a text is wanted. */
function inQuotes(name: string, place: HintPlace, call: ChainNode['right'] | undefined): QuickFix | undefined {
  if (call?.kind !== 'call') return undefined;
  const { model } = place.analysis;
  const unknown = (node: Expression): node is IdentifierNode =>
    node.kind === 'identifier' && !model.vars.has(node.name);
  const inLambda = call.args.flatMap((argument) =>
    argument.kind === 'lambda' ? everyExpression(argument.expression).filter(unknown) : [],
  );
  const isLambda = inLambda.some((node) => node.name === name);
  const names = isLambda ? inLambda : call.args.filter(unknown);
  if (!names.some((node) => node.name === name)) return undefined;
  const edits = names.map((node) => ({
    range: node.range,
    text: isLambda ? `"${node.name}"` : stringLiteral(node.name),
  }));
  return { title: `Write ${edits.map(({ text }) => text).join(', ')}`, edits };
}

/** `mean(lambda: "n")`: the node wants the name alone. */
function lambdaForText(place: HintPlace): Advice | undefined {
  const argument = argumentOf(place, 'lambda');
  const { expression } = argument?.kind === 'lambda' ? argument : {};
  if (argument === undefined || expression?.kind !== 'reference') return undefined;
  const literal = stringLiteral(expression.name);
  return {
    code: 'argument-type',
    plain: `${stepAt(place)?.call.name ?? 'This'} takes the name of a field, in single quotes and without lambda: ${literal}.`,
    range: argument.range,
    fix: replaced(argument.range, literal),
  };
}

/** The argument that is a reference, in single quotes. */
function doubleQuotes(place: HintPlace): Advice | undefined {
  const step = stepAt(place);
  const references = (step?.call.args ?? []).filter((argument) => argument.kind === 'reference');
  const [first] = references;
  if (first === undefined || step === undefined) return undefined;
  return {
    code: 'double-quotes',
    plain: `Text stands in single quotes: .${step.call.name}(${stringLiteral(first.name)}).`,
    range: first.range,
    fix: singleQuotes(references),
  };
}

function singleQuotes(references: readonly Extract<Expression, { kind: 'reference' }>[]): QuickFix {
  return {
    title: 'Write single quotes',
    edits: references.map(({ name, range }) => ({ range, text: stringLiteral(name) })),
  };
}

function doubleQuotedTags({ analysis }: HintPlace): Advice | undefined {
  for (const { chain } of analysis.model.steps) {
    const { right } = chain;
    if (right.kind !== 'call' || right.name.toLowerCase() !== 'groupby') continue;
    const references = right.args.filter((argument) => argument.kind === 'reference');
    const [first] = references;
    if (first === undefined) continue;
    return {
      code: 'double-quotes',
      plain: `groupBy takes text: groupBy(${references.map(({ name }) => stringLiteral(name)).join(', ')}).`,
      range: first.range,
      fix: singleQuotes(references),
    };
  }
  return undefined;
}

const GO_TYPES: Readonly<Record<string, string>> = {
  string: 'a text in single quotes',
  int64: 'a whole number',
  float64: 'a float',
  bool: 'TRUE or FALSE',
  'time.Duration': 'a duration',
  '*ast.LambdaNode': 'a lambda',
  '*ast.ReferenceNode': 'a name in double quotes',
  '*regexp.Regexp': 'a regular expression',
  '*ast.StarNode': '*',
  '[]interface': 'a list',
};

function typeWords(goType: string): string {
  return GO_TYPES[goType] ?? goType;
}

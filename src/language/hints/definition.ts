/** Mistakes that the evaluation of a script finds. */

import type { ProblemCode } from '../../problems/catalogue';
import { lineOf } from '../../text/position';
import type { Expression } from '../../tickscript/ast';
import { fileKind } from '../../workspace/kinds';
import { EVERY_CHAIN_METHOD, offeredBy } from '../completion/chain-methods';
import { inserted, listed, type QuickFix, replaced } from '../findings/finding';
import { callText } from '../hover/signatures';
import { DEFINITIONS, propertiesOf, propertyOf, type Receiver, SCRIPT_HANDLERS } from '../model';
import { nearest } from '../nearest';
import { type Advice, type Hint, type HintPlace, stepAt, written } from './hint';

export const DEFINITION_HINTS: readonly Hint[] = [
  {
    pattern: /^name "(true|false)" is undefined/i,
    advise: ([, word = ''], { range }) => ({
      code: 'lower-case-boolean',
      plain: `Booleans are in capitals: write ${word.toUpperCase()}.`,
      fix: replaced(range, word.toUpperCase()),
    }),
  },
  {
    pattern: /^name "([^"]*)" is undefined\. Names in scope:/,
    advise: ([, name = ''], place) => undefinedName(name, place),
  },
  { pattern: /did you use double quotes instead of single quotes\?$/, advise: (_, place) => doubleQuotes(place) },
  { pattern: /^invalid dimension object of type \*ast\.ReferenceNode/, advise: (_, place) => doubleQuotedTags(place) },
  {
    pattern: /^invalid dimension object of type \[\]interface/,
    advise: (_, place) => ({
      code: 'mixed-dimensions',
      plain: 'groupBy takes tags one by one or one list of them, not both: put all names into one list.',
      ...groupByRange(place),
    }),
  },
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
  { pattern: /no method or property "([^"]*)" on (\S+)$/, advise: ([, name = ''], place) => noMember(name, place) },
  { pattern: /reflect: Call with too many input arguments$/, advise: (_, place) => tooMany(place) },
  {
    pattern: /reflect: Call with too few input arguments$/,
    advise: (_, place) => signatureAdvice(place, 'missing-argument'),
  },
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
    pattern: /string (?:as type|is not assignable to type) time\.Duration/,
    advise(_, place) {
      const argument = argumentOf(place, 'string');
      const value = argument?.kind === 'string' ? argument.value : '';
      const isDuration = /^\d+(?:u|µ|ms|s|m|h|d|w)$/.test(value);
      return {
        code: 'quoted-duration',
        plain: `Durations are written without quotes: ${isDuration ? value : '1m'}.`,
        ...argumentRange(place, 'string'),
        ...(isDuration && argument !== undefined ? { fix: replaced(argument.range, value) } : {}),
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
    pattern: /^mismatched type to binary operator\. got string \+ (\w+)|got (\w+) \+ string/,
    advise: ([, right, left]) => ({
      code: 'text-plus-value',
      plain: `A text and a value of type ${right ?? left} cannot be added: wrap the value in string().`,
    }),
  },
  {
    pattern: /^mismatched type to binary operator\. got (\w+) (\S+) (\w+)/,
    advise: ([, left, operator, right]) => ({
      code: 'type-mix',
      plain: `${left} ${operator} ${right} does not exist: convert one side, for example with float() or string().`,
    }),
  },
];

function undefinedName(name: string, { analysis, text, range }: HintPlace): Advice {
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
  const meant = nearest(name, vars);
  if (meant !== undefined) {
    return {
      code: 'undefined-name',
      plain: `There is no var ${name}. Did you mean ${meant}?`,
      fix: replaced(range, meant),
    };
  }
  return {
    code: 'undefined-name',
    plain: `${name} is no var of this script. A text stands in single quotes: '${name}'; a field or tag in a lambda in double quotes: "${name}".`,
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
    plain: `Text stands in single quotes: .${step.call.name}(${single(first.name)}).`,
    range: first.range,
    fix: singleQuotes(references),
  };
}

function single(text: string): string {
  return `'${text.replaceAll("'", "\\'")}'`;
}

function singleQuotes(references: readonly Extract<Expression, { kind: 'reference' }>[]): QuickFix {
  return {
    title: 'Write single quotes',
    edits: references.map(({ name, range }) => ({ range, text: single(name) })),
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
      plain: `groupBy takes text: groupBy(${references.map(({ name }) => single(name)).join(', ')}).`,
      range: first.range,
      fix: singleQuotes(references),
    };
  }
  return undefined;
}

function groupByRange({ analysis }: HintPlace): Pick<Advice, 'range'> {
  for (const { chain } of analysis.model.steps) {
    const { right } = chain;
    if (right.kind === 'call' && right.name.toLowerCase() === 'groupby' && right.args.length > 1)
      return { range: right.range };
  }
  return {};
}

function noMember(name: string, place: HintPlace): Advice | undefined {
  const step = stepAt(place);
  if (step === undefined) return undefined;
  const { operator } = step.chain;
  const { receiver, call } = step;
  const { method } = receiver.node;
  const isSource = method === 'stream' || method === 'batch';
  if (isSource && operator === '|' && DEFINITIONS.has(name)) {
    const first = method === 'stream' ? '|from()' : "|query('')";
    return {
      code: 'source-first',
      plain: `${method} has only ${first}: put it in front of |${name}().`,
      ...(method === 'stream' ? { fix: inserted(step.chain.position, first, `Add ${first}`) } : {}),
    };
  }
  const methods = operator === '|' ? offeredBy(receiver.node) : [];
  const meant = nearest(name, candidates(receiver, methods));
  if (meant === undefined) {
    const what = operator === '|' ? 'node' : 'property';
    const words =
      operator === '|' ? `There is no node ${name} that can follow ${method}.` : `${method} has no ${what} ${name}.`;
    return { code: 'unknown-member', plain: words };
  }
  const right = propertyOf(receiver, meant) !== undefined ? '.' : '|';
  const edits = [
    { range: { start: step.chain.position, end: step.chain.position + 1 }, text: right },
    { range: call.nameRange, text: meant },
  ];
  const isHandler = SCRIPT_HANDLERS.some((handler) => handler.name === meant);
  const spelling = isHandler && meant.toLowerCase() === name.toLowerCase();
  return {
    code: spelling ? 'handler-spelling' : 'unknown-member',
    plain: spelling
      ? `Kapacitor knows this handler as ${meant}; it refuses ${name}.`
      : `${method} has no ${operator}${name}(). Did you mean ${right}${meant}()?`,
    fix: {
      title: `Write ${right}${meant}()`,
      edits: right === operator ? edits.slice(1) : edits,
    },
  };
}

function candidates(receiver: Receiver, methods: readonly string[]): readonly string[] {
  const properties = propertiesOf(receiver).map(({ name }) => name);
  return methods.length > 0 ? [...methods, ...properties] : [...properties, ...EVERY_CHAIN_METHOD];
}

function signatureOf(place: HintPlace): string | undefined {
  const step = stepAt(place);
  if (step === undefined) return undefined;
  const { call, chain, property, result } = step;
  const parameters = chain.operator === '|' ? result.node.definition?.parameters : property?.parameters;
  const handler = result.handler?.call === call ? result.handler.definition.parameters : undefined;
  const known = handler ?? parameters;
  return known === undefined ? undefined : `${chain.operator}${callText(call.name, known)}`;
}

function signatureAdvice(place: HintPlace, code: ProblemCode): Advice | undefined {
  const signature = signatureOf(place);
  return signature === undefined ? undefined : { code, plain: `It is written ${signature}.` };
}

function tooMany(place: HintPlace): Advice | undefined {
  const step = stepAt(place);
  const handler = step?.result.handler;
  if (step === undefined) return undefined;
  const [argument] = step.call.args;
  const [option] = handler?.definition.properties ?? [];
  if (handler?.call !== step.call || argument === undefined || option === undefined || step.call.args.length !== 1) {
    return signatureAdvice(place, 'argument-count');
  }
  const { name } = step.call;
  const text = `${name}().${option.name}(${written(place.text, argument)})`;
  return {
    code: 'handler-argument',
    plain: `${name}() takes no argument; use .${text}.`,
    fix: replaced(step.call.range, text, `Write .${text}`),
  };
}

/** The arguments of a kind at a call, and of those only the ones that a type is wanted for. */
function argumentOf(place: HintPlace, kind: Expression['kind']): Expression | undefined {
  return stepAt(place)?.call.args.find((argument) => argument.kind === kind);
}

function argumentText(place: HintPlace, kind: Expression['kind']): string | undefined {
  const argument = argumentOf(place, kind);
  return argument && written(place.text, argument);
}

function argumentRange(place: HintPlace, kind: Expression['kind']): Pick<Advice, 'range'> {
  const argument = argumentOf(place, kind);
  return argument === undefined ? {} : { range: argument.range };
}

function wantsFloat(place: HintPlace): Advice | undefined {
  const step = stepAt(place);
  if (step === undefined) return undefined;
  const { call, chain, property, result } = step;
  const parameters = (chain.operator === '|' ? result.node.definition?.parameters : property?.parameters) ?? [];
  const integers = call.args.filter(
    (argument, i) =>
      parameters[i]?.type === 'float' && argument.kind === 'number' && typeof argument.value === 'bigint',
  );
  const isShare = call.name.toLowerCase() === 'flapping';
  const edits = integers.map((argument) => {
    const text = written(place.text, argument);
    return { range: argument.range, text: isShare ? String(Number(text) / 100) : `${text}.0` };
  });
  const [first] = edits;
  if (first === undefined) return signatureAdvice(place, 'float-wanted');
  const texts = listed(edits.map(({ text }) => text));
  const plain = isShare
    ? `flapping wants shares between 0 and 1 as floats: ${texts}.`
    : `${call.name} wants a float here: write ${texts}.`;
  return { code: 'float-wanted', plain, range: first.range, fix: { title: `Write ${texts}`, edits } };
}

function wantsLambda(place: HintPlace): Advice | undefined {
  const step = stepAt(place);
  const argument = step?.call.args.find(({ kind }) => kind !== 'lambda');
  if (step === undefined || argument === undefined) return undefined;
  return {
    code: 'missing-lambda',
    plain: `${step.call.name} needs an expression that is evaluated for each point: lambda: ….`,
    range: argument.range,
    fix: inserted(argument.range.start, 'lambda: ', 'Write lambda:'),
  };
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

/** Arguments: too many, too few, of another type, in another order. */

import type { Parameter, ParameterType } from '../../definition/property';
import type { ProblemCode } from '../../problems/catalogue';
import type { Expression } from '../../tickscript/ast';
import { parseLambda } from '../../tickscript/parse';
import { inserted, listed, replaced } from '../findings/finding';
import { callText } from '../hover/signatures';
import { propertyGap } from '../own-line';
import { type Advice, type CallStep, type HintPlace, stepAt, written } from './hint';

function parametersOf({ call, chain, property, result }: CallStep): readonly Parameter[] | undefined {
  if (result.handler?.call === call) return result.handler.definition.parameters;
  return chain.operator === '|' ? result.node.definition?.parameters : property?.parameters;
}

function signatureOf(place: HintPlace): string | undefined {
  const step = stepAt(place);
  const known = step === undefined ? undefined : parametersOf(step);
  return step === undefined || known === undefined
    ? undefined
    : `${step.chain.operator}${callText(step.call.name, known)}`;
}

export function signatureAdvice(place: HintPlace, code: ProblemCode): Advice | undefined {
  const signature = signatureOf(place);
  return signature === undefined ? undefined : { code, plain: `It is written ${signature}.` };
}

export function tooMany(place: HintPlace): Advice | undefined {
  const step = stepAt(place);
  if (step === undefined) return undefined;
  return (
    ofHandler(step, place) ?? asProperties(step, place) ?? noArgument(step) ?? signatureAdvice(place, 'argument-count')
  );
}

function ofHandler({ call, result }: CallStep, { text }: HintPlace): Advice | undefined {
  const { handler } = result;
  const options = handler?.definition.properties ?? [];
  if (handler?.call !== call || call.args.length === 0 || call.args.length > options.length) return undefined;
  const properties = call.args.map((argument, i) => `.${options[i]?.name ?? ''}(${written(text, argument)})`);
  const better = `${call.name}()${properties.join('')}`;
  return {
    code: 'handler-argument',
    plain: `${call.name}() takes no argument; use .${better}.`,
    fix: replaced(call.range, better, `Write .${better}`),
  };
}

/** `.align(TRUE)`. */
function noArgument(step: CallStep): Advice | undefined {
  const { call, chain } = step;
  if (parametersOf(step)?.length !== 0) return undefined;
  const better = `${call.name}()`;
  return {
    code: 'argument-count',
    plain: `${call.name} takes no argument: ${chain.operator}${better}.`,
    ...(chain.operator === '.' ? { fix: replaced(call.range, better, `Write .${better}`) } : {}),
  };
}

/** The properties in which arguments of a node belong that it does not take itself, by the kind of the argument. */
const PROPERTIES: Readonly<Record<string, Readonly<Partial<Record<Expression['kind'], readonly string[]>>>>> = {
  from: { string: ['measurement'], lambda: ['where'] },
  window: { duration: ['period', 'every'], number: ['periodCount', 'everyCount'] },
  alert: { lambda: ['crit', 'warn', 'info'], string: ['message'] },
  derivative: { duration: ['unit'] },
  stateDuration: { duration: ['unit'], string: ['as'] },
  stateCount: { string: ['as'] },
  barrier: { duration: ['idle', 'period'] },
  influxDBOut: { string: ['database', 'retentionPolicy', 'measurement'] },
  flatten: { string: ['on'] },
  union: { string: ['rename'] },
  log: { string: ['prefix'] },
  query: { duration: ['period', 'every'] },
};

/** `|window(5m)`: the arguments as properties, on lines of their own. */
function asProperties({ call, chain, result }: CallStep, { text }: HintPlace): Advice | undefined {
  const { definition, method } = result.node;
  const own = PROPERTIES[method];
  if (chain.operator !== '|' || definition === undefined || own === undefined) return undefined;
  const taken: Expression[] = [];
  for (const { type } of definition.parameters) {
    const argument = call.args.find((each) => !taken.includes(each) && fits(each, type));
    if (argument !== undefined) taken.push(argument);
  }
  const surplus = call.args.filter((argument) => !taken.includes(argument));
  const used = new Map<string, number>();
  const calls: string[] = [];
  for (const argument of surplus) {
    const nth = used.get(argument.kind) ?? 0;
    used.set(argument.kind, nth + 1);
    const name = own[argument.kind]?.[nth];
    if (name === undefined) return undefined;
    calls.push(`.${name}(${written(text, argument)})`);
  }
  // A window that is given its length only is given on for each point without the other half.
  const [first] = surplus;
  if (method === 'window' && first !== undefined && surplus.length === 1) {
    calls.push(`.${first.kind === 'number' ? 'everyCount' : 'every'}(${written(text, first)})`);
  }
  const [one] = calls;
  if (one === undefined || taken.length !== definition.parameters.length) return undefined;
  const gap = propertyGap(text, chain.position);
  const head = `${call.name}(${taken.map((argument) => written(text, argument)).join(', ')})`;
  const better = [head, ...calls].join(gap);
  const what = taken.length === 0 ? 'no argument' : `${taken.length} argument${taken.length === 1 ? '' : 's'}`;
  return {
    code: 'argument-as-property',
    plain: `${call.name} takes ${what}; what it is given stands in properties: |${head}${calls.join('')}.`,
    fix: replaced({ start: call.nameRange.start, end: call.range.end }, better, `Write ${calls.join('')}`),
  };
}

/** `undefined` for vars and the like. */
function typeOf(argument: Expression): ParameterType | undefined {
  switch (argument.kind) {
    case 'string':
    case 'duration':
    case 'lambda':
    case 'list':
      return argument.kind;
    case 'number':
      return typeof argument.value === 'bigint' ? 'int' : 'float';
    default:
      return undefined;
  }
}

function fits(argument: Expression, wanted: ParameterType | undefined): boolean {
  const type = typeOf(argument);
  return wanted !== undefined && (wanted === 'any' || type === wanted || (wanted === 'float' && type === 'int'));
}

/** All are there, in another order. */
export function otherOrder(place: HintPlace): Advice | undefined {
  const step = stepAt(place);
  if (step === undefined) return undefined;
  const { args, name } = step.call;
  const parameters = parametersOf(step)?.filter(({ variadic }, i) => variadic !== true || i < args.length);
  if (parameters === undefined || args.length < 2 || args.length > 4 || parameters.length !== args.length)
    return undefined;
  const left = [...args];
  const ordered: Expression[] = [];
  for (const { type } of parameters) {
    const index = left.findIndex((argument) => fits(argument, type));
    const [argument] = index < 0 ? [] : left.splice(index, 1);
    if (argument === undefined) return undefined;
    ordered.push(argument);
  }
  if (ordered.every((argument, i) => argument === args[i])) return undefined;
  const texts = ordered.map((argument, i) => {
    const own = written(place.text, argument);
    return parameters[i]?.type === 'float' && typeOf(argument) === 'int' ? `${own}.0` : own;
  });
  const [first] = args;
  const last = args.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const range = { start: first.range.start, end: last.range.end };
  return {
    code: 'argument-order',
    plain: `The arguments stand in another order: ${step.chain.operator}${name}(${texts.join(', ')}).`,
    range,
    fix: replaced(range, texts.join(', '), `Write ${step.chain.operator}${name}(${texts.join(', ')})`),
  };
}

/** A level without its condition. */
export function noCondition(place: HintPlace): Advice | undefined {
  const step = stepAt(place);
  if (step?.call.args.length !== 0) return undefined;
  const wanted = parametersOf(step)?.[0]?.type;
  if (wanted !== 'lambda') return signatureAdvice(place, 'missing-argument');
  const { fields } = place.analysis.schemas.input(step.result.node);
  const number = [...fields].find(([, { types }]) => types[0] === 'float' || types[0] === 'int');
  const example =
    number === undefined ? '"value" > 90.0' : `"${number[0]}" > ${number[1].types[0] === 'int' ? '90' : '90.0'}`;
  return {
    code: 'missing-argument',
    plain: `${step.call.name} needs a condition: .${step.call.name}(lambda: ${example}).`,
  };
}

/** The first argument of a kind at the call. */
export function argumentOf(place: HintPlace, kind: Expression['kind']): Expression | undefined {
  return stepAt(place)?.call.args.find((argument) => argument.kind === kind);
}

export function argumentText(place: HintPlace, kind: Expression['kind']): string | undefined {
  const argument = argumentOf(place, kind);
  return argument && written(place.text, argument);
}

export function argumentRange(place: HintPlace, kind: Expression['kind']): Pick<Advice, 'range'> {
  const argument = argumentOf(place, kind);
  return argument === undefined ? {} : { range: argument.range };
}

export function wantsFloat(place: HintPlace): Advice | undefined {
  const step = stepAt(place);
  if (step === undefined) return undefined;
  const { call } = step;
  const parameters = parametersOf(step) ?? [];
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

export function wantsLambda(place: HintPlace): Advice | undefined {
  const step = stepAt(place);
  const argument = step?.call.args.find(({ kind }) => kind !== 'lambda');
  if (step === undefined || argument === undefined) return undefined;
  return {
    code: 'missing-lambda',
    plain: `${step.call.name} needs an expression that is evaluated for each point: lambda: ….`,
    range: argument.range,
    ...lambdaFix(argument, step),
  };
}

/** A condition in a text comes out of it; a number or another text is none. */
function lambdaFix(argument: Expression, step: CallStep): Pick<Advice, 'fix'> {
  if (argument.kind === 'string') {
    const isCondition = parseLambda(argument.value).ok && /[<>=!"]/.test(argument.value);
    return isCondition ? { fix: replaced(argument.range, `lambda: ${argument.value.trim()}`) } : {};
  }
  const isValue = argument.kind === 'number' || argument.kind === 'duration';
  if (isValue && step.chain.operator === '.') return {};
  return { fix: inserted(argument.range.start, 'lambda: ', 'Write lambda:') };
}

/** Nodes and properties that are not there under the name that is written. */
import { lowerFirst } from '../../definition/build';
import { stringLiteral } from '../../tickscript/literals';
import { EVERY_CHAIN_METHOD, offeredBy } from '../completion/chain-methods';
import { inserted, listed, type QuickFix, replaced } from '../findings/finding';
import { DEFINITIONS, propertiesOf, propertyOf, type Receiver, SCRIPT_HANDLERS } from '../model';
import { nearest, sameWords } from '../nearest';
import { OTHER_NAMES } from '../other-names';
import { callGap } from '../own-line';
import { type Advice, type CallStep, type HintPlace, stepAt } from './hint';

export function noMember(name: string, place: HintPlace): Advice | undefined {
  const step = stepAt(place);
  if (step === undefined) return undefined;
  if (step.chain.operator === '@') return udf(name);
  return sourceFirst(name, step) ?? misspelt(name, step) ?? belongsElsewhere(name, step, place) ?? unknown(name, step);
}

/** `.grou`: a property without parentheses that there is not, or that is still being typed. */
export function noProperty(name: string, { analysis, range }: HintPlace): Advice | undefined {
  const step = analysis.model.steps.find(({ chain: { right } }) => {
    return right.kind === 'identifier' && right.range.start === range.start;
  });
  if (step === undefined) return undefined;
  const names = propertiesOf(step.receiver).map((property) => property.name);
  const begun = names.filter((each) => each.toLowerCase().startsWith(name.toLowerCase()));
  const meant = begun.length === 1 ? begun[0] : (names.find((each) => sameWords(name, each)) ?? nearest(name, names));
  const { method } = step.receiver.node;
  const plain = `${method} has no .${name}().${meant === undefined ? '' : ` Did you mean .${meant}()?`}`;
  return { code: 'unknown-member', plain, ...(meant === undefined ? {} : { fix: replaced(range, `${meant}()`) }) };
}

function udf(name: string): Advice {
  return {
    code: 'udf',
    plain: `@${name} is a UDF: a program of one's own, which Kapacitor starts when kapacitor.conf has a section [udf.functions.${name}]. A page has none, so it does not run here.`,
  };
}

function sourceFirst(name: string, { receiver, chain }: CallStep): Advice | undefined {
  const { method } = receiver.node;
  if ((method !== 'stream' && method !== 'batch') || chain.operator !== '|' || !DEFINITIONS.has(name)) return undefined;
  const other = method === 'stream' ? ['query', 'queryFlux'] : ['from'];
  const first = method === 'stream' ? '|from()' : "|query('')";
  if (other.includes(name)) {
    const better = method === 'stream' ? 'batch' : 'stream';
    const source = chain.left.kind === 'identifier' ? chain.left.range : undefined;
    return {
      code: 'source-first',
      plain: `|${name}() belongs to ${better}, and ${method} has only ${first}.`,
      ...(source === undefined ? {} : { fix: replaced(source, better) }),
    };
  }
  return {
    code: 'source-first',
    plain: `${method} has only ${first}: put it in front of |${name}().`,
    ...(method === 'stream' ? { fix: inserted(chain.position, first, `Add ${first}`) } : {}),
  };
}

function misspelt(name: string, step: CallStep): Advice | undefined {
  const { receiver, chain } = step;
  const { operator } = chain;
  const { method } = receiver.node;
  const methods = operator === '|' ? offeredBy(receiver.node) : [];
  const names = candidates(receiver, methods);
  const percent = /^(?:p|perc|percentile|q)_?(\d{1,2})$/i.exec(name)?.[1];
  if (percent !== undefined && operator === '|') {
    return {
      code: 'unknown-member',
      plain: `${name} is called percentile here, and is given the percentage: |percentile('field', ${percent}.0).`,
      ...percentileFix(percent, step),
    };
  }
  const other = OTHER_NAMES.get(name.toLowerCase());
  const called = other !== undefined && names.includes(other) ? other : undefined;
  const meant = called ?? names.find((each) => sameWords(name, each)) ?? nearest(name, names);
  if (meant === undefined) return undefined;
  const isThere = operator === '|' ? methods.includes(meant) : propertyOf(receiver, meant) !== undefined;
  const right = isThere ? operator : operator === '|' ? '.' : '|';
  const isHandler = SCRIPT_HANDLERS.some((handler) => handler.name === meant);
  const spelling = isHandler && meant.toLowerCase() === name.toLowerCase();
  return {
    code: spelling ? 'handler-spelling' : 'unknown-member',
    plain: spelling
      ? `Kapacitor knows this handler as ${meant}; it refuses ${name}.`
      : called !== undefined
        ? `${name} is called ${meant} here: ${right}${meant}().`
        : `${method} has no ${operator}${name}(). Did you mean ${right}${meant}()?`,
    fix: renamed(meant, right, step),
  };
}

function percentileFix(percent: string, { call }: CallStep): Pick<Advice, 'fix'> {
  const [field] = call.args;
  if (field?.kind !== 'string' || call.args.length > 1) return {};
  const better = `percentile(${stringLiteral(field.value)}, ${percent}.0)`;
  return { fix: replaced({ start: call.nameRange.start, end: call.range.end }, better) };
}

function renamed(meant: string, right: string, { chain, call }: CallStep): QuickFix {
  const edits = [
    { range: { start: chain.position, end: chain.position + 1 }, text: right },
    { range: call.nameRange, text: meant },
  ];
  return { title: `Write ${right}${meant}()`, edits: right === chain.operator ? edits.slice(1) : edits };
}

function candidates(receiver: Receiver, methods: readonly string[]): readonly string[] {
  const properties = propertiesOf(receiver).map(({ name }) => name);
  return methods.length > 0 ? [...methods, ...properties] : [...properties, ...EVERY_CHAIN_METHOD];
}

/** `.room()` of an alert, `.period()` of from: what has such a property is not in front of it. */
function belongsElsewhere(name: string, { receiver, chain }: CallStep, { text }: HintPlace): Advice | undefined {
  if (chain.operator !== '.') return undefined;
  const property = lowerFirst(name);
  const has = ({ properties }: { readonly properties: readonly { readonly name: string }[] }) =>
    properties.some((each) => each.name === property);
  const isAlert = receiver.node.method === 'alert' || receiver.node.method === 'deadman';
  const handlers = isAlert ? SCRIPT_HANDLERS.filter(has).map((handler) => `.${handler.name}()`) : [];
  const owners = isAlert ? handlers : [...DEFINITIONS.values()].filter(has).map(({ method }) => `|${method}()`);
  const [only, second] = owners;
  if (only === undefined || owners.length > 4) return undefined;
  const gap = callGap(text, chain.position);
  return {
    code: 'elsewhere',
    plain: `${name} is a property of ${listed(owners)}: it stands behind ${owners.length === 1 ? 'it' : 'one of them'}.`,
    ...(isAlert && second === undefined ? { fix: inserted(chain.position, `${only}${gap}`, `Add ${only}`) } : {}),
  };
}

function unknown(name: string, { receiver, chain }: CallStep): Advice {
  const { method } = receiver.node;
  const isNode = chain.operator === '|';
  if (!isNode && name.toLowerCase() === 'ok' && method === 'alert') {
    return {
      code: 'unknown-member',
      plain:
        'OK has no condition of its own: an alert is OK where none of its levels is met. .critReset() says when a level ends.',
    };
  }
  const plain = isNode ? `There is no node ${name} that can follow ${method}.` : `${method} has no property ${name}.`;
  return { code: 'unknown-member', plain };
}

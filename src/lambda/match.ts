/** The `match` of a topic's handler: which events it gets (Kapacitor services/alert/handlers.go, v1.8). */
import { quote } from '../go/strconv/quote';
import { NO_FIELDS } from '../points/fields';
import { TagSet } from '../points/tags';
import type { Expression, IdentifierNode } from '../tickscript/ast';
import { parseLambda } from '../tickscript/parse';
import { type CompiledLambda, compileLambda, type LambdaInstance } from './compile';
import type { Environment } from './environment';
import type { LambdaFunction } from './functions/function';
import { pure, signature } from './functions/function';
import { substitute } from './substitute';
import { Duration, LambdaError, type LambdaType, type LambdaValue } from './value';

/** What such an expression can ask about an event. */
export interface MatchedEvent {
  /** OK is 0, CRITICAL 3. */
  readonly level: number;
  readonly previousLevel: number;
  /** The measurement. */
  readonly name: string;
  readonly taskName: string;
  /** Nanoseconds. */
  readonly duration: bigint;
  readonly tags: TagSet;
}

export type MatchResult =
  | { readonly ok: true; readonly match: Match }
  /** Kapacitor's text. */
  | { readonly ok: false; readonly error: string };

const LEVELS: ReadonlyMap<string, bigint> = new Map([
  ['OK', 0n],
  ['INFO', 1n],
  ['WARNING', 2n],
  ['CRITICAL', 3n],
]);

/** The constants that a match expression may name, for the editor's help. */
export const MATCH_CONSTANTS: readonly string[] = [...LEVELS.keys()];

interface EventFunction {
  readonly name: string;
  readonly result: LambdaType;
  readonly doc: string;
  of(event: MatchedEvent): LambdaValue;
}

const EVENT_FUNCTIONS: readonly EventFunction[] = [
  {
    name: 'changed',
    result: 'boolean',
    doc: 'Whether the level is another one than that of the event before with this ID in this topic.',
    of: ({ level, previousLevel }) => level !== previousLevel,
  },
  { name: 'level', result: 'int', doc: 'The level, 0 (OK) to 3 (CRITICAL).', of: ({ level }) => BigInt(level) },
  { name: 'name', result: 'string', doc: 'The measurement.', of: ({ name }) => name },
  { name: 'taskName', result: 'string', doc: 'The ID of the task.', of: ({ taskName }) => taskName },
  {
    name: 'alertDuration',
    result: 'duration',
    doc: 'How long the alert has not been OK.',
    of: ({ duration }) => new Duration(duration),
  },
];

/** The functions of an event. `current` tells which event is looked at. */
function eventFunctions(current: () => MatchedEvent): LambdaFunction[] {
  return EVENT_FUNCTIONS.map(({ name, result, doc, of }) =>
    pure(name, [], doc, [signature(result)], (args) =>
      args.length === 0 ? of(current()) : new LambdaError(`${name} takes no arguments`),
    ),
  );
}

const NO_EVENT: MatchedEvent = {
  level: 0,
  previousLevel: 0,
  name: '',
  taskName: '',
  duration: 0n,
  tags: TagSet.empty,
};

/** What match expressions have besides the functions of lambdas, for the editor's help. */
export const MATCH_FUNCTIONS: readonly LambdaFunction[] = eventFunctions(() => NO_EVENT);

export function compileMatch(text: string, environment: Environment): MatchResult {
  const parsed = parseLambda(text);
  if (!parsed.ok) return { ok: false, error: `invalid match expression: ${parsed.error.message}` };
  const unknown = unknownIdentifier(parsed.lambda.expression);
  if (unknown !== undefined) return { ok: false, error: `unknown identifier ${quote(unknown.name)}` };
  const current = { event: NO_EVENT };
  const functions = [...eventFunctions(() => current.event).map((entry) => [entry.name, entry] as const)];
  const compiled = compileLambda(levelsIn(parsed.lambda.expression), new Map([...functions, ...environment.functions]));
  if (!compiled.ok) return { ok: false, error: `invalid match expression: ${compiled.error}` };
  return { ok: true, match: new Match(compiled.lambda, environment, current) };
}

/** One handler's expression. What it counts, it counts over all events. */
export class Match {
  readonly #instance: LambdaInstance;

  constructor(
    private readonly lambda: CompiledLambda,
    environment: Environment,
    private readonly current: { event: MatchedEvent },
  ) {
    this.#instance = lambda.instantiate(environment);
  }

  /** References are tags, and every one that is named must exist. */
  evaluate(event: MatchedEvent): boolean | LambdaError {
    this.current.event = event;
    const { tags } = event;
    const missing = this.lambda.references.find((name) => !tags.has(name));
    if (missing !== undefined) return new LambdaError(`no tag exists for ${missing}`);
    return this.#instance.evaluateUnchecked({ fields: NO_FIELDS, tags, time: 0n, computed: undefined });
  }
}

function levelsIn(expression: Expression): Expression {
  return substitute(expression, (identifier) => {
    const value = LEVELS.get(identifier.name);
    const { range, position } = identifier;
    return value === undefined ? identifier : { kind: 'number', value, base: 10, range, position };
  });
}

/** The first name that is no level. */
function unknownIdentifier(expression: Expression): IdentifierNode | undefined {
  let found: IdentifierNode | undefined;
  substitute(expression, (identifier) => {
    if (!LEVELS.has(identifier.name)) found ??= identifier;
    return identifier;
  });
  return found;
}

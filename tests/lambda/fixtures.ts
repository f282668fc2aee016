import { quote } from '../../src/go/strconv/quote';
import { formatFloatG } from '../../src/go/strconv/strconv';
import { type CompiledLambda, compileLambda, type LambdaInstance } from '../../src/lambda/compile';
import { LAMBDA_FUNCTIONS } from '../../src/lambda/functions/all';
import type { Scope } from '../../src/lambda/scope';
import { Duration, LambdaError, type LambdaValue, typeOfValue } from '../../src/lambda/value';
import { MapFields } from '../../src/points/fields';
import { TagSet } from '../../src/points/tags';
import type { FieldValue } from '../../src/points/value';
import type { Expression } from '../../src/tickscript/ast';
import { parseLambda } from '../../src/tickscript/parse';

export const ENVIRONMENT = { now: () => 1_500_000_000_000_000_000n, zone: 'UTC', functions: LAMBDA_FUNCTIONS };

export function expressionOf(text: string): Expression {
  const parsed = parseLambda(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message}`);
  return parsed.lambda.expression;
}

export function compiled(expression: string | Expression): CompiledLambda {
  const result = compileLambda(
    typeof expression === 'string' ? expressionOf(expression) : expression,
    LAMBDA_FUNCTIONS,
  );
  if (!result.ok) throw new Error(result.error);
  return result.lambda;
}

export function instance(expression: string | Expression): LambdaInstance {
  return compiled(expression).instantiate(ENVIRONMENT);
}

export function scope(
  fields: Readonly<Record<string, FieldValue>> = {},
  tags: Readonly<Record<string, string>> = {},
  computed: Readonly<Record<string, LambdaValue>> = {},
): Scope {
  return {
    fields: MapFields.of(Object.entries(fields)),
    tags: new TagSet(Object.entries(tags)),
    time: 1_456_753_506_789_000_000n,
    computed: new Map(Object.entries(computed)),
  };
}

/** A value, or the text of an error, as tests write it. */
export function plain(value: LambdaValue | LambdaError): unknown {
  if (value instanceof LambdaError) return `error: ${value.message}`;
  return value instanceof Duration ? `${value.ns}ns` : value;
}

/** As the recorded answers are written: TYPE:VALUE, strings in Go's quotes. */
export function print(value: LambdaValue | LambdaError): string {
  if (value instanceof LambdaError) return `error:${value.message}`;
  const type = typeOfValue(value);
  if (typeof value === 'string') return `string:${quote(value)}`;
  if (typeof value === 'number') return `float:${formatFloatG(value)}`;
  if (typeof value === 'boolean') return `bool:${value}`;
  if (value instanceof Duration) return `duration:${value.ns}`;
  return `${type}:${String(value)}`;
}

/** Lists in brackets come in any order. */
export function asSets(text: string): string {
  return text
    .replace(/\[(.*)\]/, (_, list: string) =>
      list
        .split(/, (?=[("])/)
        .sort()
        .join('; '),
    )
    .replace(/(?<=Names in scope: ).*/, (list) => list.split(',').sort().join(','));
}

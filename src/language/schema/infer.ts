/** The type of an expression, as far as the sample points tell; `undefined` is not known. */
import { LAMBDA_FUNCTIONS } from '../../lambda/functions/all';
import { findOperation, operatorKind } from '../../lambda/operations';
import type { LambdaType } from '../../lambda/value';
import type { BinaryNode, CallNode, Expression } from '../../tickscript/ast';
import type { ScriptModel } from '../model';
import { givenValue } from '../model';
import type { Schema } from './schema-shape';

export function inferType(node: Expression, schema: Schema, model: ScriptModel): LambdaType | undefined {
  switch (node.kind) {
    case 'number':
      return typeof node.value === 'bigint' ? 'int' : 'float';
    case 'string':
    case 'duration':
    case 'regex':
      return node.kind;
    case 'bool':
      return 'boolean';
    case 'reference':
      return referenceType(node.name, schema);
    case 'identifier': {
      const value = givenValue(model, node);
      return value === undefined || value === node ? undefined : inferType(value, schema, model);
    }
    case 'unary':
      return node.operator === '!' ? 'boolean' : inferType(node.operand, schema, model);
    case 'binary':
      return binaryType(node, schema, model);
    case 'lambda':
      return inferType(node.expression, schema, model);
    case 'call':
      return callType(node, schema, model);
    default:
      return undefined;
  }
}

function referenceType(name: string, { fields, tags }: Schema): LambdaType | undefined {
  if (name === 'time') return 'time';
  const types = fields.get(name);
  if (types === undefined) return tags.has(name) ? 'string' : undefined;
  const [type, other] = types;
  return type === undefined || type === 'unknown' || other !== undefined ? undefined : type;
}

function binaryType(node: BinaryNode, schema: Schema, model: ScriptModel): LambdaType | undefined {
  if (operatorKind(node.operator) !== 'math') return 'boolean';
  const left = inferType(node.left, schema, model);
  const right = inferType(node.right, schema, model);
  if (left === undefined || right === undefined) return undefined;
  return findOperation(node.operator, left, right)?.result;
}

function callType(node: CallNode, schema: Schema, model: ScriptModel): LambdaType | undefined {
  const signatures = LAMBDA_FUNCTIONS.get(node.name)?.signatures ?? [];
  const results = new Set(signatures.map(({ result }) => result));
  if (results.size === 1) return [...results][0];
  const types = node.args.map((argument) => inferType(argument, schema, model));
  const matching = signatures.filter(
    ({ parameters }) =>
      parameters.length === types.length && parameters.every((type, i) => types[i] === undefined || types[i] === type),
  );
  const possible = new Set(matching.map(({ result }) => result));
  return possible.size === 1 ? [...possible][0] : undefined;
}

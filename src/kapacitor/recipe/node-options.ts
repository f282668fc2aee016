/** What a node of a pipeline was told, whatever its kind. */
import type { Lambda, ScriptValue } from '../../definition/value';
import { DefinedNode } from '../../nodes/define';
import type { PipelineNode } from '../../nodes/node';
import { isObject } from '../../text/json';
import type { Expression } from '../../tickscript/ast';

function optionOf(node: PipelineNode, name: string): unknown {
  return node instanceof DefinedNode && isObject(node.options) ? node.options[name] : undefined;
}

export function textOption(node: PipelineNode, name: string): string {
  const value = optionOf(node, name);
  return typeof value === 'string' ? value : '';
}

/** Nanoseconds of a length of time, or a count. */
export function intOption(node: PipelineNode, name: string): bigint {
  const value = optionOf(node, name);
  return typeof value === 'bigint' ? value : 0n;
}

export function lambdaOption(node: PipelineNode, name: string): Lambda['node'] | undefined {
  const value = optionOf(node, name);
  return isLambda(value) ? value.node : undefined;
}

export function expressionOption(node: PipelineNode, name: string): Expression | undefined {
  const value = optionOf(node, name);
  return isExpression(value) ? value : undefined;
}

export function lambdasOption(node: PipelineNode, name: string): readonly Lambda['node'][] {
  const value = optionOf(node, name);
  return Array.isArray(value) ? value.filter(isLambda).map((lambda) => lambda.node) : [];
}

export function textsOption(node: PipelineNode, name: string): readonly string[] {
  const value = optionOf(node, name);
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** The tags of a list of dimensions; `*` for all. */
export function dimensionsOption(node: PipelineNode, name: string): readonly string[] {
  const value = optionOf(node, name);
  if (!Array.isArray(value)) return [];
  return value.filter(isScriptValue).flatMap((each) => {
    if (each.type === 'string') return [each.value];
    return each.type === 'star' ? ['*'] : [];
  });
}

function isExpression(value: unknown): value is Expression {
  return isObject(value) && typeof value.kind === 'string' && isObject(value.range);
}

function isLambda(value: unknown): value is Lambda {
  return isObject(value) && isObject(value.node) && value.node.kind === 'lambda';
}

function isScriptValue(value: unknown): value is ScriptValue {
  return isObject(value) && typeof value.type === 'string';
}

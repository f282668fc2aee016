/** Nodes as Go prints them with `%v`: they show in messages about wrong operands (tick/ast/node.go, v1.8). */

import { byteLength } from '../go/bytes';
import { quote } from '../go/strconv/quote';
import { formatFloat } from '../go/strconv/strconv';
import { durationString } from '../go/time/time';
import type { Comment, Expression } from './ast';
import { scriptPositionAt } from './errors';

/** `script` is the text that the node was read from. */
export function debugText(node: Expression, script: string): string {
  const [name, content] = parts(node, script);
  return `${name}@${place(node.position, script)}{${content}}${commentText(node.comment, script)}`;
}

function parts(node: Expression, script: string): readonly [name: string, content: string] {
  const inner = (child: Expression) => debugText(child, script);
  switch (node.kind) {
    case 'number':
      return typeof node.value === 'bigint'
        ? ['NumberNode', `${node.value}i,b${node.base}`]
        : ['NumberNode', `${formatFloat(node.value, 'f', 6)},b0`];
    case 'string':
      return ['StringNode', node.value];
    case 'bool':
      return ['BoolNode', String(node.value)];
    case 'duration':
      return ['DurationNode', `${durationString(node.value)},${quote(node.literal)}`];
    case 'regex':
      return ['RegexNode', node.pattern];
    case 'star':
      return ['StarNode', '*'];
    case 'reference':
      return ['ReferenceNode', node.name];
    case 'identifier':
      return ['IdentifierNode', node.name];
    case 'unary':
      return ['UnaryNode', `${node.operator} ${inner(node.operand)}`];
    case 'binary': {
      const flags = `p:${node.parenthesised} m:${node.multiLine}`;
      return ['BinaryNode', `${flags} ${inner(node.left)} ${node.operator} ${inner(node.right)}`];
    }
    case 'call':
      return ['FunctionNode', `global ${node.name} [${node.args.map(inner).join(' ')}]`];
    case 'chain':
      return ['ChainNode', `${inner(node.left)} ${node.operator} ${inner(node.right)}`];
    case 'lambda':
      return ['LambdaNode', inner(node.expression)];
    case 'list':
      return ['ListNode', `[${node.items.map(inner).join(' ')}]`];
  }
}

function place(offset: number, script: string): string {
  const { line, char } = scriptPositionAt(script, offset);
  return `${byteLength(script.slice(0, offset))}l${line}c${char}`;
}

function commentText(comment: Comment | undefined, script: string): string {
  if (comment === undefined) return '<nil>';
  const lines = comment.lines.map((line) => line ?? '\n');
  return `CommentNode@${place(comment.range.start, script)}{[${lines.join(' ')}]}`;
}

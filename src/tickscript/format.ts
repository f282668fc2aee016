/** Kapacitor's formatter, byte for byte (tick/ast/node.go, v1.8). */
import { formatFloat } from '../go/strconv/strconv';
import type { BinaryNode, CallNode, ChainNode, Comment, Expression, NumberNode, Program, Statement } from './ast';
import { formatDuration, referenceLiteral, stringLiteral } from './literals';
import { parseScript } from './parse';

const STEP = '    ';

export type Formatted = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

/** A script's text to its formatted text, or to Kapacitor's syntax error. */
export function formatScript(script: string): Formatted {
  const { program, errors } = parseScript(script);
  return program === undefined ? { ok: false, error: errors[0]?.message ?? '' } : { ok: true, text: format(program) };
}

/** A whole script. It ends with a newline, with two when a comment stands last. */
export function format(program: Program): string {
  return program.statements.map((statement) => `${formatStatement(statement)}\n`).join('\n');
}

/** An expression on its own, as messages and people see it. */
export function formatExpression(node: Expression): string {
  return formatNode(node, '', true);
}

function formatStatement(statement: Statement): string {
  switch (statement.kind) {
    case 'comment':
      return formatComment(statement.text, '', true);
    case 'declaration':
      return `${ownComment(statement.comment)}var ${inline(statement.name)} = ${inline(statement.value)}`;
    case 'typeDeclaration':
      return `${ownComment(statement.comment)}var ${inline(statement.name)} ${inline(statement.type)}`;
    case 'dbrp':
      // Quotes inside the names are not escaped again: Kapacitor loses them as well.
      return `${ownComment(statement.comment)}dbrp "${statement.database.name}"."${statement.retentionPolicy.name}"`;
    default:
      return formatNode(statement, '', true);
  }
}

function inline(node: Expression): string {
  return formatNode(node, '', false);
}

function ownComment(comment: Comment | undefined): string {
  return comment === undefined ? '' : formatComment(comment, '', true);
}

function formatComment(comment: Comment, indent: string, atLineStart: boolean): string {
  const lines = comment.lines.map((line) => {
    if (line === null) return '\n';
    return line === '' ? `${indent}//\n` : `${indent}// ${line}\n`;
  });
  return (atLineStart ? '' : '\n') + lines.join('');
}

/** `atLineStart`: nothing is written on this line yet. */
function formatNode(node: Expression, indent: string, atLineStart: boolean): string {
  if (node.kind === 'chain') return formatChain(node, indent, atLineStart);
  const lineStart = atLineStart || node.comment !== undefined;
  const comment = node.comment === undefined ? '' : formatComment(node.comment, indent, atLineStart);
  return comment + (lineStart ? indent : '') + formatBody(node, indent, lineStart);
}

function formatBody(node: Exclude<Expression, ChainNode>, indent: string, atLineStart: boolean): string {
  switch (node.kind) {
    case 'number':
      return formatNumber(node);
    case 'string':
      return node.tripleQuotes ? `'''${node.value}'''` : stringLiteral(node.value);
    case 'bool':
      return node.value ? 'TRUE' : 'FALSE';
    case 'duration':
      return node.literal === '' ? formatDuration(node.value) : node.literal;
    case 'regex':
      return `/${node.literal}/`;
    case 'star':
      return '*';
    case 'reference':
      return referenceLiteral(node.name);
    case 'identifier':
      return node.name;
    case 'unary':
      return node.operator + formatNode(node.operand, indent, false);
    case 'binary':
      return formatBinary(node, indent);
    case 'call':
      return formatCall(node, indent);
    case 'lambda':
      return `lambda: ${formatNode(node.expression, indent, false)}`;
    case 'list':
      // Every item is written as if it began the list's line.
      return `[${node.items.map((item) => formatNode(item, indent, atLineStart)).join(', ')}]`;
  }
}

function formatNumber({ value, base }: NumberNode): string {
  if (typeof value === 'bigint') return base === 8 ? `0${value.toString(8)}` : value.toString();
  const digits = formatFloat(value, 'f', -1);
  return digits.includes('.') ? digits : `${digits}.0`;
}

/** The steps do not indent each other: all `|` and `@` stand under each other, and all `.` do. */
function formatChain(node: ChainNode, indent: string, atLineStart: boolean): string {
  const steps: string[] = [];
  let left: Expression = node;
  while (left.kind === 'chain') {
    const stepIndent: string = indent + STEP + (left.operator === '.' ? STEP : '');
    const comment: string = left.comment === undefined ? '' : formatComment(left.comment, stepIndent, true);
    steps.push(`\n${comment}${stepIndent}${left.operator}${formatNode(left.right, stepIndent, false)}`);
    left = left.left;
  }
  return formatNode(left, indent, atLineStart) + steps.reverse().join('');
}

/** Operators lean to the left, a thousand of them when a script lists its hosts: no recursion along that way. */
function formatBinary(node: BinaryNode, indent: string): string {
  if (node.parenthesised) return `(${formatOperators(node, indent + STEP)})`;
  return formatOperators(node, indent);
}

function formatOperators(node: BinaryNode, indent: string): string {
  const rights = [operatorAndRight(node, indent)];
  let left = node.left;
  let comments = '';
  while (left.kind === 'binary' && !left.parenthesised) {
    if (left.comment !== undefined) comments += formatComment(left.comment, indent, false) + indent;
    rights.push(operatorAndRight(left, indent));
    left = left.left;
  }
  return comments + formatNode(left, indent, false) + rights.reverse().join('');
}

function operatorAndRight({ operator, right, multiLine }: BinaryNode, indent: string): string {
  return ` ${operator}${multiLine ? '\n' : ' '}${formatNode(right, indent, multiLine)}`;
}

function formatCall(node: CallNode, indent: string): string {
  const inner = indent + STEP;
  if (!node.multiLine) return `${node.name}(${node.args.map((arg) => formatNode(arg, inner, false)).join(', ')})`;
  const args = node.args.map((arg) => `\n${formatNode(arg, inner, true)}`);
  return `${node.name}(${args.join(',')}\n${indent})`;
}

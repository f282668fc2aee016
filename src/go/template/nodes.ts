import { quote } from '../strconv/quote';

/** A node of a parsed template. `at` is the UTF-16 offset that errors point at, which is not always where it begins. */
export type Node = Statement | Operand | PipeNode | CommandNode | ListNode;

export type Statement =
  | TextNode
  | ActionNode
  | BranchNode
  | TemplateNode
  | { readonly kind: 'break' | 'continue'; readonly at: number; readonly line: number }
  | { readonly kind: 'comment'; readonly at: number; readonly text: string };

/** What a command is made of. */
export type Operand =
  | { readonly kind: 'identifier'; readonly at: number; readonly name: string }
  | { readonly kind: 'dot'; readonly at: number }
  | { readonly kind: 'nil'; readonly at: number }
  | { readonly kind: 'bool'; readonly at: number; readonly value: boolean }
  | StringNode
  | NumberNode
  | FieldNode
  | VariableNode
  | ChainNode
  | PipeNode;

export interface ListNode {
  readonly kind: 'list';
  readonly at: number;
  readonly nodes: Statement[];
}

/** Escaping for HTML takes comments out of the text. */
export interface TextNode {
  readonly kind: 'text';
  readonly at: number;
  text: string;
}

export interface ActionNode {
  readonly kind: 'action';
  readonly at: number;
  readonly line: number;
  readonly pipe: PipeNode;
}

export interface BranchNode {
  readonly kind: 'if' | 'range' | 'with';
  readonly at: number;
  readonly line: number;
  readonly pipe: PipeNode;
  readonly list: ListNode;
  readonly elseList: ListNode | undefined;
}

/** `{{template "name" pipe}}`, or what is left of a `{{block}}`. */
export interface TemplateNode {
  readonly kind: 'template';
  readonly at: number;
  readonly line: number;
  name: string;
  readonly pipe: PipeNode | undefined;
}

export interface PipeNode {
  readonly kind: 'pipe';
  readonly at: number;
  /** `=` and not `:=`. */
  isAssign: boolean;
  readonly variables: VariableNode[];
  commands: CommandNode[];
}

export interface CommandNode {
  readonly kind: 'command';
  readonly at: number;
  readonly operands: Operand[];
}

export interface StringNode {
  readonly kind: 'string';
  readonly at: number;
  readonly quoted: string;
  readonly value: string;
}

/** A number as every type that can hold it. */
export interface NumberNode {
  readonly kind: 'number';
  readonly at: number;
  readonly text: string;
  readonly int?: bigint;
  readonly uint?: bigint;
  readonly float?: number;
  readonly complex?: { readonly real: number; readonly imaginary: number };
}

/** `.A.B`. */
export interface FieldNode {
  readonly kind: 'field';
  readonly at: number;
  readonly names: readonly string[];
}

/** `$x.A.B`; the first name is the variable, with its `$`. */
export interface VariableNode {
  readonly kind: 'variable';
  readonly at: number;
  readonly names: readonly string[];
}

/** `(pipe).A.B`. */
export interface ChainNode {
  readonly kind: 'chain';
  readonly at: number;
  readonly operand: Operand;
  readonly names: readonly string[];
}

/** A template by name; all templates of one text share it. */
export interface Tree {
  readonly name: string;
  root: ListNode;
}

/** The source of a node as Go's errors print it: not as written, but made anew from the tree. */
export function nodeText(node: Node): string {
  switch (node.kind) {
    case 'list':
      return node.nodes.map(nodeText).join('');
    case 'text':
      return node.text;
    case 'comment':
      return `{{${node.text}}}`;
    case 'action':
      return `{{${nodeText(node.pipe)}}}`;
    case 'if':
    case 'range':
    case 'with':
      return branchText(node);
    case 'template':
      return `{{template ${quote(node.name)}${node.pipe === undefined ? '' : ` ${nodeText(node.pipe)}`}}}`;
    case 'break':
    case 'continue':
      return `{{${node.kind}}}`;
    case 'pipe':
      return pipeText(node);
    case 'command':
      return node.operands.map((operand) => parenthesized(operand)).join(' ');
    case 'identifier':
      return node.name;
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'bool':
      return String(node.value);
    case 'string':
      return node.quoted;
    case 'number':
      return node.text;
    case 'field':
      return node.names.map((name) => `.${name}`).join('');
    case 'variable':
      return node.names.join('.');
    case 'chain':
      return parenthesized(node.operand) + node.names.map((name) => `.${name}`).join('');
  }
}

function parenthesized(operand: Operand): string {
  return operand.kind === 'pipe' ? `(${nodeText(operand)})` : nodeText(operand);
}

function pipeText(pipe: PipeNode): string {
  const variables = pipe.variables.map(nodeText).join(', ');
  const declaration = variables === '' ? '' : `${variables} ${pipe.isAssign ? '=' : ':='} `;
  return declaration + pipe.commands.map(nodeText).join(' | ');
}

function branchText(node: BranchNode): string {
  const otherwise = node.elseList === undefined ? '' : `{{else}}${nodeText(node.elseList)}`;
  return `{{${node.kind} ${nodeText(node.pipe)}}}${nodeText(node.list)}${otherwise}{{end}}`;
}

/** Nothing but space and comments. */
export function isEmpty(list: ListNode): boolean {
  return list.nodes.every((node) => node.kind === 'comment' || (node.kind === 'text' && node.text.trim() === ''));
}

import { parseSync } from 'vite';

/** UTF-16 offsets. */
interface Place {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** One small change of a file that a test should notice. */
export interface Mutant {
  /** The expression or statement that is evaluated when the place is reached. */
  readonly within: Place;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

const OTHER_OPERATOR: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '**': '*',
  '&': '|',
  '|': '&',
  '<<': '>>',
  '>>': '<<',
  '&&': '||',
  '||': '&&',
  '??': '&&',
  '+=': '-=',
  '-=': '+=',
  '++': '--',
  '--': '++',
};

const OTHER_METHOD: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
  toLowerCase: 'toUpperCase',
  toUpperCase: 'toLowerCase',
};

const STATEMENTS = new Set([
  'ExpressionStatement',
  'ReturnStatement',
  'ThrowStatement',
  'BreakStatement',
  'ContinueStatement',
]);

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Wrappers that are there for types and hold an expression. */
const TYPED = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);

/** What a reader sees and nothing decides by. */
const WORDS = new Set(['documentation', 'description', 'detail', 'title', 'why']);

interface Node extends Place {
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function nameOf(value: unknown): string | undefined {
  return isNode(value) && typeof value.name === 'string' ? value.name : undefined;
}

/** All mutants of a text in TypeScript, in the order in which they stand there. */
export function mutantsOf(path: string, text: string): readonly Mutant[] {
  const found: Mutant[] = [];
  const replace = (within: Place, start: number, end: number, replacement: string) => {
    if (text.slice(start, end) === replacement) return;
    // The node itself is large, and holds values that no JSON has.
    const { type, start: from, end: until } = within;
    found.push({ within: { type, start: from, end: until }, start, end, replacement });
  };

  /** Another operator between two operands, or at one. */
  const operator = (node: Node, from: number, to: number) => {
    const written = String(node.operator);
    const other = OTHER_OPERATOR[written];
    const at = text.indexOf(written, from);
    // `a ?? b && c` is no JavaScript.
    if (written === '??' && isNode(node.left) && node.left.operator === '??') {
      replace(node, node.start, at + 2, `(${text.slice(node.start, from)}) &&`);
      return;
    }
    if (other !== undefined && at >= from && at < to) replace(node, at, at + written.length, other);
  };

  const literal = (node: Node) => {
    const { value, bigint, start, end } = node;
    if (typeof value === 'boolean') replace(node, start, end, String(!value));
    else if (typeof bigint === 'string') replace(node, start, end, `${BigInt(bigint) + 1n}n`);
    else if (typeof value === 'number') replace(node, start, end, String(value + 1));
    // Sentences are held by tests where they matter; a changed one says nothing about what the code decides.
    else if (typeof value === 'string' && !value.includes(' '))
      replace(node, start, end, value === '' ? "'mutant'" : "''");
  };

  const condition = (test: unknown, both: boolean) => {
    if (!isNode(test) || test.type === 'Literal') return;
    if (both) replace(test, test.start, test.end, 'true');
    replace(test, test.start, test.end, 'false');
  };

  /** Ends of functions that return nothing: without them the same is returned. */
  const saysNothing = new Set<unknown>();

  /** `chain` is the whole of `a?.b.some(…)`: no probe goes into its middle. */
  const visit = (node: Node, chain: Node): void => {
    switch (node.type) {
      case 'BinaryExpression':
      case 'LogicalExpression':
      case 'AssignmentExpression':
        if (isNode(node.left) && isNode(node.right)) operator(node, node.left.end, node.right.start);
        break;
      case 'UpdateExpression':
        operator(node, node.start, node.end);
        break;
      case 'UnaryExpression':
        if (isNode(node.argument) && (node.operator === '!' || node.operator === '-'))
          replace(node, node.start, node.argument.start, '');
        break;
      case 'IfStatement':
      case 'ConditionalExpression':
        condition(node.test, true);
        break;
      case 'WhileStatement':
      case 'ForStatement':
        condition(node.test, false);
        break;
      case 'Literal':
        literal(node);
        break;
      case 'CallExpression':
        if (isNode(node.callee) && isNode(node.callee.property)) {
          const { property } = node.callee;
          const other = OTHER_METHOD[nameOf(property) ?? ''];
          if (other !== undefined) replace(chain, property.start, property.end, other);
        }
        break;
    }
    if (STATEMENTS.has(node.type) && node.directive == null && !saysNothing.has(node))
      replace(node, node.start, node.end, ';');
    if (FUNCTIONS.has(node.type) && isNode(node.body) && Array.isArray(node.body.body)) {
      const last: unknown = node.body.body.at(-1);
      if (isNode(last) && last.type === 'ReturnStatement' && nameOf(last.argument) === 'undefined')
        saysNothing.add(last);
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === 'key' && node.computed !== true) continue;
      const inChain = key === 'object' || key === 'callee' || (node.type === 'ChainExpression' && key === 'expression');
      for (const child of Array.isArray(value) ? value : [value])
        if (isNode(child) && !isLeftOut(child)) visit(child, inChain ? chain : child);
    }
  };

  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse`);
  for (const statement of program.body) if (isNode(statement) && !isLeftOut(statement)) visit(statement, statement);
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Types, imports, and texts that a reader sees and nothing decides by. */
function isLeftOut({ type, key }: Node): boolean {
  if (type.startsWith('TS')) return !TYPED.has(type);
  if (type.startsWith('Import') || type === 'ExportAllDeclaration' || type === 'JSXAttribute') return true;
  return type === 'Property' && WORDS.has(nameOf(key) ?? '');
}

export function mutated(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

export interface NumberedMutant extends Mutant {
  readonly id: number;
}

/** The text with a switch at each mutant: `globalThis.__mutant(id)` says whether it is on. */
export function switched(text: string, mutants: readonly NumberedMutant[]): string {
  const byPlace = new Map<string, [NumberedMutant, ...NumberedMutant[]]>();
  for (const mutant of mutants) {
    const key = `${mutant.within.start}-${mutant.within.end}`;
    const same = byPlace.get(key);
    if (same === undefined) byPlace.set(key, [mutant]);
    else same.push(mutant);
  }
  const places = [...byPlace.values()].sort(([{ within: a }], [{ within: b }]) => a.start - b.start || b.end - a.end);
  let next = 0;
  const render = (from: number, until: number): string => {
    let result = '';
    let at = from;
    for (let own = places[next]; own !== undefined && own[0].within.start < until; own = places[next]) {
      next++;
      const { start, end } = own[0].within;
      result += text.slice(at, start);
      at = end;
      result += withSwitch(own, render(start, end));
    }
    return result + text.slice(at, until);
  };

  /** The place as it is, `inner`, if none of its own is on. */
  const withSwitch = (own: readonly NumberedMutant[], inner: string): string => {
    let result = inner;
    for (const mutant of own) {
      const { type, start, end } = mutant.within;
      const changed = text.slice(start, mutant.start) + mutant.replacement + text.slice(mutant.end, end);
      const isOn = `globalThis.__mutant(${mutant.id})`;
      result = STATEMENTS.has(type)
        ? `if (${isOn}) { ${changed} } else { ${result} }`
        : `(${isOn} ? (${changed}) : (${result}))`;
    }
    return result;
  };
  return render(0, text.length);
}

/** `12: if (a < b) → if (a <= b)`: the line as it was, and what stands there instead. */
export function described(text: string, mutant: Mutant): string {
  const line = text.slice(0, mutant.start).split('\n').length;
  const from = text.lastIndexOf('\n', mutant.start - 1) + 1;
  const until = text.indexOf('\n', mutant.end);
  const was = text.slice(mutant.start, mutant.end).replace(/\s+/g, ' ');
  const whole = text
    .slice(from, until < 0 ? undefined : until)
    .trim()
    .replace(/\s+/g, ' ');
  const column = mutant.start - from + 1;
  const change = `${was === '' ? '∅' : shortened(was)} → ${mutant.replacement === '' ? '∅' : mutant.replacement}`;
  return `${line}:${column}  ${change}    in  ${shortened(whole)}`;
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

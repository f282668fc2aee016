/** Secrets of a script, over its syntax tree: what is given to secret properties, straight or through a `var`. */
import { lowerFirst } from '../../definition/build';
import type { HandlerDefinition } from '../../handlers/handler';
import type { Range } from '../../text/range';
import type { CallNode, Expression, Program, StringNode } from '../../tickscript/ast';
import { parseScript } from '../../tickscript/parse';
import { callsOf, everyExpression } from '../../tickscript/walk';
import { handlerOfMethod, isSecretHeader, isSecretName } from './names';
import { placeOfTail } from './quotes';
import { behindHost, isSecretValue, type Sighting, withoutScheme } from './sighting';

export interface ScriptSecrets {
  readonly secrets: readonly Sighting[];
  /** Variables that hold a secret, also those that something else gives a value. */
  readonly vars: ReadonlySet<string>;
  /** What could not be read. */
  readonly isBroken: boolean;
}

export function secretsInScript(text: string): ScriptSecrets {
  const { partial, program } = parseScript(text);
  const hunt = new ScriptHunt(text, partial);
  hunt.properties();
  hunt.declarations();
  return { secrets: hunt.secrets, vars: hunt.vars, isBroken: program === undefined };
}

class ScriptHunt {
  readonly secrets: Sighting[] = [];
  readonly vars = new Set<string>();
  readonly #values = new Map<string, Expression>();

  constructor(
    private readonly text: string,
    private readonly program: Program,
  ) {
    for (const statement of program.statements) {
      if (statement.kind === 'declaration') this.#values.set(statement.name.name, statement.value);
    }
  }

  properties(): void {
    let handler: HandlerDefinition | undefined;
    for (const { call, operator } of callsOf(this.program)) {
      if (operator === '|' || operator === '@') handler = undefined;
      const next = operator === '.' ? handlerOfMethod(call.name) : undefined;
      if (next !== undefined) handler = next;
      else if (isSecretProperty(handler, call.name)) for (const argument of call.args) this.#take(call.name, argument);
      this.#pair(call);
    }
  }

  /** `.header('Authorization', …)`. */
  #pair({ args }: CallNode): void {
    const [first, second] = args;
    if (first === undefined || second === undefined || args.length !== 2) return;
    const name = this.#textOf(first);
    if (name !== undefined && isSecretHeader(name)) this.#take(name, second);
  }

  declarations(): void {
    for (const statement of this.program.statements) {
      if (statement.kind !== 'declaration' && statement.kind !== 'typeDeclaration') continue;
      const { name } = statement.name;
      if (!isSecretName(name)) continue;
      this.vars.add(name);
      if (statement.kind === 'declaration') this.#take(name, statement.value);
    }
  }

  #textOf(expression: Expression): string | undefined {
    const value = expression.kind === 'identifier' ? this.#values.get(expression.name) : expression;
    return value?.kind === 'string' ? value.value : undefined;
  }

  /** Every text that an expression is made of, through variables too. */
  #take(name: string, expression: Expression): void {
    if (expression.kind === 'lambda') return;
    const waiting: Expression[] = [expression];
    for (let root = waiting.pop(); root !== undefined; root = waiting.pop()) {
      for (const node of everyExpression(root)) {
        if (node.kind === 'string') this.#text(name, node);
        if (node.kind !== 'identifier' || this.vars.has(node.name)) continue;
        this.vars.add(node.name);
        const value = this.#values.get(node.name);
        if (value !== undefined && value.kind !== 'lambda' && value.kind !== 'chain') waiting.push(value);
      }
    }
  }

  #text(name: string, node: StringNode): void {
    const quotes = node.tripleQuotes ? 3 : 1;
    const range: Range = { start: node.range.start + quotes, end: node.range.end - quotes };
    // `'Bearer ' + token`: the scheme alone is none.
    const isScheme = /^[A-Za-z][A-Za-z-]{1,20} $/.test(node.value);
    const value = isSecretHeader(name) && !isSecretName(name) ? withoutScheme(node.value) : behindHost(node.value);
    if (isScheme || !isSecretValue(value)) return;
    this.secrets.push({ range: placeOfTail(this.text, range, node.value, value), value, name });
  }
}

/** Of a handler's own properties its definition decides. */
function isSecretProperty(handler: HandlerDefinition | undefined, name: string): boolean {
  const own = handler?.script?.properties.find((property) => property.name === lowerFirst(name));
  return own === undefined ? isSecretName(name) : own.secret === true;
}

/** Comments, and what stands between texts; strings and fields are left aside. */
export function commentsOf(text: string): readonly Range[] {
  const found: Range[] = [];
  const sign = /\/\/|'''|['"]/g;
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    const start = match.index;
    if (match[0] === '//') {
      const line = text.indexOf('\n', start);
      const end = line === -1 ? text.length : line;
      found.push({ start, end });
      sign.lastIndex = end;
    } else sign.lastIndex = behindString(text, sign.lastIndex, match[0]);
  }
  return found;
}

function behindString(text: string, from: number, mark: string): number {
  let end = text.indexOf(mark, from);
  while (end !== -1 && mark.length === 1 && text[end - 1] === '\\') end = text.indexOf(mark, end + 1);
  return end === -1 ? text.length : end + mark.length;
}

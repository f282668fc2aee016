/** Secrets of a script, over its syntax tree: what is given to secret properties, straight or through a `var`. */
import { lowerFirst } from '../../definition/build';
import type { HandlerDefinition } from '../../handlers/handler';
import { lineEnd } from '../../text/position';
import type { Range } from '../../text/range';
import type { CallNode, Expression, Program, ReferenceNode, StringNode } from '../../tickscript/ast';
import { parseScript } from '../../tickscript/parse';
import { callsOf, everyExpression } from '../../tickscript/walk';
import { behindUser, isSecretFlag, isUserFlag } from './flags';
import { handlerOfMethod, isSecretHeader, isSecretName } from './names';
import { closing, placeOfTail, withinQuotes } from './quotes';
import { behindHost, isSecretValue, type Sighting, withoutScheme } from './sighting';

export interface ScriptSecrets {
  readonly secrets: readonly Sighting[];
  /** Variables that hold a secret, also those that something else gives a value. */
  readonly vars: ReadonlySet<string>;
  /** Where texts stand. */
  readonly texts: readonly Range[];
  /** What could not be read. */
  readonly isBroken: boolean;
}

export function secretsInScript(text: string): ScriptSecrets {
  const { partial, program } = parseScript(text);
  const hunt = new ScriptHunt(text, partial);
  hunt.properties();
  hunt.declarations();
  const { texts } = partsOf(text);
  return { secrets: hunt.secrets, vars: hunt.vars, texts, isBroken: program === undefined };
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
      this.#command(call);
    }
  }

  /** `.header('Authorization', …)`. */
  #pair({ args }: CallNode): void {
    const [first, second] = args;
    if (first === undefined || second === undefined || args.length !== 2) return;
    const name = this.#textOf(first);
    if (name !== undefined && isSecretHeader(name)) this.#take(name, second);
  }

  /** `.exec('tool', '--token', …)`. */
  #command({ args }: CallNode): void {
    for (const [place, argument] of args.entries()) {
      const before = args[place - 1];
      const flag = before === undefined ? undefined : this.#textOf(before);
      if (flag === undefined || !flag.startsWith('-')) continue;
      if (isSecretFlag(flag)) this.#take(flag, argument);
      else if (argument.kind === 'string' && isUserFlag(flag)) this.#text(flag, argument, behindUser(argument.value));
    }
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
        // In double quotes it is no text, but it was meant as one.
        if (node.kind === 'reference') this.#reference(name, node);
        if (node.kind !== 'identifier' || this.vars.has(node.name)) continue;
        this.vars.add(node.name);
        const value = this.#values.get(node.name);
        if (value !== undefined && value.kind !== 'lambda' && value.kind !== 'chain') waiting.push(value);
      }
    }
  }

  #reference(name: string, { name: value, range }: ReferenceNode): void {
    if (!isSecretValue(value)) return;
    this.secrets.push({ range: { start: range.start + 1, end: range.end - 1 }, value, name });
  }

  #text(name: string, node: StringNode, part?: string): void {
    const quotes = node.tripleQuotes ? 3 : 1;
    const range: Range = { start: node.range.start + quotes, end: node.range.end - quotes };
    // `'Bearer ' + token`: the scheme alone is none.
    const isScheme = /^[A-Za-z][A-Za-z-]{1,20} $/.test(node.value);
    const isHeader = isSecretHeader(name) && !isSecretName(name);
    const value = part ?? (isHeader ? withoutScheme(node.value) : behindHost(node.value));
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
  return partsOf(text).comments;
}

interface Parts {
  readonly comments: readonly Range[];
  readonly texts: readonly Range[];
}

function partsOf(text: string): Parts {
  const comments: Range[] = [];
  const texts: Range[] = [];
  const sign = /\/\/|'''|['"]/g;
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    const [mark] = match;
    const start = match.index;
    const end = mark === '//' ? lineEnd(text, start) : behindString(text, sign.lastIndex, mark);
    if (mark === '//') comments.push({ start, end });
    else if (mark !== '"') texts.push(withinQuotes(text, { start, end }));
    sign.lastIndex = end;
  }
  return { comments, texts };
}

function behindString(text: string, from: number, mark: string): number {
  const end = closing(text, from, mark, text.length);
  return Math.min(text.length, end + mark.length);
}

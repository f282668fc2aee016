/** What the expressions of a script stand for, as far as its text tells. */
import type { ScriptValue } from '../../definition/value';
import { evaluateConstant } from '../../lambda/constant';
import { LAMBDA_FUNCTIONS } from '../../lambda/functions/all';
import { substitute } from '../../lambda/substitute';
import { constantValue } from '../../pipeline/operators';
import { timeDimension } from '../../pipeline/time-function';
import { literalOf, opaqueArgument, valueOfLiteral, varTypeOf } from '../../pipeline/values';
import type { CallNode, Expression, IdentifierNode } from '../../tickscript/ast';
import { givenValue, type ScriptModel } from '../model';

/** What a chain leaves, of which nobody here asks more. */
const A_NODE = opaqueArgument('pipeline.Node');

export class ScriptValues {
  /** Of vars, each evaluated once. */
  readonly #known = new Map<string, ScriptValue | undefined>();
  #isInOrder = false;

  constructor(private readonly model: ScriptModel) {}

  /** The arguments of a call. A single list stands for its items. */
  arguments(call: CallNode): readonly (ScriptValue | undefined)[] {
    const values = call.args.map((argument) => this.of(argument));
    const [only] = values;
    return values.length === 1 && only?.type === 'list' ? only.items : values;
  }

  /** `undefined`: only a run tells, or it is still being typed. */
  of(node: Expression): ScriptValue | undefined {
    switch (node.kind) {
      case 'number':
      case 'string':
      case 'bool':
      case 'duration':
      case 'regex':
      case 'star':
        return valueOfLiteral(node);
      case 'reference':
        return { type: 'reference', node };
      case 'lambda':
        return { type: 'lambda', value: { node: { ...node, expression: this.inPlace(node.expression) } } };
      case 'list':
        return listOf(node.items.map((item) => this.of(item)));
      case 'unary':
      case 'binary':
        return constantOf(this.inPlace(node));
      case 'call':
        return node.name === 'time' ? this.#time(node) : undefined;
      case 'identifier':
        return this.#var(node);
      case 'chain':
        return A_NODE;
    }
  }

  /** An expression with the values of vars in their places; vars that are not known stay. */
  inPlace(node: Expression): Expression {
    return substitute(node, (identifier) => {
      const value = this.#var(identifier);
      return value === undefined || value.type === 'list' || varTypeOf(value) === undefined
        ? identifier
        : literalOf(value, identifier);
    });
  }

  #time(call: CallNode): ScriptValue | undefined {
    const args = listOf(this.arguments(call));
    const made = args?.type === 'list' ? timeDimension(call.name, args.items) : undefined;
    return made?.ok ? made.value : undefined;
  }

  #var(identifier: IdentifierNode): ScriptValue | undefined {
    this.#inOrder();
    const { name } = identifier;
    return this.#known.has(name) ? this.#known.get(name) : this.#read(name, givenValue(this.model, identifier));
  }

  /** Those that others are made of first: a chain of vars may be long. */
  #inOrder(): void {
    if (this.#isInOrder) return;
    this.#isInOrder = true;
    for (const [name, { declaration }] of this.model.vars) {
      if (!this.#known.has(name)) this.#read(name, declaration.kind === 'declaration' ? declaration.value : undefined);
    }
  }

  #read(name: string, given: Expression | undefined): ScriptValue | undefined {
    // A var that is defined by itself is not known.
    this.#known.set(name, undefined);
    const value = given === undefined ? sourceNamed(name) : this.of(given);
    this.#known.set(name, value);
    return value;
  }
}

function sourceNamed(name: string): ScriptValue | undefined {
  return name === 'stream' || name === 'batch' ? A_NODE : undefined;
}

function listOf(items: readonly (ScriptValue | undefined)[]): ScriptValue | undefined {
  const known = items.filter((item) => item !== undefined);
  return known.length === items.length ? { type: 'list', items: known } : undefined;
}

function constantOf(node: Expression): ScriptValue | undefined {
  const result = evaluateConstant(node, LAMBDA_FUNCTIONS);
  return result.ok ? constantValue(result.value) : undefined;
}

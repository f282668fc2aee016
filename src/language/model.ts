/**
 * A script as an editor understands it: which node every call belongs to, whether or not the script runs. Nothing is
 * refused here; what cannot be understood has no node.
 */
import { lowerFirst } from '../definition/build';
import type { PropertyInfo } from '../definition/property';
import { HANDLERS } from '../handlers';
import type { ScriptHandler } from '../handlers/handler';
import { NODES } from '../nodes/all';
import { QUIET } from '../nodes/define';
import type { NodeDefinition } from '../nodes/node';
import { batchSource } from '../nodes/source/batch';
import { streamSource } from '../nodes/source/stream';
import type { Range } from '../text/range';
import type {
  CallNode,
  ChainNode,
  DeclarationNode,
  Expression,
  IdentifierNode,
  LambdaNode,
  Program,
  TypeDeclarationNode,
} from '../tickscript/ast';

export const DEFINITIONS: ReadonlyMap<string, NodeDefinition> = new Map(NODES.map((node) => [node.method, node]));

const SOURCES: ReadonlyMap<string, NodeDefinition> = new Map(
  [streamSource, batchSource].map((source) => [source.method, source]),
);

/** Sources have one too; `undefined` for what no definition is known of. */
export function definitionOf({ definition, call, method }: ModelNode): NodeDefinition | undefined {
  return definition ?? (call === undefined ? SOURCES.get(method) : undefined);
}

export const SCRIPT_HANDLERS: readonly ScriptHandler[] = HANDLERS.flatMap(({ script }) =>
  script === undefined ? [] : [script],
);
const HANDLERS_BY_LOWER_NAME = new Map(SCRIPT_HANDLERS.map((handler) => [handler.name.toLowerCase(), handler]));

export interface ModelNode {
  /** `stream`, `from`, `alert`; as the script writes it where no definition is known. */
  readonly method: string;
  readonly definition?: NodeDefinition;
  /** What made it; none made `stream` and `batch`. */
  readonly call?: CallNode;
  /** The node that it was chained from first, then those in its arguments. */
  readonly parents: readonly ModelNode[];
  readonly properties: CallNode[];
  readonly handlers: ModelHandler[];
}

export interface ModelHandler {
  readonly definition: ScriptHandler;
  readonly call: CallNode;
  readonly properties: CallNode[];
}

/** What a chain stands at: a node, or a handler of it. */
export interface Receiver {
  readonly node: ModelNode;
  readonly handler?: ModelHandler;
}

/** One `|x()`, `.x()` or `@x()`. */
export interface Step {
  readonly chain: ChainNode;
  readonly receiver: Receiver;
  /** Where the chain goes on. */
  readonly result: Receiver;
  readonly property?: PropertyInfo;
}

export interface ModelVar {
  readonly name: string;
  readonly declaration: DeclarationNode | TypeDeclarationNode;
  readonly value?: Receiver;
}

/** A lambda where it is used: a var's lambda has a use for each place that names the var. */
export interface LambdaUse {
  readonly lambda: LambdaNode;
  readonly call: CallNode;
  readonly argument: number;
  readonly step: Step;
}

export interface ScriptModel {
  readonly program: Program;
  /** In the order of the text. */
  readonly steps: readonly Step[];
  /** By the end of what is left of them. */
  readonly nodes: readonly ModelNode[];
  readonly vars: ReadonlyMap<string, ModelVar>;
  readonly lambdas: readonly LambdaUse[];
}

export function modelOf(program: Program): ScriptModel {
  const builder = new Builder();
  for (const statement of program.statements) {
    switch (statement.kind) {
      case 'comment':
      case 'dbrp':
        break;
      case 'typeDeclaration':
        builder.declare({ name: statement.name.name, declaration: statement });
        break;
      case 'declaration': {
        const value = builder.resolve(statement.value);
        const { name } = statement.name;
        builder.declare({ name, declaration: statement, ...(value === undefined ? {} : { value }) });
        break;
      }
      default:
        builder.resolve(statement);
    }
  }
  const { steps, nodes, vars, lambdas } = builder;
  return { program, steps, nodes, vars, lambdas };
}

class Builder {
  readonly steps: Step[] = [];
  readonly nodes: ModelNode[] = [];
  readonly vars = new Map<string, ModelVar>();
  readonly lambdas: LambdaUse[] = [];
  readonly #sources = new Map<string, ModelNode>();
  /** What chains in arguments leave: they are resolved before the call. */
  readonly #arguments = new Map<ChainNode, Receiver | undefined>();

  declare(variable: ModelVar): void {
    if (!this.vars.has(variable.name)) this.vars.set(variable.name, variable);
  }

  /** The node or handler that an expression leaves. */
  resolve(expression: Expression): Receiver | undefined {
    const chains: ChainNode[] = [];
    let head = expression;
    for (; head.kind === 'chain'; head = head.left) chains.push(head);
    let receiver = head.kind === 'identifier' ? this.#named(head) : undefined;
    for (const chain of chains.reverse()) {
      if (chain.right.kind === 'call') this.#resolveArguments(chain.right);
      receiver = receiver && this.#step(chain, receiver);
    }
    return receiver;
  }

  #resolveArguments(call: CallNode): void {
    for (const argument of call.args) {
      if (argument.kind === 'chain') this.#arguments.set(argument, this.resolve(argument));
    }
  }

  #named({ name }: IdentifierNode): Receiver | undefined {
    const variable = this.vars.get(name);
    if (variable !== undefined) return variable.value;
    if (name !== 'stream' && name !== 'batch') return undefined;
    let node = this.#sources.get(name);
    if (node === undefined) {
      node = { method: name, parents: [], properties: [], handlers: [] };
      this.#sources.set(name, node);
      this.nodes.push(node);
    }
    return { node };
  }

  #step(chain: ChainNode, receiver: Receiver): Receiver {
    const { right } = chain;
    const property = chain.operator === '.' ? propertyOf(receiver, right.name) : undefined;
    const result = right.kind === 'identifier' ? receiver : this.#call(chain, right, receiver);
    const step = { chain, receiver, result, ...(property === undefined ? {} : { property }) };
    this.steps.push(step);
    if (right.kind === 'call') this.#collectLambdas(step, right);
    return result;
  }

  #call(chain: ChainNode, call: CallNode, receiver: Receiver): Receiver {
    const { node } = receiver;
    const name = lowerFirst(call.name);
    if (chain.operator !== '.') {
      const definition = chain.operator === '|' ? DEFINITIONS.get(name) : undefined;
      const made: ModelNode = {
        method: name,
        ...(definition === undefined ? {} : { definition }),
        call,
        parents: [node, ...this.#parents(call)],
        properties: [],
        handlers: [],
      };
      this.nodes.push(made);
      return { node: made };
    }
    const handler = node.method === 'alert' || node.method === 'deadman' ? handlerNamed(call.name) : undefined;
    if (handler !== undefined) {
      const made = { definition: handler, call, properties: [] };
      node.handlers.push(made);
      return { node, handler: made };
    }
    const isOwn = receiver.handler?.definition.properties.some((property) => property.name === name) ?? false;
    (isOwn && receiver.handler !== undefined ? receiver.handler : node).properties.push(call);
    return receiver;
  }

  #parents(call: CallNode): readonly ModelNode[] {
    return call.args.flatMap((argument) => {
      if (argument.kind !== 'identifier' && argument.kind !== 'chain') return [];
      const receiver = argument.kind === 'identifier' ? this.#named(argument) : this.#arguments.get(argument);
      return receiver === undefined ? [] : [receiver.node];
    });
  }

  #collectLambdas(step: Step, call: CallNode): void {
    call.args.forEach((given, argument) => {
      const value = given.kind === 'identifier' ? this.vars.get(given.name)?.declaration : undefined;
      const lambda = value?.kind === 'declaration' ? value.value : given;
      if (lambda.kind === 'lambda') this.lambdas.push({ lambda, call, argument, step });
    });
  }
}

/** A handler by its name, upper and lower case aside: documentation spells them in many ways. */
export function handlerNamed(name: string): ScriptHandler | undefined {
  return HANDLERS_BY_LOWER_NAME.get(name.toLowerCase());
}

/** Every property that `.` offers, a handler's own ones first. */
export function propertiesOf({ node, handler }: Receiver): readonly PropertyInfo[] {
  const own = handler?.definition.properties ?? [];
  const names = new Set(own.map(({ name }) => name));
  const inherited = [...nodeProperties(node), QUIET].filter(({ name }) => !names.has(name));
  return [...own, ...inherited];
}

/** A deadman is an alert. */
function nodeProperties({ method, definition }: ModelNode): readonly PropertyInfo[] {
  const alert = method === 'deadman' ? DEFINITIONS.get('alert') : definition;
  return alert?.properties ?? [];
}

export function propertyOf({ node, handler }: Receiver, name: string): PropertyInfo | undefined {
  const wanted = lowerFirst(name);
  const isWanted = (property: PropertyInfo) => property.name === wanted;
  const found = handler?.definition.properties.find(isWanted) ?? nodeProperties(node).find(isWanted);
  return found ?? (isWanted(QUIET) ? QUIET : undefined);
}

/** The node whose method stands there: ranges of nodes in a run, and of refusals, begin so. */
export function nodeAt(model: ScriptModel | undefined, { start }: Pick<Range, 'start'>): ModelNode | undefined {
  return model?.nodes.find(({ call }) => call?.nameRange.start === start);
}

/** The last call of a property. */
export function propertyCall(node: ModelNode | ModelHandler, name: string): CallNode | undefined {
  return node.properties.findLast((call) => lowerFirst(call.name) === name);
}

/** An expression, or what the var that it names was given. */
export function givenValue(model: ScriptModel, expression: Expression | undefined): Expression | undefined {
  if (expression?.kind !== 'identifier') return expression;
  const declaration = model.vars.get(expression.name)?.declaration;
  return declaration?.kind === 'declaration' ? declaration.value : undefined;
}

/** The text of a string or of a var that holds one; `undefined` when it is not known. */
export function textValue(model: ScriptModel, expression: Expression | undefined): string | undefined {
  const value = givenValue(model, expression);
  return value?.kind === 'string' ? value.value : undefined;
}

/** The texts of a property's arguments; `undefined` when one of them is not known. */
export function textValues(model: ScriptModel, call: CallNode): readonly string[] | undefined {
  const [only] = call.args.map((argument) => givenValue(model, argument));
  const items = call.args.length === 1 && only?.kind === 'list' ? only.items : call.args;
  const texts: string[] = [];
  for (const item of items) {
    const text = textValue(model, item);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts;
}

/**
 * What `|name(…)`, `.name(…)`, `@name(…)` and `.name` mean on a value: the rules of Kapacitor's reflection
 * (tick/eval.go, v1.8).
 */
import { lowerFirst, upperFirst } from '../definition/build';
import { DefinedObject } from '../definition/object';
import { type PropertyInfo, refuse } from '../definition/property';
import type { CallSite, Refusal, ScriptObject, ScriptValue } from '../definition/value';
import { isRefusal } from '../definition/value';
import { canBeFollowedBy } from '../nodes/can-follow';
import type { NodeDefinition, PipelineNode } from '../nodes/node';
import type { CallNode, ChainNode, IdentifierNode } from '../tickscript/ast';
import { withPosition } from '../tickscript/errors';
import { fail, ScriptFailure } from './failure';
import type { Pipeline } from './graph';
import { internalMethod } from './internal-methods';
import { goType, isPointer, NIL, type Value } from './values';

export interface Members {
  readonly script: string;
  readonly pipeline: Pipeline;
}

export function callMember(
  members: Members,
  operator: ChainNode['operator'],
  call: CallNode,
  left: Value,
  args: readonly ScriptValue[],
): Value {
  const object = objectOf(members, left, call.position, call);
  const member = new Member(members, call, object, goType(left), args);
  const result = member.call(operator);
  if (!result.ok) return failAt(members, call, result.error);
  return result.value;
}

/** `.name` without parentheses. */
export function readMember(members: Members, chain: ChainNode, name: IdentifierNode, left: Value): Value {
  const object = objectOf(members, left, chain.position, name);
  const property = lowerFirst(upperFirst(name.name));
  if (object === undefined || !object.hasProperty(property)) {
    const message = `object ${goType(left)} has no property ${name.name}`;
    return fail(withPosition(members.script, chain.position, message), name.range);
  }
  const value = object.getProperty(property) ?? zeroValue(object, property);
  if (value !== undefined) return value;
  // Reading what a method sets breaks the server's request handler.
  const message = 'reflect: call of reflect.Value.Interface on zero Value';
  throw new ScriptFailure({ message, range: name.range, panic: true });
}

/** The object behind a value; `undefined` for a pointer without members that a script could use. */
function objectOf(
  { script }: Members,
  left: Value,
  position: number,
  member: CallNode | IdentifierNode,
): ScriptObject | undefined {
  if (left.type === 'object') return left.object;
  if (isPointer(left)) return undefined;
  const text = left === NIL ? 'object is invalid <nil> of type <nil>' : 'cannot get properties of non pointer value';
  return fail(withPosition(script, position, text), memberRange(member));
}

function memberRange(member: CallNode | IdentifierNode) {
  return member.kind === 'call' ? member.nameRange : member.range;
}

function failAt({ script }: Members, call: CallNode, message: string): never {
  return fail(withPosition(script, call.position, message), call.nameRange);
}

type Called = { readonly ok: true; readonly value: Value } | Refusal;

/** One call of a member. Names match when they are the same with their first letter in upper case. */
class Member {
  readonly #goName: string;
  readonly #scriptName: string;
  readonly #node: PipelineNode | undefined;
  readonly #site: CallSite;

  constructor(
    private readonly members: Members,
    private readonly written: CallNode,
    private readonly object: ScriptObject | undefined,
    type: string,
    private readonly args: readonly ScriptValue[],
  ) {
    this.#goName = upperFirst(written.name);
    this.#scriptName = lowerFirst(this.#goName);
    this.#node = object && members.pipeline.nodeOf(object);
    this.#site = { name: written.name, goType: type };
  }

  /** There are no dynamic methods: no UDF is configured in a page. */
  call(operator: ChainNode['operator']): Called {
    const isProperty = this.object?.hasProperty(this.#scriptName) ?? false;
    const isChainMethod = this.#definition !== undefined || this.#internal !== undefined;
    switch (operator) {
      case '|':
        if (isChainMethod) return this.#callChainMethod();
        return isProperty ? this.#useInstead('chaining', 'property', '.') : this.#nowhere();
      case '.':
        if (isProperty) return this.#setProperty();
        return isChainMethod ? this.#useInstead('property', 'chaining method', '|') : this.#nowhere();
      case '@':
        if (isProperty) return this.#useInstead('dynamic', 'property', '.');
        return isChainMethod ? this.#useInstead('dynamic', 'chaining method', '|') : this.#nowhere();
    }
  }

  get #definition(): NodeDefinition | undefined {
    if (this.#node === undefined) return undefined;
    const definition = this.members.pipeline.definition(this.#scriptName);
    return definition !== undefined && canBeFollowedBy(this.#node.definition, definition) ? definition : undefined;
  }

  get #internal() {
    return this.#node && internalMethod(this.#node, this.#goName);
  }

  #callChainMethod(): Called {
    const node = this.#node;
    if (node === undefined) return this.#nowhere();
    const { pipeline } = this.members;
    const place = { parent: node, site: this.#site, range: this.written.nameRange, pipeline };
    const made = this.#definition?.create(this.args, place);
    if (made === undefined) return this.#internal?.(node, this.args, this.#site) ?? this.#nowhere();
    return isRefusal(made) ? made : { ok: true, value: { type: 'object', object: made } };
  }

  #setProperty(): Called {
    const result = this.object?.setProperty(this.#scriptName, this.args, this.#site);
    if (result === undefined) return this.#nowhere();
    return result.ok ? { ok: true, value: { type: 'object', object: result.object } } : result;
  }

  #useInstead(kind: string, other: string, operator: '.' | '|'): Refusal {
    const { name, goType: type } = this.#site;
    const use = `Use '${operator}' operator instead: 'node${operator}${name}(..)'.`;
    return refuse(`no ${kind} method "${name}" on ${type}, but ${other} does exist. ${use}`);
  }

  #nowhere(): Refusal {
    return refuse(`no method or property "${this.#site.name}" on ${this.#site.goType}`);
  }
}

/** What a field that was never set reads as. `undefined`: it is no field. */
function zeroValue(object: ScriptObject, name: string): Value | undefined {
  const property = fieldOf(object, name);
  const [parameter] = property?.parameters ?? [];
  switch (parameter?.type) {
    case undefined:
      return undefined;
    case 'int':
      return { type: 'int', value: 0n };
    case 'float':
      return { type: 'float', value: 0 };
    case 'string':
      return { type: 'string', value: '' };
    case 'bool':
      return { type: 'bool', value: false };
    case 'duration':
      return { type: 'duration', value: 0n, literal: '' };
    case 'list':
      return { type: 'list', items: [] };
    case 'lambda':
    case 'any':
    case 'node':
      return NIL;
  }
}

function fieldOf(object: ScriptObject, name: string): PropertyInfo | undefined {
  if (!(object instanceof DefinedObject)) return undefined;
  const property: PropertyInfo | undefined = object.properties.get(name);
  if (property !== undefined) return property.kind === 'field' ? property : undefined;
  return object.embedded && fieldOf(object.embedded, name);
}

/**
 * Methods that Kapacitor's nodes have for its own use. A script can call them by accident, and they show in messages
 * (`no property method "desc" on …, but chaining method does exist`). Kapacitor pipeline/node.go, v1.8.
 */
import { none, one, type Signature } from '../definition/signature';
import type { CallSite, Refusal, ScriptValue } from '../definition/value';
import type { PipelineNode } from '../nodes/node';
import { NIL, type Value } from './values';

type Called = { readonly ok: true; readonly value: Value } | Refusal;
type Method = (node: PipelineNode, args: readonly ScriptValue[], site: CallSite) => Called;

function internal<A>(signature: Signature<A>, call: (node: PipelineNode, args: A) => Value): Method {
  return (node, args, site) => {
    const read = signature.read(args, site);
    return read.ok ? { ok: true, value: call(node, read.args) } : read;
  };
}

function opaque(goType: string): Method {
  return internal(none, () => ({ type: 'opaque', goType }));
}

const METHODS: ReadonlyMap<string, Method> = new Map([
  ['Name', internal(none, (node) => ({ type: 'string', value: node.name }))],
  ['Desc', internal(none, (node) => ({ type: 'string', value: node.definition.kind }))],
  ['IsQuiet', internal(none, (node) => ({ type: 'bool', value: node.quiet }))],
  ['SetName', internal(one('name', 'string'), renamed)],
  ['ID', opaque('pipeline.ID')],
  ['Parents', opaque('[]pipeline.Node')],
  ['Children', opaque('[]pipeline.Node')],
  ['Wants', opaque('pipeline.EdgeType')],
  ['Provides', opaque('pipeline.EdgeType')],
  ['MarshalJSON', opaque('[]uint8')],
]);

function renamed(node: PipelineNode, [name]: [string]): Value {
  node.rename(name);
  return NIL;
}

const CHAIN_METHODS = opaque('map[string]reflect.Value');

/** The method of that Go name, if a node has it. */
export function internalMethod(node: PipelineNode, goName: string): Method | undefined {
  if (goName === 'ChainMethods') return node.definition.describesMethods === true ? CHAIN_METHODS : undefined;
  return METHODS.get(goName);
}

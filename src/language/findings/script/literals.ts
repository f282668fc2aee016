/** Texts with braces where nothing renders templates, and calls without parentheses. */
import { lowerFirst } from '../../../definition/build';
import type { CallNode, Expression } from '../../../tickscript/ast';
import type { ScriptAnalysis } from '../../analysis';
import { givenValue, type ModelHandler, type ModelNode, propertyOf, type ScriptModel } from '../../model';
import { type Finding, inserted } from '../finding';

export function literalFindings({ model }: ScriptAnalysis): readonly Finding[] {
  return [
    ...model.nodes.flatMap((node) => ofNode(node, model)),
    ...model.nodes.flatMap(({ handlers }) => handlers.flatMap((handler) => ofHandler(handler, model))),
    ...uncalled(model),
  ];
}

/** Nodes that write texts as they are. */
const LITERAL_NODES: ReadonlySet<string> = new Set(['influxDBOut', 'kapacitorLoopback', 'httpPost', 'httpOut']);

/** Handlers whose own arguments are written as they are. */
const LITERAL_HANDLERS: ReadonlySet<string> = new Set(['post', 'log', 'tcp', 'exec', 'email']);

function ofNode(node: ModelNode, model: ScriptModel): readonly Finding[] {
  if (node.method === 'alert') {
    const topics = node.properties.filter(({ name }) => lowerFirst(name) === 'topic');
    return topics.flatMap((call) => asItIs(call, 'the name of a topic', model));
  }
  if (!LITERAL_NODES.has(node.method)) return [];
  const calls = node.call === undefined ? node.properties : [node.call, ...node.properties];
  return calls.flatMap((call) => asItIs(call, node.method, model));
}

function ofHandler({ definition, call }: ModelHandler, model: ScriptModel): readonly Finding[] {
  return LITERAL_HANDLERS.has(definition.name) ? asItIs(call, definition.name, model) : [];
}

function asItIs(call: CallNode, what: string, model: ScriptModel): readonly Finding[] {
  return call.args.flatMap((argument): readonly Finding[] => {
    const value: Expression | undefined = givenValue(model, argument);
    const action = value?.kind === 'string' ? /\{\{[^}]*\}\}/.exec(value.value)?.[0] : undefined;
    if (action === undefined) return [];
    const plain = `${what} renders no template: ${action} is written as it stands.`;
    return [{ range: argument.range, severity: 'warning', code: 'literal-template', plain }];
  });
}

/** `.align`: a name alone reads the property, which nothing in a script can use. */
function uncalled({ steps }: ScriptModel): readonly Finding[] {
  return steps.flatMap(({ chain, receiver }): readonly Finding[] => {
    const { right, operator } = chain;
    if (operator !== '.' || right.kind !== 'identifier' || propertyOf(receiver, right.name) === undefined) return [];
    return [
      {
        range: right.range,
        severity: 'error',
        code: 'missing-parentheses',
        plain: `A property is called, also without arguments: .${right.name}().`,
        fix: inserted(right.range.end, '()'),
      },
    ];
  });
}

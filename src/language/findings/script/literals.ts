/** Texts with braces where nothing renders templates, and calls without parentheses. */
import { lowerFirst } from '../../../definition/build';
import type { CallNode, Expression } from '../../../tickscript/ast';
import type { ScriptAnalysis } from '../../analysis';
import { givenValue, type ModelHandler, type ModelNode, propertyOf, type ScriptModel } from '../../model';
import { ACTION } from '../../templates';
import { type Finding, inserted, replaced } from '../finding';

export function literalFindings({ model, text }: ScriptAnalysis): readonly Finding[] {
  return [
    ...model.nodes.flatMap((node) => ofNode(node, model)),
    ...model.nodes.flatMap(({ handlers }) => handlers.flatMap((handler) => ofHandler(handler, model))),
    ...uncalled(model, text),
  ];
}

/** Nodes that write texts as they are. */
const LITERAL_NODES: ReadonlySet<string> = new Set(['influxDBOut', 'kapacitorLoopback', 'httpPost', 'httpOut']);

/** Properties of an alert that are written as they are. */
const LITERAL_PROPERTIES: Readonly<Record<string, string>> = {
  topic: 'the name of a topic',
  category: 'the category',
  levelTag: 'the name of a tag',
  levelField: 'the name of a field',
  messageField: 'the name of a field',
  durationField: 'the name of a field',
  idTag: 'the name of a tag',
  idField: 'the name of a field',
};

function ofNode(node: ModelNode, model: ScriptModel): readonly Finding[] {
  if (node.method === 'alert') {
    return node.properties.flatMap((call) => {
      const what = LITERAL_PROPERTIES[lowerFirst(call.name)];
      return what === undefined ? [] : asItIs(call, what, model);
    });
  }
  if (!LITERAL_NODES.has(node.method)) return [];
  // The URL of a post is a template.
  const isPost = node.method === 'httpPost';
  const calls = node.call === undefined || isPost ? node.properties : [node.call, ...node.properties];
  return calls.flatMap((call) => asItIs(call, node.method, model));
}

function ofHandler({ definition: { name, literal }, call, properties }: ModelHandler, model: ScriptModel) {
  const options = properties.filter((property) => literal.includes(lowerFirst(property.name)));
  return [
    ...(literal.includes(name) ? asItIs(call, name, model) : []),
    ...options.flatMap((property) => asItIs(property, `.${lowerFirst(property.name)}()`, model)),
  ];
}

function asItIs(call: CallNode, what: string, model: ScriptModel): readonly Finding[] {
  return call.args.flatMap((argument): readonly Finding[] => {
    const value: Expression | undefined = givenValue(model, argument);
    const action = value?.kind === 'string' ? ACTION.exec(value.value)?.[0] : undefined;
    if (action === undefined) return [];
    const plain = `${what} renders no template: ${action} is written as it stands.`;
    return [{ range: argument.range, severity: 'warning', code: 'literal-template', plain }];
  });
}

/** `.align`: a name alone reads the property, which nothing in a script can use. */
function uncalled({ steps }: ScriptModel, text: string): readonly Finding[] {
  return steps.flatMap(({ chain, receiver }): readonly Finding[] => {
    const { right, operator } = chain;
    if (operator !== '.' || right.kind !== 'identifier' || propertyOf(receiver, right.name) === undefined) return [];
    // What it is given stands in brackets of another kind, which the parser tells.
    if (/^[{[]/.test(text.slice(right.range.end, right.range.end + 1))) return [];
    const [beside, value] =
      /^[ \t]+('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\d\w*(?:\.\d+)?)/.exec(text.slice(right.range.end)) ?? [];
    if (beside !== undefined && value !== undefined) {
      const range = { start: right.range.start, end: right.range.end + beside.length };
      const better = `${right.name}(${value})`;
      const plain = `What a property is given stands in parentheses: .${better}.`;
      return [{ range, severity: 'error', code: 'missing-parentheses', plain, fix: replaced(range, better) }];
    }
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

/** How calls are written, in words and as insertions. */
import type { Parameter, PropertyInfo } from '../../definition/property';
import type { LambdaFunction } from '../../lambda/functions/function';
import type { NodeDefinition } from '../../nodes/node';

const TYPES: Readonly<Record<Parameter['type'], string>> = {
  int: 'int',
  float: 'float',
  string: 'string',
  bool: 'bool',
  duration: 'duration',
  lambda: 'lambda',
  list: 'list',
  any: 'any',
  node: 'node',
};

/** `value string`, `tags ...string`. */
export function parameterText({ name, type, variadic }: Parameter): string {
  return `${name} ${variadic === true ? '...' : ''}${TYPES[type]}`;
}

export function callText(name: string, parameters: readonly Parameter[]): string {
  return `${name}(${parameters.map(parameterText).join(', ')})`;
}

/** Every way to call a function: `float(value string) float`. */
export function functionTexts(definition: LambdaFunction): readonly string[] {
  const { name, parameterNames, signatures } = definition;
  return signatures.map(({ parameters, result }) => {
    const written = parameters.map((type, i) => `${parameterNames[i] ?? `arg${i + 1}`} ${type}`);
    return `${name}(${written.join(', ')}) ${result}`;
  });
}

/** A call as an insertion with a stop for each argument that has to be given. */
export function callInsert(name: string, parameters: readonly Parameter[]): string {
  const stops = parameters
    .filter((parameter) => parameter.variadic !== true || (parameters.length === 1 && isNeeded(parameter)))
    .map((parameter, i) => argumentInsert(parameter, i + 1));
  if (stops.length === 0 && parameters.length > 0) return `${name}($1)$0`;
  return `${name}(${stops.join(', ')})$0`;
}

/** Lists that make no sense when they are empty. */
function isNeeded({ type }: Parameter): boolean {
  return type === 'lambda' || type === 'string' || type === 'node' || type === 'any';
}

function argumentInsert({ type, name }: Parameter, stop: number): string {
  switch (type) {
    case 'string':
      return `'\${${stop}}'`;
    case 'any':
      return name === 'tags' ? `'\${${stop}}'` : `\${${stop}:${name}}`;
    case 'lambda':
      return `lambda: \${${stop}}`;
    case 'duration':
      return `\${${stop}:1m}`;
    case 'bool':
      return `\${${stop}:TRUE}`;
    case 'float':
      return `\${${stop}:1.0}`;
    default:
      return `\${${stop}:${name}}`;
  }
}

export function propertyDoc(property: PropertyInfo): string {
  const { doc, default: byDefault } = property;
  return byDefault === undefined ? doc : `${doc}\n\nDefault: \`${byDefault}\``;
}

const DOCUMENTATION = 'https://docs.influxdata.com/kapacitor/v1/reference/';
/** Methods whose page has another name than they have. */
const PAGES: Readonly<Record<string, string>> = { deadman: 'stream_node/#deadman', noop: 'no_op_node/' };

/** Kapacitor's own page about a node: each capital of its method is a word there. */
export function nodePage({ method, goType }: Pick<NodeDefinition, 'method' | 'goType'>): string {
  const words = method.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  const page = goType.includes('InfluxQLNode') ? 'influx_q_l_node/' : `${words}_node/`;
  return `${DOCUMENTATION}nodes/${PAGES[method] ?? page}`;
}

/** Handlers whose page has another name than their kind has; '' for one without a page. */
const HANDLER_PAGES: Readonly<Record<string, string>> = {
  opsgenie: 'opsgenie/v1/',
  opsgenie2: 'opsgenie/v2/',
  pagerduty: 'pagerduty/v1/',
  pagerduty2: 'pagerduty/v2/',
  smtp: 'email/',
  talk: '',
  teams: 'microsoftteams/',
};

/** A link to Kapacitor's own page about a handler, by its kind or its property: `hipchat`, `hipChat`. */
export function handlerLink(name: string): string {
  const kind = name.toLowerCase();
  return `[Kapacitor’s documentation](${DOCUMENTATION}event_handlers/${HANDLER_PAGES[kind] ?? `${kind}/`})`;
}

export function nodeDoc(definition: NodeDefinition): string {
  return `${ownDoc(definition)}\n\n[Kapacitor’s documentation](${nodePage(definition)})`;
}

function ownDoc({ doc, unsupported, wants, provides }: NodeDefinition): string {
  const edges = `Reads ${wants === 'either' ? 'stream or batch' : wants}, gives ${provides === 'same' ? 'the same' : provides}.`;
  return unsupported === undefined ? `${doc}\n\n${edges}` : `${doc}\n\n${edges}\n\n${unsupported}`;
}

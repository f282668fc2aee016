import { two, withRest } from '../../definition/signature';
import type { Lambda, Refusal, ScriptObject, ScriptValue } from '../../definition/value';
import { isRefusal } from '../../definition/value';
import { durationString } from '../../go/time/time';
import type { Range } from '../../text/range';
import type { BinaryNode, Expression } from '../../tickscript/ast';
import { alert } from '../alert/alert';
import type { NodeDefinition, NodePlace } from '../node';
import { made, type Schema, withField } from '../shape/schema';
import type { SaidNode } from '../shape/shape';
import { DEADMAN_ID, DEADMAN_MESSAGE } from './deadman-texts';
import { stats } from './stats';

const SIGNATURE = withRest(
  two({ name: 'threshold', type: 'float' }, { name: 'interval', type: 'duration' }),
  'expressions',
  'lambda',
);

/** Short for `|stats(interval).align()|derivative('emitted').unit(interval).nonNegative()|alert().crit(…)`. */
export const deadman: NodeDefinition = {
  method: 'deadman',
  kind: 'alert',
  goType: '*pipeline.AlertNode',
  doc: 'Alerts critically when this node emits no more points an interval than the threshold. It goes on as the alert node.',
  parameters: SIGNATURE.parameters,
  properties: [],
  wants: 'either',
  provides: 'stream',
  follows: 'everything',
  shape: (said) => alert.shape({ ...said, args: [], parents: [rateSchema(said)] }),
  sees: rateSchema,
  create(args, place) {
    const read = SIGNATURE.read(args, place.site);
    return read.ok ? build(place, ...read.args) : read;
  },
};

function build(
  place: NodePlace,
  threshold: number,
  interval: bigint,
  expressions: readonly Lambda[],
): ScriptObject | Refusal {
  const { pipeline, parent, range } = place;
  const every: ScriptValue = { type: 'duration', value: interval, literal: '' };
  const counts = configured(stats.create([every], place), { align: [] });
  const rate = chained('derivative', [text('emitted')], counts, place);
  const alert = chained('alert', [], configured(rate, { nonNegative: [], unit: [every] }), place);
  const { id, message } = pipeline.deadman ?? { id: DEADMAN_ID, message: DEADMAN_MESSAGE };
  return configured(alert, {
    crit: [{ type: 'lambda', value: condition(threshold, expressions, range) }],
    id: [text(id.replace('NODE_NAME', () => parent.name))],
    message: [text(message.replace('INTERVAL', () => durationString(interval)))],
  });
}

/** What its alert gets: how many points came in each interval, of which only the tags of the groups are left. */
function rateSchema(said: SaidNode): Schema {
  return withField(stats.shape({ ...said, args: [], properties: [] }), 'emitted', made('float'));
}

function text(value: string): ScriptValue {
  return { type: 'string', value };
}

/** The node that a chain method makes behind `object`. */
function chained(
  method: string,
  args: readonly ScriptValue[],
  object: ScriptObject | Refusal,
  place: NodePlace,
): ScriptObject | Refusal {
  if (isRefusal(object)) return object;
  const definition = place.pipeline.definition(method);
  const parent = place.pipeline.nodeOf(object);
  if (definition === undefined || parent === undefined) throw new Error(`deadman needs the node ${method}`);
  return definition.create(args, { ...place, parent, site: { name: method, goType: object.goType } });
}

function configured(
  object: ScriptObject | Refusal,
  properties: Readonly<Record<string, readonly ScriptValue[]>>,
): ScriptObject | Refusal {
  if (isRefusal(object)) return object;
  for (const [name, args] of Object.entries(properties)) {
    const result = object.setProperty(name, args, { name, goType: object.goType });
    if (result === undefined) throw new Error(`deadman needs the property ${name}`);
    if (!result.ok) return result;
  }
  return object;
}

function condition(threshold: number, expressions: readonly Lambda[], range: Range): Lambda {
  const at = { range, position: range.start };
  const emitted: Expression = { ...at, kind: 'reference', name: 'emitted' };
  const limit: Expression = { ...at, kind: 'number', value: threshold, base: 10 };
  const binary = (operator: '<=' | 'AND', left: Expression, right: Expression): BinaryNode => {
    return { ...at, kind: 'binary', operator, left, right, parenthesised: false, multiLine: false };
  };
  const expression = expressions.reduce(
    (whole, { node }) => binary('AND', whole, node.expression),
    binary('<=', emitted, limit),
  );
  return { node: { ...at, kind: 'lambda', expression } };
}

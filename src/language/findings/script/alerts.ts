/** Alerts: shared states, holes in the data, floods, rooms. */

import type { DataSeries } from '../../../nodes/shape/data-series';
import { distinct } from '../../../nodes/shape/schema';
import type { CallNode } from '../../../tickscript/ast';
import { stringLiteral } from '../../../tickscript/literals';
import { everyExpression } from '../../../tickscript/walk';
import type { ScriptAnalysis } from '../../analysis';
import { givenValue, type ModelHandler, type ModelNode, propertyCall, textValue } from '../../model';
import { gapBehind } from '../../own-line';
import { type Finding, inserted, listed, type QuickFix, replaced } from '../finding';
import { slashInRoom } from '../handler-file-findings';
import { holesOf } from './coverage';
import { LEVELS } from './levels';

export function alertFindings(analysis: ScriptAnalysis): readonly Finding[] {
  return analysis.model.nodes.flatMap((node) => {
    if (node.method !== 'alert') return [];
    return [
      ...sharedState(node, analysis),
      ...levelHoles(node, analysis),
      ...flood(node, analysis.text),
      ...flapping(node, analysis),
      ...emptyTexts(node, analysis),
      ...mentions(node, analysis),
      ...node.handlers.flatMap((handler) => roomFindings(handler, analysis)),
    ];
  });
}

const DEFAULT_TEXTS: Readonly<Record<string, readonly [value: string, words: string]>> = {
  id: [
    '{{ .Name }}:{{ .Group }}',
    'The ID is empty: all groups become one event of the topic, and nobody can tell which of them a message is about.',
  ],
  message: [
    '{{ .ID }} is {{ .Level }}',
    'The message is empty: there is nothing to read, and HipChat refuses it with 400.',
  ],
};

/** `@ops` in a message to HipChat: who is meant is told nothing. */
function mentions({ handlers, properties }: ModelNode, { model }: ScriptAnalysis): readonly Finding[] {
  if (!handlers.some(({ definition }) => definition.name === 'hipChat')) return [];
  return properties.flatMap(({ name, args: [argument] }): readonly Finding[] => {
    const [, whom] = /(?:^|[\s>(])(@[A-Za-z]\w*)/.exec(textValue(model, argument) ?? '') ?? [];
    if (!/^message$/i.test(name) || argument === undefined || whom === undefined) return [];
    const plain = `HipChat notifies nobody of ${whom}: it looks for mentions in messages that are text, and Kapacitor sends HTML.`;
    return [{ range: argument.range, severity: 'info', code: 'hipchat-mention', plain }];
  });
}

/** `.id('')` and `.message(' ')`. */
function emptyTexts(node: ModelNode, { model }: ScriptAnalysis): readonly Finding[] {
  return Object.entries(DEFAULT_TEXTS).flatMap(([name, [value, plain]]): readonly Finding[] => {
    const argument = propertyCall(node, name)?.args[0];
    if (argument === undefined || textValue(model, argument)?.trim() !== '') return [];
    const { range } = argument;
    const fix = argument.kind === 'string' ? { fix: replaced(range, stringLiteral(value)) } : {};
    return [{ range, severity: 'warning', code: 'empty-text', plain, ...fix }];
  });
}

/** Several series in one group. */
function sharedState(node: ModelNode, { schemas, text }: ScriptAnalysis): readonly Finding[] {
  const [parent] = node.parents;
  // A window gives on the points as they are, those of a group together.
  const schema = schemas.input(parent?.method === 'window' ? parent : node);
  const { series, edge, raw } = schema;
  if (schema.groups.open || schema.groups.mixed || series.length < 2 || !raw || edge !== 'stream') return [];
  if (node.call === undefined) return [];
  const groups = [...schema.groups.tags.keys()];
  // That the star is in quotes is told where it stands.
  if (groups.includes('*')) return [];
  const byGroup = new Map<string, DataSeries[]>();
  for (const each of series) {
    let key = schema.groups.byMeasurement === false ? '' : each.name;
    for (const tag of groups) key += `\0${each.tags.get(tag) ?? ''}`;
    const members = byGroup.get(key);
    if (members === undefined) byGroup.set(key, [each]);
    else members.push(each);
  }
  const crowded = [...byGroup.values()].find((members) => members.length > 1);
  if (crowded === undefined) return [];
  const names = distinct(crowded.map(({ name }) => name));
  if (names.length > 1) return [severalMeasurements(node.call, names)];
  const apart = telling(crowded);
  if (apart === undefined) return [];
  const values = [...new Set(crowded.map(({ tags }) => tags.get(apart) ?? ''))];
  const some = values.slice(0, 3).map((value) => `${apart}=${value}`);
  const why = groups.length === 0 ? 'nothing groups them' : `they are grouped by ${listed(groups)} only`;
  const more = values.length > 3 ? ', …' : '';
  return [
    {
      range: node.call.nameRange,
      severity: 'warning',
      code: 'missing-group-by',
      plain: `${values.length} series (${some.join(', ')}${more}) share one alert state, because ${why}. A healthy series will “recover” a broken one. Add ${groups.length === 0 ? `.groupBy('${apart}')` : `'${apart}' to groupBy`}. A tag inside .id() does not separate the state.`,
      ...groupByFix(node, apart, groups, text),
    },
  ];
}

function severalMeasurements(call: CallNode, names: readonly string[]): Finding {
  return {
    range: call.nameRange,
    severity: 'warning',
    code: 'several-measurements',
    plain: `Points of ${names.length} measurements (${listed(names)}) share one alert state: choose one with .measurement('${names[0]}').`,
  };
}

/** Tags that say what came of a check: the same thing has now this value and now that. */
const OUTCOMES: ReadonlySet<string> = new Set(['result', 'result_type', 'status', 'status_code', 'state', 'level']);

/** The tag that tells the series apart best: with most values, before one that some series lack. */
function telling(series: readonly DataSeries[]): string | undefined {
  let best: { readonly tag: string; readonly worth: number } | undefined;
  for (const tag of new Set(series.flatMap(({ tags }) => [...tags.keys()]))) {
    if (OUTCOMES.has(tag)) continue;
    const values = new Set(series.map(({ tags }) => tags.get(tag) ?? ''));
    const worth = values.size * 2 + (series.every(({ tags }) => tags.has(tag)) ? 1 : 0);
    if (values.size > 1 && (best === undefined || worth > best.worth)) best = { tag, worth };
  }
  return best?.tag;
}

function groupByFix(
  node: ModelNode,
  tag: string,
  groups: readonly string[],
  text: string,
): { readonly fix?: QuickFix } {
  let from: ModelNode | undefined = node;
  while (from !== undefined && from.method !== 'from') from = from.parents[0];
  if (from?.call === undefined || groups.length > 0) return {};
  const last = from.properties.reduce((end, call) => (call.range.end > end.range.end ? call : end), from.call);
  return { fix: inserted(last.range.end, `${gapBehind(text, last)}.groupBy(${stringLiteral(tag)})`) };
}

/** Level expressions over fields that some points lack. */
function levelHoles(node: ModelNode, analysis: ScriptAnalysis): readonly Finding[] {
  const { model, schemas, data } = analysis;
  const schema = schemas.input(node);
  if (data.cut || !schema.raw || schema.edge !== 'stream') return [];
  const found: Finding[] = [];
  const told = new Set<string>();
  for (const level of LEVELS) {
    const lambda = givenValue(model, propertyCall(node, level)?.args[0]);
    if (lambda?.kind !== 'lambda') continue;
    const all = everyExpression(lambda.expression);
    if (all.some((each) => each.kind === 'call' && each.name === 'isPresent')) continue;
    for (const each of all) {
      if (each.kind !== 'reference' || told.has(each.name)) continue;
      const holes = holesOf(each.name, schema, node, analysis.text);
      if (holes === undefined) continue;
      told.add(each.name);
      found.push({
        range: each.range,
        severity: 'warning',
        code: 'missing-field',
        plain: `${holes.words}. In an alert level a missing value counts as not met, so each hole also recovers the alert. Guard with ${holes.guard} in front of the alert.`,
        ...(holes.fix === undefined ? {} : { fix: holes.fix }),
      });
    }
  }
  return found;
}

/** A message for every point that is not OK. Queries set a pace already. */
function flood(node: ModelNode, text: string): readonly Finding[] {
  const { call } = node;
  if (call === undefined || !repeatsToPeople(node) || isPaced(node)) return [];
  if (propertyCall(node, 'flapping') !== undefined) return [];
  return [
    {
      range: call.nameRange,
      severity: 'info',
      code: 'no-state-changes-only',
      plain:
        'Every point that is not OK sends a message. Add .stateChangesOnly() to send one when the level changes, or .stateChangesOnly(5m) to be reminded as well.',
      fix: inserted(call.range.end, `${gapBehind(text, call)}.stateChangesOnly()`),
    },
  ];
}

/** Its points come from queries. */
function isPaced(node: ModelNode): boolean {
  for (let at: ModelNode | undefined = node; at !== undefined; at = at.parents[0])
    if (at.method === 'query') return true;
  return false;
}

/** What it sends is read by people, as records, machines and incidents that are open already do not mind. */
export function repeatsToPeople(node: ModelNode): boolean {
  if (propertyCall(node, 'stateChangesOnly') !== undefined) return false;
  return node.handlers.some(({ definition }) => READ_BY_PEOPLE.has(definition.name));
}

const READ_BY_PEOPLE: ReadonlySet<string> = new Set([
  ...['discord', 'email', 'hipChat', 'pushover', 'slack', 'talk', 'teams', 'telegram'],
]);

function flapping(node: ModelNode, { model, text }: ScriptAnalysis): readonly Finding[] {
  const call = propertyCall(node, 'flapping');
  const [low, high] = (call?.args ?? []).map((argument) => givenValue(model, argument));
  if (call === undefined || low?.kind !== 'number' || high?.kind !== 'number' || low.value <= high.value) return [];
  return [
    {
      range: call.range,
      severity: 'warning',
      code: 'flapping-order',
      plain: 'The first share has to be the lower one: flapping ends below it and begins above the second.',
      ...exchangedShares(call, text),
    },
  ];
}

function exchangedShares({ args: [low, high] }: CallNode, text: string): Pick<Finding, 'fix'> {
  if (low?.kind !== 'number' || high?.kind !== 'number') return {};
  const [first, second] = [low, high].map(({ range }) => text.slice(range.start, range.end));
  return { fix: replaced({ start: low.range.start, end: high.range.end }, `${second}, ${first}`) };
}

function roomFindings(handler: ModelHandler, { model }: ScriptAnalysis): readonly Finding[] {
  if (handler.definition.name !== 'hipChat') return [];
  const argument = propertyCall(handler, 'room')?.args[0];
  const room = textValue(model, argument);
  if (argument === undefined || room === undefined) return [];
  const { range } = argument;
  if (room.includes('{{')) {
    return [
      {
        range,
        severity: 'warning',
        code: 'room-template',
        plain: 'A room is no template: the braces are sent as they are.',
      },
    ];
  }
  if (room.trim() !== room && argument.kind === 'string') {
    const fix = replaced(range, stringLiteral(room.trim()));
    return [
      { range, severity: 'warning', code: 'room-spaces', plain: 'Spaces around the room are part of its name.', fix },
    ];
  }
  return room.includes('/') ? [slashInRoom(range)] : [];
}

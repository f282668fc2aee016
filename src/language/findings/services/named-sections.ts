/** Entries of kapacitor.conf that a handler names, a cluster, a broker, a workspace, an endpoint, and that are not there. */
import { lowerFirst } from '../../../definition/build';
import { findPlaced } from '../../../go/json/placed';
import { HANDLERS } from '../../../handlers';
import type { NamedEntry } from '../../../handlers/handler';
import type { Configuration } from '../../../kapacitor/config/config';
import type { HandlerSpec } from '../../../kapacitor/handler-files/handler-files';
import { isObject } from '../../../text/json';
import type { Range } from '../../../text/range';
import type { CallNode } from '../../../tickscript/ast';
import { stringLiteral } from '../../../tickscript/literals';
import type { ScriptAnalysis } from '../../analysis';
import { type ScriptModel, textValue } from '../../model';
import { nearest } from '../../nearest';
import { gapBehind } from '../../own-line';
import { type Finding, inserted, replaced, thereAre } from '../finding';

interface Naming extends NamedEntry {
  readonly section: string;
}

const OTHERWISE: Readonly<Record<NamedEntry['otherwise'], string>> = {
  refused: 'Kapacitor refuses it',
  lost: 'each event logs an error and sends nothing',
};

/** By the kind of a handler; the node `httpPost` names what the handler does. */
const NAMINGS: ReadonlyMap<string, Naming> = new Map(
  HANDLERS.flatMap(({ kind, names, section }) => {
    if (names === undefined || section === undefined) return [];
    const naming = { ...names, section: section.name };
    return kind === 'post' ? [[kind, naming] as const, ['httpPost', naming] as const] : [[kind, naming] as const];
  }),
);

/** Where the name stands that a handler or node gives, or the handler itself where it gives none. */
export function namedPlace(kind: string, call: CallNode, properties: readonly CallNode[]): Range {
  const own = properties.find(({ name }) => lowerFirst(name) === NAMINGS.get(kind)?.property);
  return own?.args[0]?.range ?? call.nameRange;
}

/** What a script's handler or node of that kind names. */
export function namedInScript(
  kind: string,
  call: CallNode,
  properties: readonly CallNode[],
  { model, text }: ScriptAnalysis,
  configuration: Configuration,
): readonly Finding[] {
  const naming = NAMINGS.get(kind);
  if (naming === undefined || isGivenUrl(kind, call, model)) return [];
  const own = properties.find(({ name }) => lowerFirst(name) === naming.property);
  const name = own === undefined ? '' : textValue(model, own.args[0]);
  if (name === undefined) return [];
  const known = namesIn(naming, configuration);
  const range = namedPlace(kind, call, properties);
  const [only, second] = known;
  if (name === '' && naming.isNeeded === true) {
    const last = properties.at(-1) ?? call;
    return known.length === 0
      ? []
      : [
          {
            range,
            severity: 'warning',
            code: 'config-name',
            plain: `.${naming.property}() is missing: it names a [[${naming.section}]] of kapacitor.conf by its ${naming.key}. ${thereAre(known)}`,
            ...(own === undefined && only !== undefined && second === undefined
              ? { fix: inserted(last.range.end, `${gapBehind(text, last)}.${naming.property}(${stringLiteral(only)})`) }
              : {}),
          },
        ];
  }
  return unknownName(name, naming, known, range, (meant) => stringLiteral(meant));
}

/** What a handler file names. */
export function namedInFile({ kind, options, json }: HandlerSpec, configuration: Configuration): readonly Finding[] {
  const naming = NAMINGS.get(kind);
  const name = naming === undefined || !isObject(options) ? undefined : options[naming.option];
  const range = naming && findPlaced(json, `options.${naming.option}`)?.value.range;
  if (naming === undefined || typeof name !== 'string' || range === undefined) return [];
  return unknownName(name, naming, namesIn(naming, configuration), range, (meant) => meant);
}

function unknownName(
  name: string,
  { section, key, otherwise }: Naming,
  known: readonly string[],
  range: Range,
  written: (name: string) => string,
): readonly Finding[] {
  if (name === '' || known.includes(name)) return [];
  const meant = nearest(name, known) ?? (known.length === 1 ? known[0] : undefined);
  const there = known.length === 0 ? 'There is none at all.' : thereAre(known);
  return [
    {
      range,
      severity: 'warning',
      code: 'config-name',
      plain: `No [[${section}]] of kapacitor.conf that is enabled has ${key} = '${name}': ${OTHERWISE[otherwise]}. ${there}`,
      ...(meant === undefined ? {} : { fix: replaced(range, written(meant)) }),
    },
  ];
}

/** The names of the entries that are switched on. */
function namesIn({ section, key }: Naming, configuration: Configuration): readonly string[] {
  return configuration.sections(section).flatMap((each) => {
    const isOn = each.definition.keys.every(({ name }) => name !== 'enabled') || each.flag('enabled');
    const name = each.text(key);
    // Kapacitor's own example goes nowhere.
    const isOwn = section !== 'httppost' || each.origin(key).from !== 'default';
    return isOn && isOwn && name !== '' ? [name] : [];
  });
}

/** A post that has an address needs no endpoint. */
function isGivenUrl(kind: string, call: CallNode, model: ScriptModel): boolean {
  return (kind === 'post' || kind === 'httpPost') && call.args.length > 0 && textValue(model, call.args[0]) !== '';
}

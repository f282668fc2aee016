/** Handlers against the configuration: what asks for a service has to find it switched on, and to know where to send. */
import { HANDLERS } from '../../../handlers';
import type { HandlerDefinition } from '../../../handlers/handler';
import { SECTIONS } from '../../../kapacitor/config/all-sections';
import { type Configuration, readConfiguration } from '../../../kapacitor/config/config';
import type { Range } from '../../../text/range';
import { filesOf, textOf, type Workspace } from '../../../workspace/workspace';
import type { ScriptAnalysis } from '../../analysis';
import { type ModelHandler, propertyCall, textValue } from '../../model';
import type { Finding } from '../finding';
import { namedInScript, namedPlace } from './named-sections';
import { enablingFix } from './section-fix';
import { isVariable } from './variables';

/** What handlers are held against. */
export interface Services {
  /** Of kapacitor.conf; '' where there is none. */
  readonly text: string;
  readonly configuration: Configuration;
}

/** `undefined`: the server does not start with the configuration. */
export function servicesOf(workspace: Workspace): Services | undefined {
  const [file] = filesOf(workspace, 'config');
  const [environment] = filesOf(workspace, 'environment');
  const text = file === undefined ? '' : textOf(file);
  const read = readConfiguration(SECTIONS, {
    text,
    ...(environment === undefined ? {} : { environment: textOf(environment) }),
  });
  return read.ok ? { text, configuration: read.configuration } : undefined;
}

export function scriptServiceFindings(analysis: ScriptAnalysis, services: Services): readonly Finding[] {
  const { configuration } = services;
  return analysis.model.nodes.flatMap(({ handlers, method, call, properties }) => [
    ...(call === undefined ? [] : namedInScript(method, call, properties, analysis, configuration)),
    ...handlers.flatMap((handler) => variableFindings(handler, analysis)),
    ...handlers.flatMap((handler) => {
      const definition = HANDLERS.find(({ script }) => script === handler.definition);
      if (definition === undefined) return [];
      const { kind } = definition;
      // Where Kapacitor's refusal is told.
      const range = kind === 'kafka' ? namedPlace(kind, handler.call, handler.properties) : handler.call.nameRange;
      const disabled = disabledFindings(definition, range, services);
      if (disabled.length > 0) return disabled;
      const named = namedInScript(kind, handler.call, handler.properties, analysis, configuration);
      if (kind !== 'hipchat') return named;
      return addressFindings(range, 'script', (option) => givenText(handler, option, analysis), services);
    }),
  ]);
}

/** `.token('$HIPCHAT_TOKEN')`: nothing is filled in. */
function variableFindings({ call, properties }: ModelHandler, { model }: ScriptAnalysis): readonly Finding[] {
  return [call, ...properties].flatMap(({ args }) =>
    args.flatMap((argument) => {
      const text = textValue(model, argument);
      return text === undefined || !isVariable(text) ? [] : [variableFinding(text, argument.range, 'script')];
    }),
  );
}

export function variableFinding(text: string, range: Range, place: 'script' | 'handler file'): Finding {
  return {
    range,
    severity: 'warning',
    code: 'config-variable',
    plain: `Kapacitor fills in no variables in a ${place}: ${text} is used as it is written. A secret belongs into kapacitor.conf, or into a KAPACITOR_… variable of environment.`,
  };
}

/** `undefined`: it is given, and only a run knows what it is. */
function givenText(handler: ModelHandler, option: string, { model }: ScriptAnalysis): string | undefined {
  const argument = propertyCall(handler, option)?.args[0];
  return argument === undefined ? '' : textValue(model, argument);
}

/** The service of a handler is switched off. */
export function disabledFindings(
  { section, name, kind }: HandlerDefinition,
  range: Range,
  { configuration, text }: Services,
): readonly Finding[] {
  if (section?.keys.every((key) => key.name !== 'enabled') !== false) return [];
  const sections = configuration.sections(section.name);
  if (sections.some((each) => each.flag('enabled'))) return [];
  const header = section.list === 'list' ? `[[${section.name}]]` : `[${section.name}]`;
  const outcome = kind === 'kafka' ? 'the task does not start' : 'each event logs an error and sends nothing';
  return [
    {
      range,
      severity: 'warning',
      ...(kind === 'kafka' ? {} : { kapacitor: 'service is not enabled' }),
      code: 'service-disabled',
      plain: `${name} is not enabled in kapacitor.conf (${header}, enabled = true): ${outcome}.`,
      fix: enablingFix(section, sections[0], text),
    },
  ];
}

/** A room and a token, each either there or in kapacitor.conf. */
export function addressFindings(
  range: Range,
  place: 'script' | 'handler file',
  given: (option: 'room' | 'token') => string | undefined,
  { configuration }: Services,
): readonly Finding[] {
  const section = configuration.section('hipchat');
  const isMissing = (option: 'room' | 'token') => given(option) === '' && section.text(option) === '';
  const add = (option: string) => (place === 'script' ? `Add .${option}().` : `Add ${option}: to its options.`);
  const found: Finding[] = [];
  if (isMissing('room')) {
    found.push({
      range,
      severity: 'warning',
      code: 'no-room',
      plain: `There is no room, neither here nor in kapacitor.conf: the request goes to …/notification of no room. ${add('room')}`,
    });
  }
  if (isMissing('token')) {
    found.push({
      range,
      severity: 'warning',
      code: 'no-token',
      plain: `There is no token, neither here nor in kapacitor.conf: HipChat answers 401, and nothing is shown. ${add('token')}`,
    });
  }
  return found;
}

/** Handlers against the configuration: what asks for a service has to find it switched on, and to know where to send. */
import { HANDLERS } from '../../../handlers';
import type { HandlerDefinition } from '../../../handlers/handler';
import { SECTIONS } from '../../../kapacitor/config/all-sections';
import { type Configuration, workspaceConfiguration } from '../../../kapacitor/config/config';
import type { Range } from '../../../text/range';
import { configurationFile, textOf, type Workspace } from '../../../workspace/workspace';
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
  const file = configurationFile(workspace);
  const read = workspaceConfiguration(SECTIONS, workspace);
  return read.ok ? { text: file === undefined ? '' : textOf(file), configuration: read.configuration } : undefined;
}

/** A global service makes all alerts send changes of their level only. */
export function quietedByAll({ configuration }: Services): boolean {
  return SECTIONS.some(({ name, keys }) => {
    if (!keys.some((key) => key.name === 'state-changes-only')) return false;
    return configuration
      .sections(name)
      .some((section) => ['enabled', 'global', 'state-changes-only'].every((key) => section.flag(key)));
  });
}

export function scriptServiceFindings(analysis: ScriptAnalysis, services: Services): readonly Finding[] {
  const { configuration } = services;
  return analysis.model.nodes.flatMap(({ handlers, method, call, properties }) => [
    ...(call === undefined ? [] : namedInScript(method, call, properties, analysis, configuration)),
    ...handlers.flatMap((handler) => variableFindings(handler, analysis)),
    ...handlers.flatMap((handler) => {
      const definition = HANDLERS.find(({ script }) => script === handler.definition);
      if (definition === undefined) return [];
      const { kind, names } = definition;
      // Where Kapacitor's refusal is told.
      const range =
        names?.otherwise === 'refused' ? namedPlace(kind, handler.call, handler.properties) : handler.call.nameRange;
      const disabled = disabledFindings(definition, range, services);
      if (disabled.length > 0) return disabled;
      return [
        ...namedInScript(kind, handler.call, handler.properties, analysis, configuration),
        ...neededFindings(definition, range, 'script', (option) => givenText(handler, option, analysis), services),
      ];
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
  { kind, section, name, names }: HandlerDefinition,
  range: Range,
  { configuration, text }: Services,
  place: 'script' | 'handler file' = 'script',
): readonly Finding[] {
  if (section?.keys.every((key) => key.name !== 'enabled') !== false) return [];
  const sections = configuration.sections(section.name);
  if (sections.some((each) => each.flag('enabled'))) return [];
  const header = section.list === 'list' ? `[[${section.name}]]` : `[${section.name}]`;
  const isRefused = names?.otherwise === 'refused';
  const refused = place === 'script' ? 'the task does not start' : 'Kapacitor does not take the handler';
  const outcome = isRefused ? refused : 'each event logs an error and sends nothing';
  return [
    {
      range,
      severity: 'warning',
      ...(isRefused ? {} : { kapacitor: 'service is not enabled' }),
      code: 'service-disabled',
      handler: kind,
      plain: `${name} is not enabled in kapacitor.conf (${header}, enabled = true): ${outcome}.`,
      fix: enablingFix(section, sections[0], text),
    },
  ];
}

/** A room and a token, each either there or in kapacitor.conf. */
export function neededFindings(
  { needed = [], section }: HandlerDefinition,
  range: Range,
  place: 'script' | 'handler file',
  given: (option: string) => string | undefined,
  { configuration }: Services,
): readonly Finding[] {
  return needed.flatMap(({ name, code, otherwise }): readonly Finding[] => {
    if (given(name) !== '') return [];
    const add = place === 'script' ? `Add .${name}().` : `Add ${name}: to its options.`;
    if (section === undefined) {
      // A script has it as an argument, which cannot be left out.
      if (place === 'script') return [];
      return [{ range, severity: 'warning', code, plain: `There is no ${name}: ${otherwise}. ${add}` }];
    }
    if (configuration.section(section.name).text(name) !== '') return [];
    const plain = `There is no ${name}, neither here nor in kapacitor.conf: ${otherwise}. ${add}`;
    return [{ range, severity: 'warning', code, plain }];
  });
}

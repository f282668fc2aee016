/** Handler files against what publishes to their topics, and against the services of kapacitor.conf. */
import { findPlaced } from '../../../go/json/placed';
import { HANDLERS } from '../../../handlers';
import type { HandlerSpec } from '../../../kapacitor/handler-files/handler-files';
import { isObject } from '../../../text/json';
import type { Range } from '../../../text/range';
import { SCRIPT_KINDS } from '../../../workspace/kinds';
import { filesOf, type Workspace } from '../../../workspace/workspace';
import { givenTexts } from '../../given-texts';
import { handlerSpecs } from '../../handler-spec';
import { nearest } from '../../nearest';
import { type Finding, replaced, thereAre } from '../finding';
import { namedInFile } from './named-sections';
import { passedOn } from './passed-on';
import { programInFile } from './programs';
import { disabledFindings, neededFindings, type Services, variableFinding } from './services';
import { isVariable } from './variables';

export function handlerServiceFindings(
  spec: HandlerSpec,
  published: ReadonlySet<string> | undefined,
  services: Services | undefined,
): readonly Finding[] {
  return [
    ...(services === undefined ? [] : serviceFindings(spec, services)),
    ...variableFindings(spec),
    ...unheardOf(spec, published),
    ...programInFile(spec),
  ];
}

function variableFindings({ options, json }: HandlerSpec): readonly Finding[] {
  return Object.entries(isObject(options) ? options : {}).flatMap(([name, value]) => {
    const range = findPlaced(json, `options.${name}`)?.value.range;
    const isText = typeof value === 'string' && isVariable(value);
    return isText && range !== undefined ? [variableFinding(value, range, 'handler file')] : [];
  });
}

function serviceFindings(spec: HandlerSpec, services: Services): readonly Finding[] {
  const definition = HANDLERS.find(({ kind }) => kind === spec.kind);
  const range = rangeOf(spec, 'kind');
  if (definition === undefined || range === undefined) return [];
  const disabled = disabledFindings(definition, range, services, 'handler file');
  if (disabled.length > 0) return disabled;
  const { options } = spec;
  const given = (option: string) => {
    const value = isObject(options) ? options[option] : undefined;
    return value === undefined || typeof value === 'string' ? (value ?? '') : undefined;
  };
  return [
    ...namedInFile(spec, services.configuration),
    ...neededFindings(definition, range, 'handler file', given, services),
  ];
}

function rangeOf({ json }: HandlerSpec, key: string): Range | undefined {
  return findPlaced(json, key)?.value.range;
}

function unheardOf(spec: HandlerSpec, published: ReadonlySet<string> | undefined): readonly Finding[] {
  const { topic } = spec;
  const range = rangeOf(spec, 'topic');
  // The topic of an alert node itself is there with its task.
  if (topic === '' || range === undefined || topic.startsWith('main:')) return [];
  if (published === undefined || published.has(topic)) return [];
  const others = [...published];
  const meant = nearest(topic, others);
  const there = others.length === 0 ? 'No alert here has a .topic().' : thereAre(others);
  return [
    {
      range,
      severity: 'warning',
      code: 'topic-without-alert',
      plain: `No alert here publishes to the topic ${topic}, so this handler hears nothing. ${there}`,
      ...(meant === undefined ? {} : { fix: replaced(range, meant) }),
    },
  ];
}

/** Topics that something here publishes to. `undefined`: some are known to a run only, or no file asks. */
export function publishedTopics(workspace: Workspace): ReadonlySet<string> | undefined {
  const isAsked = [['handler'] as const, SCRIPT_KINDS].every((kinds) => filesOf(workspace, ...kinds).length > 0);
  const topics = isAsked ? givenTexts(workspace, 'topic') : undefined;
  if (topics === undefined) return undefined;
  return new Set([...topics, ...handlerSpecs(workspace).flatMap(passedOn)]);
}

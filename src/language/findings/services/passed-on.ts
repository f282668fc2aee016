/** Handlers that put events on another topic: `publish` and `aggregate`. */
import { findPlaced } from '../../../go/json/placed';
import type { HandlerSpec } from '../../../kapacitor/handler-files/handler-files';
import { isObject } from '../../../text/json';
import type { Range } from '../../../text/range';
import { type Finding, inserted, listed } from '../finding';

/** Topics that a handler gives its events to. */
export function passedOn({ kind, options }: HandlerSpec): readonly string[] {
  if (!isObject(options)) return [];
  const named: unknown = kind === 'publish' ? options.topics : kind === 'aggregate' ? [options.topic] : [];
  return Array.isArray(named) ? named.filter((topic) => typeof topic === 'string') : [];
}

/** `heard`: topics of which there is a handler file. */
export function passedOnFindings(spec: HandlerSpec, heard: ReadonlySet<string>, text: string): readonly Finding[] {
  const { kind, json, topic } = spec;
  if (kind !== 'publish' && kind !== 'aggregate') return [];
  const option = kind === 'publish' ? 'topics' : 'topic';
  const place = findPlaced(json, `options.${option}`)?.value.range;
  const range = place ?? findPlaced(json, 'kind')?.value.range;
  const topics = passedOn(spec).filter((name) => name !== '');
  if (range === undefined) return [];
  if (topics.length === 0) return [noTopic(spec, option, range, text)];
  if (kind === 'publish' && topics.includes(topic)) {
    return [
      {
        range,
        severity: 'warning',
        code: 'topic-loop',
        plain: `This publishes to ${topic}, the topic that it hears itself: name another one.`,
      },
    ];
  }
  const unheard = topics.filter((name) => !heard.has(name));
  if (unheard.length < topics.length || topics.some((name) => name.startsWith('main:'))) return [];
  return [
    {
      range,
      severity: 'info',
      code: 'unheard-topic',
      plain: `No handler file here is of the topic ${listed(unheard)}, so what ${kind} gives to it goes nowhere.`,
    },
  ];
}

/** Kapacitor takes it, and gives the events to a topic without a name. */
function noTopic({ kind, file }: HandlerSpec, option: string, range: Range, text: string): Finding {
  const value = option === 'topics' ? "['other']" : 'other';
  const options = /^([ \t]*)options:[ \t]*\n([ \t]+)/m.exec(text);
  const at = options === null ? undefined : options.index + options[0].length;
  return {
    range,
    severity: 'warning',
    code: 'handler-topic-missing',
    plain: `${kind} gives its events to ${option === 'topics' ? 'other topics' : 'another topic'}, and none is named: ${option}: ${value} among its options, and a handler file of that topic that sends them.`,
    ...(at === undefined || !/\.ya?ml$/.test(file) || new RegExp(`^\\s+${option}:`, 'm').test(text)
      ? {}
      : { fix: inserted(at, `${option}: ${value}\n${options?.[2] ?? '  '}`, `Add ${option}: ${value}`) }),
  };
}

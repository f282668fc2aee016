/** Events that a handler had and could not hand on, for a reason of its own: each is an error in the log and nothing else. */

import { HANDLERS } from '../handlers';
import type { HandlerDefinition } from '../handlers/handler';
import { logValue } from '../kapacitor/record/log-value';
import type { LogRecord, Run } from '../kapacitor/record/run-model';
import { analyseScript } from '../language/analysis';
import { problemOf } from '../language/findings/finding';
import { handlerSpecs } from '../language/handler-spec';
import type { Problem } from '../problems/problem';
import { counted } from '../text/counted';
import { groupedBy } from '../text/grouped';
import type { Range } from '../text/range';
import type { Workspace } from '../workspace/workspace';

interface Reason {
  readonly error: RegExp;
  /** Of the address: where the files tell of it, it is told there. */
  readonly isOfAddress?: true;
  /** `undefined`: it is told where the cause stands. */
  words?(match: RegExpExecArray): string;
}

/** What Kapacitor's services say before anything leaves. */
const REASONS: readonly Reason[] = [
  { error: /service is not enabled$|^workspace id not found$|^unknown MQTT broker/ },
  {
    error: /^\w+ "(.*)": unsupported protocol scheme ""$/,
    isOfAddress: true,
    words: ([, url = '']) => `its address ${url.replace(/\?.*/, '')} has no http:// or https:// in front of it`,
  },
  {
    error: /unsupported protocol scheme "(.+)"$/,
    isOfAddress: true,
    words: ([, scheme = '']) => `its address begins with ${scheme}:, and requests leave over http and https only`,
  },
  {
    error: /HipChat response\. code: ([23]\d\d) /,
    words: ([, status = '']) =>
      `HipChat answered ${status}, and Kapacitor takes 200 and 204 only for a message that is shown`,
  },
  {
    error:
      /response.{0,100}\. code: \d+ |^sendMessage error|^unknown error, use \.captureResponse|^URL or API key not found/,
  },
  {
    error: /^invalid name "(.*)" for sensu alert/,
    words: ([, name = '']) =>
      `Sensu takes names of letters, digits, _, . and - only, and the ID of the alert is ${name}: write one such as .id('{{ .Name }}-{{ index .Tags "host" }}')`,
  },
  {
    error: /^topic must not be empty$/,
    words: () =>
      "they have no topic of Kafka: .kafkaTopic('alerts') names it (topic: in a handler file; .topic() is a topic of Kapacitor’s)",
  },
  {
    error: /^missing MQTT topic$/,
    words: () => "they have no topic of MQTT: its name is the argument, .mqtt('alerts'), or topic: in a handler file",
  },
  {
    error: /^not sending email, no recipients defined$/,
    words: () => "nobody is named who gets them: .email('ops@example.com'), or to = ['ops@example.com'] in [smtp]",
  },
  {
    error: /^invalid partition algorithm: (.*)$/,
    words: ([, given = '']) => `${given} is no way to choose a partition: crc32, murmur2, murmur3 and fnv-1a are`,
  },
  {
    error: /^Resource and Event are required/,
    words: () => 'Alerta wants a resource and an event, and a template of one of them gave nothing',
  },
  {
    error:
      /^(?:failed to execute url template: )?template: body:\d+:\d+: executing "body" at <([^>]*)>: can't evaluate field (\w+)/,
    words: ([, , name = '']) => `the template of the post has no .${name} to show`,
  },
  { error: /^([\s\S]*)$/, words: ([, error = '']) => error.replace(/(?<![.\s])[.\s]+$/, '') },
];

/** `known`: what the files tell by themselves. */
export function undeliveredProblems(workspace: Workspace, run: Run, known: readonly Problem[]): readonly Problem[] {
  const isToldOfAddress = known.some(({ code }) => code === 'config-url' || code === 'config-variable');
  const logs = run.logs.filter((log) => log.level === 'error' && logValue(log, 'node') === undefined);
  const same = groupedBy(logs, (log) => JSON.stringify(TOLD_BY.map((key) => logValue(log, key))));
  const failures = [...same.values()].flatMap((all) => {
    const failure = all[0] && failureOf(all[0], workspace, run);
    return failure === undefined ? [] : [{ ...failure, count: all.length }];
  });
  const alike = groupedBy(failures, ({ file, range, handler, reason }) =>
    JSON.stringify([file, range.start, handler.kind, reason]),
  );
  return [...alike.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined || (first.isOfAddress && isToldOfAddress)) return [];
    const { file, range, handler, words } = first;
    const events = all.reduce((sum, { count }) => sum + count, 0);
    const plain = `${handler.name} gets nothing of ${counted(events, 'event')}: ${words}.`;
    return [problemOf(file, { range, severity: 'warning', code: 'not-sent', plain, handler: handler.kind })];
  });
}

/** What of a line tells a failure: there may be a line for each event. */
const TOLD_BY = ['service', 'task', 'topic', 'handler', 'err'];

interface Failure {
  readonly file: string;
  readonly range: Range;
  readonly handler: HandlerDefinition;
  readonly words: string;
  readonly isOfAddress: boolean;
  /** Equal for equal causes. */
  readonly reason: string;
}

function failureOf(log: LogRecord, workspace: Workspace, run: Run): Failure | undefined {
  const value = (key: string) => logValue(log, key);
  const handler = handlerOf(log);
  const error = value('err');
  // A body that `captureResponse` shows is what was answered, which is told with the answer.
  if (handler === undefined || error === undefined || log.message === 'POST returned non 2xx status code')
    return undefined;
  const place = placeOf(value('task'), value('topic'), value('handler'), handler.kind, workspace, run);
  if (place === undefined) return undefined;
  for (const [index, reason] of REASONS.entries()) {
    const match = reason.error.exec(error);
    if (match === null) continue;
    if (reason.words === undefined) return undefined;
    const words = reason.words(match);
    const isOfAddress = reason.isOfAddress === true;
    return { ...place, handler, words, isOfAddress, reason: index === REASONS.length - 1 ? words : String(index) };
  }
  return undefined;
}

/** Whose service wrote a line of the log. */
export function handlerOf(log: LogRecord): HandlerDefinition | undefined {
  const service = logValue(log, 'service')?.toLowerCase() ?? '';
  const kind = SERVICE_KINDS[service] ?? service;
  return HANDLERS.find((definition) => definition.kind === kind);
}

/** Services that are called otherwise than the kinds of handlers that use them. */
const SERVICE_KINDS: Readonly<Record<string, string>> = { httppost: 'post', snmp: 'snmptrap' };

function placeOf(
  task: string | undefined,
  topic: string | undefined,
  id: string | undefined,
  kind: string,
  workspace: Workspace,
  run: Run,
): { readonly file: string; readonly range: Range } | undefined {
  if (task === undefined) {
    const spec = handlerSpecs(workspace).find((each) => each.id === id && each.topic === topic);
    return spec === undefined ? undefined : { file: spec.file, range: { start: 0, end: 0 } };
  }
  const file = run.tasks.find((each) => each.id === task)?.script;
  const analysis = file === undefined ? undefined : analyseScript(workspace, file);
  const own = analysis?.model.nodes
    .flatMap(({ handlers }) => handlers)
    .find(({ definition }) => HANDLERS.find(({ script }) => script === definition)?.kind === kind);
  return file === undefined || own === undefined ? undefined : { file, range: own.call.nameRange };
}

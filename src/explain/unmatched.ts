/** Handler files that heard events of their topic and did nothing, because their `match` let none of them pass. */
import { levelName } from '../alert/level';
import { findPlaced } from '../go/json/placed';
import { durationString } from '../go/time/duration';
import type { HandlerSpec } from '../kapacitor/handler-files/handler-files';
import type { EventRecord, Run } from '../kapacitor/record/run-model';
import { listed, problemOf } from '../language/findings/finding';
import { handlerSpecs } from '../language/handler-spec';
import type { Problem } from '../problems/problem';
import { counted } from '../text/counted';
import type { Workspace } from '../workspace/workspace';

export function unmatchedProblems(workspace: Workspace, run: Run): readonly Problem[] {
  return handlerSpecs(workspace).flatMap((spec): readonly Problem[] => {
    const range = findPlaced(spec.json, 'match')?.value.range;
    const events = run.events.filter(({ topic }) => topic === spec.topic);
    if (spec.match === '' || range === undefined || events.length === 0 || didAnything(spec, run)) return [];
    const failures = matchFailures(spec, run);
    const [first] = failures;
    const passedOn = spec.kind === 'publish' || spec.kind === 'aggregate';
    if (first !== undefined) {
      const plain = `The match fails with ${failures.length === events.length ? 'all' : String(failures.length)} of ${counted(events.length, 'event')}, and lets none of these pass: ${failureWords(first, events)}.`;
      return [problemOf(spec.file, { range, severity: 'warning', code: 'match-never', plain })];
    }
    if (passedOn || hasErrors(spec, run)) return [];
    const plain = `None of ${counted(events.length, 'event')} of the topic ${spec.topic} met this${metWords(spec.match, events)}.`;
    return [problemOf(spec.file, { range, severity: 'info', code: 'match-never', plain })];
  });
}

function didAnything({ id, topic }: HandlerSpec, { requests, actions }: Run): boolean {
  return [...requests, ...actions].some(({ source }) => {
    return source.type === 'handler' && source.handler === id && source.topic === topic;
  });
}

/** Log lines of the handler. */
function linesOf({ id, topic }: HandlerSpec, { logs }: Run) {
  return logs.filter(({ level, keys }) => {
    const value = (key: string) => keys.find(([name]) => name === key)?.[1];
    return level === 'error' && value('handler') === id && value('topic') === topic;
  });
}

function hasErrors(spec: HandlerSpec, run: Run): boolean {
  return linesOf(spec, run).length > 0;
}

function matchFailures(spec: HandlerSpec, run: Run): readonly string[] {
  return linesOf(spec, run).flatMap(({ message, keys }) => {
    return message === 'failed to evaluate match expression' ? [keys.find(([key]) => key === 'err')?.[1] ?? ''] : [];
  });
}

function failureWords(error: string, events: readonly EventRecord[]): string {
  const [, tag] = /^no tag exists for (.*)$/.exec(error) ?? [];
  if (tag === undefined) return error;
  const tags = [...new Set(events.flatMap((event) => event.tags.map(([name]) => name)))];
  return `there is no tag ${tag}. ${tags.length === 0 ? 'The events have no tags at all' : `The events have ${listed(tags)}`}`;
}

/** What the match asks of an event, and what the events had. */
const ASKED: readonly (readonly [asked: RegExp, words: string, of: (event: EventRecord) => string])[] = [
  [/\blevel\(\)/, 'levels', ({ level }) => levelName(level)],
  [/\bname\(\)/, 'names', ({ name }) => name],
  [/\btaskName\(\)/, 'tasks', ({ task }) => task],
  [/\balertID\(\)/, 'IDs', ({ id }) => id],
  [/\bduration\(\)/, 'durations', ({ duration }) => durationString(duration)],
];

function metWords(match: string, events: readonly EventRecord[]): string {
  const asked = ASKED.flatMap(([pattern, words, of]) => {
    return pattern.test(match) ? [`their ${words} were ${listed([...new Set(events.map(of))])}`] : [];
  });
  const tags = [...new Set([...match.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, tag = '']) => tag))];
  const values = tags.map((tag) => {
    const of = events.map((event) => event.tags.find(([name]) => name === tag)?.[1] ?? '');
    return `${tag} was ${listed([...new Set(of)])}`;
  });
  const words = [...asked, ...values];
  return words.length === 0 ? '' : `: ${words.join('; ')}`;
}

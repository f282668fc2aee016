/** Handler files that heard events of their topic and did nothing, because their `match` let none of them pass. */
import { levelName } from '../alert/level';
import { findPlaced } from '../go/json/placed';
import { durationString } from '../go/time/duration';
import { logValue } from '../kapacitor/record/log-value';
import type { EventRecord, Run } from '../kapacitor/record/run-model';
import { listed, problemOf } from '../language/findings/finding';
import { handlerSpecs } from '../language/handler-spec';
import type { Problem } from '../problems/problem';
import { counted } from '../text/counted';
import { groupedBy } from '../text/grouped';
import type { Workspace } from '../workspace/workspace';
import { errorWords } from './error-words';

export function unmatchedProblems(workspace: Workspace, run: Run): readonly Problem[] {
  const specs = handlerSpecs(workspace).filter(({ match }) => match !== '');
  if (specs.length === 0) return [];
  const byTopic = groupedBy(run.events, ({ topic }) => topic);
  // One that Kapacitor does not take has no match to speak of.
  const defined = new Set(run.handlers.flatMap(({ file, error }) => (error === undefined ? [file] : [])));
  const busy = new Set(
    [...run.requests, ...run.actions].flatMap(({ source }) =>
      source.type === 'handler' ? [handlerKey(source.topic, source.handler)] : [],
    ),
  );
  const byHandler = groupedBy(
    run.logs.filter(({ level }) => level === 'error'),
    (log) => handlerKey(logValue(log, 'topic'), logValue(log, 'handler')),
  );
  return specs.flatMap((spec): readonly Problem[] => {
    const range = findPlaced(spec.json, 'match')?.value.range;
    const key = handlerKey(spec.topic, spec.id);
    const events = byTopic.get(spec.topic) ?? [];
    if (range === undefined || events.length === 0 || !defined.has(spec.file)) return [];
    const errors = byHandler.get(key) ?? [];
    const failures = errors.filter(({ message }) => message === 'failed to evaluate match expression');
    const [first] = failures;
    if (first !== undefined) {
      const plain = `The match fails with ${failures.length === events.length ? 'all' : String(failures.length)} of ${counted(events.length, 'event')}, and lets none of these pass: ${failureWords(logValue(first, 'err') ?? '', events)}.`;
      return [problemOf(spec.file, { range, severity: 'warning', code: 'match-never', plain })];
    }
    const passedOn = spec.kind === 'publish' || spec.kind === 'aggregate';
    if (passedOn || busy.has(key) || errors.length > 0) return [];
    const plain = `None of ${counted(events.length, 'event')} of the topic ${spec.topic} met this${metWords(spec.match, events)}.`;
    return [problemOf(spec.file, { range, severity: 'info', code: 'match-never', plain })];
  });
}

/** A handler of a topic, as requests, actions and the log name it. */
function handlerKey(topic = '', handler = ''): string {
  return JSON.stringify([topic, handler]);
}

function failureWords(error: string, events: readonly EventRecord[]): string {
  const [, tag] = /^no tag exists for (.*)$/.exec(error) ?? [];
  if (tag === undefined) return matchWords(error);
  const tags = [...new Set(events.flatMap((event) => event.tags.map(([name]) => name)))];
  if (tags.includes(tag)) return `these have no tag ${tag}`;
  return `there is no tag ${tag}. ${tags.length === 0 ? 'The events have no tags at all' : `The events have ${listed(tags)}`}`;
}

/** `duration()` of a match is the conversion of the same name, whatever the documentation says. */
function matchWords(error: string): string {
  return /^Cannot call function "duration" with args \(\)/.test(error)
    ? 'duration() of an event cannot be asked for here: Kapacitor takes it for the conversion of that name'
    : errorWords(error);
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

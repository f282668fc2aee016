/** What Kapacitor takes in a topic handler file without a word, though it cannot be meant. */
import { findPlaced } from '../../go/json/placed';
import { HANDLER_KINDS } from '../../handlers/topic-handler-kinds';
import type { HandlerSpec } from '../../kapacitor/handler-files/handler-files';
import { LEVEL_WORDS } from '../level-words';
import { nearest } from '../nearest';
import { type Finding, listed, replaced } from './finding';

/** `text`: that of the file. */
export function handlerFileFindings(spec: HandlerSpec, text: string): readonly Finding[] {
  const start = { start: 0, end: 0 };
  const found: Finding[] = [...unreadParts(spec, text), ...shortInterval(spec, text)];
  if (spec.topic === '') {
    found.push({
      range: start,
      severity: 'warning',
      code: 'handler-topic-missing',
      plain:
        'topic: is missing. Kapacitor takes the file all the same, and stores the handler under a topic that no script means.',
    });
  }
  const room = findPlaced(spec.json, 'options.room')?.value.range;
  const given = room && text.slice(room.start, room.end);
  if (room !== undefined && given?.includes('/')) found.push(slashInRoom(room));
  const levels = /level\(\)\s*==\s*CRITICAL/.test(spec.match) && !/\bOK\b/.test(spec.match);
  const match = findPlaced(spec.json, 'match')?.value.range;
  if (levels && match !== undefined) {
    found.push({
      range: match,
      severity: 'info',
      code: 'match-recovery',
      plain:
        'This never delivers the OK that ends the alert: add OR level() == OK AND changed() == TRUE for recoveries.',
    });
  }
  if (match !== undefined) found.push(...matchFindings(spec.match, match, text));
  return found;
}

const PARTS: readonly string[] = ['topic', 'id', 'kind', 'match', 'options'];

/** Names that nothing reads, and documents behind the first. */
function unreadParts({ file, json, kind }: HandlerSpec, text: string): readonly Finding[] {
  const members = json.kind === 'object' ? json.members : [];
  const options = HANDLER_KINDS.get(kind)?.options.map(({ name }) => name) ?? [];
  const hasOptions = members.some(({ name }) => name.toLowerCase() === 'options');
  const found = members.flatMap(({ name, key, value }): readonly Finding[] => {
    if (PARTS.includes(name.toLowerCase())) return [];
    const isOption = options.includes(name);
    const meant = isOption ? undefined : nearest(name, PARTS);
    const indented = !hasOptions && isOption && value.kind !== 'object' && text.charAt(key.start - 1) !== '"';
    const words = isOption ? `${name} is an option: it stands under options:, indented.` : '';
    return [
      {
        range: key,
        severity: 'warning',
        code: 'handler-key',
        plain: `Nothing reads ${name} here. ${words === '' ? (meant === undefined ? `There are ${listed(PARTS)}.` : `Did you mean ${meant}?`) : words}`,
        ...(meant === undefined ? {} : { fix: replaced(key, meant) }),
        ...(indented
          ? {
              fix: {
                title: 'Put it under options:',
                edits: [{ range: { start: key.start, end: key.start }, text: 'options:\n  ' }],
              },
            }
          : {}),
      },
    ];
  });
  const second = /\.ya?ml$/.test(file) ? secondDocument(text) : undefined;
  return second === undefined ? found : [...found, second];
}

function secondDocument(text: string): Finding | undefined {
  const found = /\n---[ \t]*\r?\n(?=[\s\S]*\S)/.exec(text);
  if (found === null || text.slice(0, found.index).trim() === '') return undefined;
  return {
    range: { start: found.index + 1, end: found.index + 4 },
    severity: 'warning',
    code: 'handler-key',
    plain: 'Of a file only the first document is read, up to this line: each handler has a file of its own.',
  };
}

/** `interval: 300`: of nanoseconds nobody thinks. */
function shortInterval({ json }: HandlerSpec, text: string): readonly Finding[] {
  const value = findPlaced(json, 'options.interval')?.value;
  if (value?.kind !== 'number') return [];
  const nanoseconds = Number(value.text);
  if (!(nanoseconds > 0 && nanoseconds < 1_000_000)) return [];
  const better = `${nanoseconds}000000000`;
  return [
    {
      range: value.range,
      severity: 'warning',
      code: 'handler-duration',
      plain: `interval is a number of nanoseconds, and ${text.slice(value.range.start, value.range.end)} of them are no time at all: ${better} is ${nanoseconds}s.`,
      ...(Number.isInteger(nanoseconds) ? { fix: replaced(value.range, better) } : {}),
    },
  ];
}

const QUOTED_LEVEL = /(level\(\)\s*[=!<>]+\s*)(?:''?|\\?")(\w+)(?:''?|\\?")/g;
const QUOTED_VALUE = /(\\?"[^"]+"\s*[=!]=\s*)\\?"([^"\\]+)\\?"/g;

/** `level() == 'CRITICAL'`, `"host" == "h1"`: what Kapacitor complains of with each event. */
function matchFindings(match: string, range: Finding['range'], text: string): readonly Finding[] {
  const raw = text.slice(range.start, range.end);
  const levels = [...raw.matchAll(QUOTED_LEVEL)].map(({ index, 0: whole, 1: before = '', 2: word = '' }): Finding => {
    const level = LEVEL_WORDS[word.toLowerCase()];
    const place = { start: range.start + index + before.length, end: range.start + index + whole.length };
    return {
      range: place,
      severity: 'warning',
      code: 'match-level',
      plain: `A level is compared with a word without quotes: ${before.trim()} ${level ?? 'CRITICAL'}. With a text it fails for each event.`,
      ...(level === undefined ? {} : { fix: replaced(place, level) }),
    };
  });
  const values = [...raw.matchAll(QUOTED_VALUE)].flatMap(
    ({ index, 0: whole, 1: before = '', 2: value = '' }): readonly Finding[] => {
      if (!match.includes(`"${value}"`)) return [];
      const place = { start: range.start + index + before.length, end: range.start + index + whole.length };
      const quote = raw.startsWith("'") ? "''" : "'";
      return [
        {
          range: place,
          severity: 'warning',
          code: 'match-quotes',
          plain: `"${value}" in double quotes is a tag; a value stands in single quotes, '${value}'.`,
          fix: replaced(place, `${quote}${value}${quote}`),
        },
      ];
    },
  );
  return [...levels, ...values];
}

export function slashInRoom(range: Finding['range']): Finding {
  return {
    range,
    severity: 'warning',
    code: 'room-slash',
    plain: 'A / in the name of a room is not encoded and changes the path of the request: use the id of the room.',
  };
}

/** What Kapacitor takes in a topic handler file without a word, though it cannot be meant. */
import { findPlaced } from '../../go/json/placed';
import type { HandlerSpec } from '../../kapacitor/handler-files/handler-files';
import { LEVEL_WORDS } from '../level-words';
import { type Finding, replaced } from './finding';

/** `text`: that of the file. */
export function handlerFileFindings(spec: HandlerSpec, text: string): readonly Finding[] {
  const start = { start: 0, end: 0 };
  const found: Finding[] = [];
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

/** What Kapacitor takes in a topic handler file without a word, though it cannot be meant. */
import { findPlaced } from '../../go/json/placed';
import { readHandlerFile } from '../../kapacitor/handler-files/handler-files';
import type { Finding } from './finding';

export function handlerFileFindings(text: string): readonly Finding[] {
  const read = readHandlerFile('handler.yaml', text);
  if (!read.ok) return [];
  const { spec } = read;
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
  return found;
}

export function slashInRoom(range: Finding['range']): Finding {
  return {
    range,
    severity: 'warning',
    code: 'room-slash',
    plain: 'A / in the name of a room is not encoded and changes the path of the request: use the id of the room.',
  };
}

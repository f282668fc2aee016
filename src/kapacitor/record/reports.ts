/** What the server's API shows after the last point. */
import { levelName } from '../../alert/level';
import type { Server } from '../server/server';
import type { HttpOutReport, TopicReport } from './run-model';

export function topicReports(server: Server): readonly TopicReport[] {
  return server.topics.states().map(({ id, level, collected, events }) => ({
    id,
    level: levelName(level),
    collected,
    events: events.map(({ id, message, details, time, duration, level }) => ({
      id,
      message,
      details,
      time,
      duration,
      level: levelName(level),
    })),
  }));
}

/** The endpoints of a task that died are gone with it. */
export function httpOutReports(server: Server): readonly HttpOutReport[] {
  return server.endpoints.map(({ task, name, text }) => ({
    task: task.taskId,
    endpoint: name,
    text: task.error === undefined ? text() : NO_TASK,
  }));
}

const NO_TASK = '{\n    "error": "no task exists",\n    "message": "no task exists"\n}';

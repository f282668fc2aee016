import type { LogRecord } from './run-model';

/** What a line of the log says behind `key=`: of its service, task, node, err, … */
export function logValue({ keys }: LogRecord, key: string): string | undefined {
  return keys.find(([name]) => name === key)?.[1];
}

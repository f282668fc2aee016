/** What a global service of kapacitor.conf adds to alerts: no script says it. */
import { type Finding, listed } from '../language/findings/finding';
import type { TaskFacts } from './task-facts';

export function globalServiceFindings({ task }: TaskFacts): readonly Finding[] {
  return task.nodes.flatMap(({ globalServices, range }): readonly Finding[] => {
    if (globalServices.length === 0) return [];
    const added = globalServices.filter(({ isAdded }) => isAdded).map(({ handler }) => handler);
    const words = [
      ...(added.length === 0
        ? []
        : [`gives this alert ${listed(added)}, which the script does not name (global = true)`]),
      ...(globalServices.some(({ isQuiet }) => isQuiet)
        ? ['lets it send changes of its level only, to all its handlers (state-changes-only = true)']
        : []),
    ];
    const plain = `kapacitor.conf ${words.join(', and ')}.`;
    return [{ range, severity: 'info', code: 'global-service', plain }];
  });
}

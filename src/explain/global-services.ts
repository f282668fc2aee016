/** What a global service of kapacitor.conf adds to alerts: no script says it. */
import type { Finding } from '../language/findings/finding';
import { listed } from '../language/findings/finding';
import type { TaskFacts } from './task-facts';

export function globalServiceFindings({ task }: TaskFacts): readonly Finding[] {
  return task.nodes.flatMap(({ badges, range }): readonly Finding[] => {
    const added = named(badges, /^global (.+)$/);
    const quietened = named(badges, /^state changes only \((.+)\)$/);
    if (added.length === 0 && quietened.length === 0) return [];
    const words = [
      ...(added.length === 0
        ? []
        : [`gives this alert ${listed(added)}, which the script does not name (global = true)`]),
      ...(quietened.length === 0
        ? []
        : ['lets it send changes of its level only, to all its handlers (state-changes-only = true)']),
    ];
    const plain = `kapacitor.conf ${words.join(', and ')}.`;
    return [{ range, severity: 'info', code: 'global-service', plain }];
  });
}

function named(badges: readonly string[], pattern: RegExp): readonly string[] {
  return badges.flatMap((badge) => pattern.exec(badge)?.[1] ?? []);
}

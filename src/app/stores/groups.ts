/** Which groups are looked at: chart, strip and events show these. */
import { batch, createMemo, createSignal } from 'solid-js';
import { finder, groupKey } from '../model/groups';
import type { Timeline } from '../model/timeline';

export interface Groups {
  readonly query: () => string;
  setQuery(query: string): void;
  /** Keys of the groups that were chosen one by one; all when none is. */
  readonly picked: () => ReadonlySet<string>;
  pick(keys: readonly string[]): void;
  showAll(): void;
  /** By index of the alert; `undefined` when all are looked at. */
  readonly shown: () => readonly boolean[] | undefined;
}

export function createGroups(timeline: () => Timeline | undefined): Groups {
  const [query, setQuery] = createSignal('');
  const [picked, setPicked] = createSignal<ReadonlySet<string>>(new Set());
  const shown = createMemo(() => {
    const alerts = timeline()?.run.evaluations.alerts ?? [];
    const finds = finder(alerts, query());
    const keys = alerts.map(groupKey);
    // Groups that were chosen and are no more hide nothing.
    const isPicked = keys.some((key) => picked().has(key));
    if (!isPicked && query().trim() === '') return undefined;
    return alerts.map((alert, index) => finds(alert) && (!isPicked || picked().has(keys[index] ?? '')));
  });
  const pick = (keys: readonly string[]) => setPicked(new Set(keys));
  const showAll = () =>
    batch(() => {
      setQuery('');
      pick([]);
    });
  return { query, setQuery, picked, pick, showAll, shown };
}

/** The groups of a run's alerts: how they are named, found and put in order. */
import type { AlertIdentity, Run } from '../../kapacitor/record/run-model';

/** The same group in the next run. */
export function groupKey({ task, node, group, id }: AlertIdentity): string {
  return [task, node, group, id].join('\u0000');
}

/** `host=a, cpu=total`; without tags the id of its events. */
export function groupLabel({ tags, id }: AlertIdentity): string {
  return tags.length === 0 ? id : tags.map(([tag, value]) => `${tag}=${value}`).join(', ');
}

const changes = new WeakMap<Run['evaluations'], Uint8Array>();

/** Which alerts were ever at another level than OK; looked for once. */
export function changedAlerts({ evaluations }: Pick<Run, 'evaluations'>): Uint8Array {
  const known = changes.get(evaluations);
  if (known !== undefined) return known;
  const { alert, alerts, level } = evaluations;
  const changed = new Uint8Array(alerts.length);
  for (let row = 0; row < level.length; row++) {
    if (level[row] !== 0) changed[alert[row] ?? 0] = 1;
  }
  changes.set(evaluations, changed);
  return changed;
}

/** Indexes of alerts: those that changed their state first, else as they came. */
export function changedFirst(changed: Uint8Array): readonly number[] {
  const all = Array.from(changed, (_, index) => index);
  return [...all.filter((index) => changed[index] === 1), ...all.filter((index) => changed[index] !== 1)];
}

/**
 * Which alerts a query finds: each of its words is a part of the id or of a tag. `host=web1` is that tag where some alert
 * has it, and not `host=web10`.
 */
export function finder(alerts: readonly AlertIdentity[], query: string): (alert: AlertIdentity) => boolean {
  const words = query
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const texts = ({ id, tags }: AlertIdentity) =>
    [id, ...tags.map(([tag, value]) => `${tag}=${value}`)].map((text) => text.toLowerCase());
  const whole = words.map((word) => alerts.some((alert) => texts(alert).includes(word)));
  return (alert) => {
    const own = texts(alert);
    return words.every((word, index) =>
      own.some((text) => (whole[index] === true ? text === word : text.includes(word))),
    );
  };
}

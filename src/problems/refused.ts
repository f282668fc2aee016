/** What is said of a refusal before anything knows better, by what is refused. */
export const REFUSED = {
  script: 'Kapacitor refuses this script.',
  template: 'Kapacitor refuses this template.',
  taskFile: 'Kapacitor refuses this task file.',
  handler: 'Kapacitor does not define this handler.',
  query: 'InfluxDB refuses this query.',
} as const;

const ALL: ReadonlySet<string> = new Set(Object.values(REFUSED));

/** The same sentence with a reason, where it has none. */
export function withReason(plain: string, reason: string): string {
  return ALL.has(plain) && reason !== '' ? `${plain.slice(0, -1)}: ${reason}.` : plain;
}

/** Scripts as Kapacitor formats them, a node or a property a line, so that a row shows only what it is about. */
const INDENT: Readonly<Record<string, string>> = { '|': '    ', '.': '        ' };

function script(...lines: readonly string[]): string {
  return lines.map((line) => `${INDENT[line.charAt(0)] ?? ''}${line}\n`).join('');
}

/** The CPUs, by host. */
export function cpu(...lines: readonly string[]): string {
  return script('stream', '|from()', ".measurement('cpu')", ".groupBy('host')", ...lines);
}

/** An alert about them that is written into a file. */
export function alert(...properties: readonly string[]): string {
  return cpu('|alert()', ...properties, '.stateChangesOnly()', ".log('/tmp/a.log')");
}

/** One that is sent by these handlers. */
export function sent(...handlers: readonly string[]): string {
  return cpu('|alert()', '.crit(lambda: "n" > 5)', '.stateChangesOnly()', ...handlers);
}

/** What InfluxDB says of them, logged. */
export function asked(...properties: readonly string[]): string {
  return script(
    'batch',
    `|query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')`,
    '.period(1m)',
    ...properties,
    '|log()',
  );
}

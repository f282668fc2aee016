/** Names of metrics that hold more than a name. */

export interface MetricPath {
  readonly path: string;
  readonly tags: readonly (readonly [string, string])[];
}

/** Graphite's path, with tags behind semicolons since 1.1: `cpu.idle;host=a;dc=b`. */
export function pathAndTags(written: string): MetricPath {
  if (!/;[^=;]+=/.test(written)) return { path: written, tags: [] };
  const [path = '', ...parts] = written.split(';');
  return { path, tags: pairsOf(parts) };
}

/** `host=a` each; those without a value are none. */
export function pairsOf(parts: readonly string[]): readonly (readonly [string, string])[] {
  return parts.flatMap((part): [string, string][] => {
    const at = part.indexOf('=');
    return at <= 0 || at === part.length - 1 ? [] : [[part.slice(0, at), part.slice(at + 1)]];
  });
}

/** InfluxQL's reserved words, in small letters. influxql token.go, v1.1. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'and or true false all alter analyze any as asc begin by cardinality create continuous database databases default ' +
    'delete desc destinations diagnostics distinct drop duration end every exact explain field for from grant grants ' +
    'group groups in inf insert into key keys kill limit measurement measurements name offset on order password policy ' +
    'policies privileges queries query read replication resample retention revoke select series set show shard shards ' +
    'slimit soffset stats subscription subscriptions tag to user users values where with write'
  ).split(' '),
);

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A name as InfluxQL prints it: in double quotes only where it needs them. */
export function quoteIdentifier(name: string): string {
  const escaped = name.replace(/[\n\\"]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`));
  return PLAIN.test(name) && !KEYWORDS.has(name.toLowerCase()) ? escaped : `"${escaped}"`;
}

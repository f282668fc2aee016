/** What other databases call functions of InfluxQL and the nodes of the same names. */
export const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['avg', 'mean'],
  ['average', 'mean'],
  ['stdev', 'stddev'],
  ['std', 'stddev'],
  ['distinctcount', 'distinct'],
  ['total', 'sum'],
  ['maximum', 'max'],
  ['minimum', 'min'],
  ['range', 'spread'],
  ['rate', 'derivative'],
]);

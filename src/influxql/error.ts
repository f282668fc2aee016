/** InfluxDB refuses the query; the message is its own. Never leaves this room. */
export class InfluxQueryError extends Error {}

/** Go's name of a literal's type, as `%T` prints it. */
export function goTypeOfExpression(kind: string): string {
  return `*influxql.${GO_TYPES[kind] ?? 'Expr'}`;
}

const GO_TYPES: Readonly<Record<string, string>> = {
  variable: 'VarRef',
  call: 'Call',
  distinct: 'Distinct',
  string: 'StringLiteral',
  number: 'NumberLiteral',
  integer: 'IntegerLiteral',
  boolean: 'BooleanLiteral',
  duration: 'DurationLiteral',
  time: 'TimeLiteral',
  wildcard: 'Wildcard',
  regex: 'RegexLiteral',
  paren: 'ParenExpr',
  binary: 'BinaryExpr',
};

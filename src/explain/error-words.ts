/** What Kapacitor says when an expression cannot be evaluated for a point, in plain words that go on a sentence. */

type Rule = readonly [error: RegExp, words: (...parts: string[]) => string];

const RULES: readonly Rule[] = [
  [/(?:left |right )?reference (?:value )?"([^"]*)" is missing value/, (name) => `${name} is missing`],
  [
    /Cannot call function "(\w+)" argument "([^"]*)" is missing/,
    (call, name) => `${name} is missing, and isPresent() does not protect what ${call}() is given`,
  ],
  [/no field or tag exists for (\S+)/, (name) => `${name} is missing`],
  [/field "?([^"]*?)"? missing from point/, (name) => `there is no field ${name}`],
  [/invalid math operator (\S+) for type missing/, (operator) => `a value at ${operator} is missing`],
  [
    /mismatched type to binary operator\. got (\w+) (\S+) (\w+)/,
    (left, operator, right) => `${typeWord(left)} and ${typeWord(right)} do not go together with ${operator}`,
  ],
  [/invalid \w+ operator (\S+) for type (\w+)/, (operator, type) => `${operator} does not take ${typeWord(type)}`],
  [
    /Cannot call function "(\w+)" with args \(([^)]*)\), available signatures are \[(.*?)\]/,
    (call, given, wanted) =>
      `${call} takes ${wanted.replaceAll(',', ', ').replaceAll(',  ', ', ')}, and is given (${given})`,
  ],
  [/undefined function: "(\w+)"/, (call) => `there is no function ${call}`],
  [
    /cannot have field and tags with same name "([^"]*)"/,
    (name) => `${name} is a field and a tag at once, and a condition may not name it`,
  ],
  [
    /expression returned unexpected type (\w+)(?:, expected boolean)?/,
    (type) => `it gives ${typeWord(type.replace(/64$/, ''))}, and not TRUE or FALSE`,
  ],
  [/strconv\.Parse\w+: parsing ("(?:[^"\\]|\\.)*")/, (text) => `${text} is no number`],
  [/cannot convert string "((?:[^"\\]|\\.)*)" to (\w+)/, (text, type) => `"${text}" is no ${type}`],
  [/integer divide by zero/, () => 'a whole number is divided by zero'],
];

/** In plain words where they are known; otherwise as it stands, without its last stop. */
export function errorWords(error: string): string {
  for (const [pattern, words] of RULES) {
    const match = pattern.exec(error);
    if (match !== null) return words(...match.slice(1).map((part) => part ?? ''));
  }
  return error.replace(/\.$/, '');
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  int: 'a whole number',
  float: 'a float',
  boolean: 'a boolean',
  bool: 'a boolean',
  duration: 'a duration',
  time: 'a time',
  regex: 'a regular expression',
  missing: 'a value that is missing',
};

function typeWord(type: string): string {
  return TYPES[type] ?? `a ${type}`;
}

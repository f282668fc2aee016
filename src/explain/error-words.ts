/** What Kapacitor says when an expression cannot be evaluated for a point, in plain words that go on a sentence. */

type Rule = readonly [error: RegExp, words: (...parts: string[]) => string];

const RULES: readonly Rule[] = [
  [/(?:left |right )?reference (?:value )?"([^"]*)" is missing value/, (name) => `${name} is missing`],
  [
    /Cannot call function "(\w+)" argument "([^"]*)" is missing/,
    (call, name) => `${name} is missing, and isPresent() does not protect what ${call}() is given`,
  ],
  [/no field or tag exists for (\S+)/, (name) => `${name} is missing`],
  [/field "?([^"]{0,1000}?)"? missing from point/, (name) => `there is no field ${name}`],
  [/^expected field (\S+) not found/, (name) => `there is no field ${name}`],
  [/^tag (\S+) is missing from point/, (name) => `there is no tag ${name}`],
  [/^missing value: "([^"]*)"/, (name) => `${name} is missing`],
  [/^cannot keep field "([^"]*)", field does not exist/, (name) => `.keep() names ${name}, which is not there`],
  [/^field "?([^"]*?)"? has wrong type: got <nil>/, (name) => `${name} has no value (null)`],
  [
    /^field "?([^"]*?)"? has wrong type: got (\w+) exp (\w+)/,
    (name, got, wanted) =>
      `${name} is ${typeWord(plainType(got))} there, and was ${typeWord(plainType(wanted))} before`,
  ],
  [/^field is the wrong type/, () => 'the field is no number'],
  [/^key required$/, () => 'the ID of the event is empty, and a topic keeps events by their ID'],
  [/invalid duration string "((?:[^"\\]|\\.)*)"/, (text) => `"${text}" is no duration`],
  [/found negative index for (\w+): (-\d+)/, (call, index) => `${call} is given the place ${index}`],
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
  [/expression returned unexpected type invalid type/, () => 'it gives nothing: a part of it is missing'],
  [
    /expression returned unexpected type (\w+)(?:, expected (\w+))?/,
    (type, wanted) =>
      `it gives ${typeWord(plainType(type))}, and not ${wanted === '' || wanted === 'boolean' ? 'TRUE or FALSE' : typeWord(plainType(wanted))}`,
  ],
  [/strconv\.Parse\w+: parsing ("(?:[^"\\]|\\.)*"): value out of range/, (text) => `${text} is too large a number`],
  [/strconv\.ParseBool: parsing ("(?:[^"\\]|\\.)*")/, (text) => `${text} is no boolean`],
  [
    /^error calling "bool": cannot convert (\S+) to boolean/,
    (value) => `${value} is neither 0 nor 1, and so no boolean`,
  ],
  [
    /stop index too large for string in strSubstring: (\d+)/,
    (index) => `strSubstring is given the end ${index}, which lies behind the end of the text`,
  ],
  [
    /Cannot call function "(\w+)" arguments (.*?) are missing/,
    (call, names) => `${names.replaceAll('"', '').replaceAll(', ', ' and ')} are missing, and ${call} is given them`,
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

/** `int64` as `int`. */
function plainType(type: string): string {
  return type.replace(/64$/, '');
}

/** The field, tag or function that is not there. */
export function missingName(error: string): string | undefined {
  const match =
    /reference (?:value )?"([^"]*)" is missing value|argument "([^"]*)" is missing|no field or tag exists for (\S+)|field "?([^"]{0,1000}?)"? missing from point|^expected field (\S+) not found|^tag (\S+) is missing|^missing value: "([^"]*)"|undefined function: "([^"]*)"|^cannot keep field "([^"]*)"/.exec(
      error,
    );
  return match?.slice(1).find((part) => part !== undefined && part !== '');
}

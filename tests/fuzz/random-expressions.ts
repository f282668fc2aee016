/** Random lambda expressions over the fields that a point is likely to have. */
import type { Random } from './random';

export type FieldType = 'int' | 'float' | 'string' | 'boolean';
/** Fields by name; what a node makes is added. */
export type Scope = ReadonlyMap<string, FieldType>;

export const TAGS = ['host', 'dc'] as const;
const INTS = ['0', '1', '2', '3', '7', '10', '50', '100', '-5', '1000', '9007199254740993', '9223372036854775807'];
const FLOATS = ['0.0', '0.5', '1.0', '2.5', '10.0', '42.5', '99.9', '-3.25', '1000.0', '123456789.125'];
const TEXTS = ["'a'", "'b'", "'up'", "'down'", "'x y'", "''"];
const PATTERNS = ['/a/', '/^[ab]$/', '/u.*/', '/\\d+/', '/(?i)UP|b/', '/\\s/', '/[^a-z]/'];
const UNARY = [
  'abs',
  'ceil',
  'floor',
  'sqrt',
  'log1p',
  'trunc',
  'cbrt',
  'exp',
  'log',
  'log2',
  'log10',
  'sin',
  'cos',
  'tan',
  'tanh',
  'atan',
  'acos',
  'asinh',
  'erf',
  'gamma',
  'expm1',
  'exp2',
  'j0',
  'y1',
];

/** An expression of the type, mostly: one in twenty-five is of another. */
export function expression(random: Random, scope: Scope, type: FieldType, depth: number): string {
  const wanted = random.chance(0.04) ? random.pick(['int', 'float', 'string', 'boolean'] as const) : type;
  if (depth <= 0 || random.chance(0.15)) return leaf(random, scope, wanted);
  switch (wanted) {
    case 'boolean':
      return booleanExpression(random, scope, depth - 1);
    case 'int':
      return intExpression(random, scope, depth - 1);
    case 'float':
      return floatExpression(random, scope, depth - 1);
    case 'string':
      return textExpression(random, scope, depth - 1);
  }
}

function leaf(random: Random, scope: Scope, type: FieldType): string {
  const names = [...scope].filter(([, of]) => of === type).map(([name]) => name);
  if (type === 'string' && random.chance(0.4)) return `"${random.pick(TAGS)}"`;
  if (names.length > 0 && random.chance(0.75)) return `"${random.pick(names)}"`;
  switch (type) {
    case 'int':
      return random.pick(INTS);
    case 'float':
      return random.pick(FLOATS);
    case 'string':
      return random.pick(TEXTS);
    case 'boolean':
      return random.pick(['TRUE', 'FALSE']);
  }
}

function booleanExpression(random: Random, scope: Scope, depth: number): string {
  const of = (type: FieldType) => expression(random, scope, type, depth);
  const compare = random.pick(['<', '<=', '>', '>=', '==', '!=']);
  switch (random.below(11)) {
    case 9:
      return `bool(${random.pick([`${leaf(random, scope, 'string')}`, `${of('int')}`, "'true'"])})`;
    case 0:
      return `(${of('boolean')} ${random.pick(['AND', 'OR'])} ${of('boolean')})`;
    case 1:
      return `!${leaf(random, scope, 'boolean')}`;
    case 2:
      return `${leaf(random, scope, 'string')} ${random.pick(['=~', '!~'])} ${random.pick(PATTERNS)}`;
    case 3:
      return `${of('string')} ${random.pick(['==', '!='])} ${of('string')}`;
    case 4:
      return `isPresent("${random.pick([...scope.keys(), 'nope'])}")`;
    case 5:
      return `${random.pick(['strContains', 'strContainsAny', 'strHasPrefix', 'strHasSuffix'])}(${of('string')}, ${random.pick(TEXTS)})`;
    case 6:
      return `${of('int')} ${compare} ${of('int')}`;
    default:
      return `${of(random.pick(['float', 'int']))} ${compare} ${of(random.pick(['float', 'int']))}`;
  }
}

function intExpression(random: Random, scope: Scope, depth: number): string {
  const of = (type: FieldType) => expression(random, scope, type, depth);
  switch (random.below(8)) {
    case 0:
      return `(${of('int')} / ${random.pick(['2', '3', '7', '-4'])})`;
    case 1:
      return `(${of('int')} % ${random.pick(['2', '3', '10'])})`;
    case 2:
      return `int(${of('float')})`;
    case 3:
      return random.pick([
        `strLength(${of('string')})`,
        `strIndex(${of('string')}, ${random.pick(TEXTS)})`,
        `strCount(${of('string')}, ${random.pick(TEXTS)})`,
        `strLastIndexAny(${of('string')}, 'ab')`,
        `int(${leaf(random, scope, 'string')})`,
        `int(duration(${of('int')}, 1s))`,
      ]);
    case 4:
      return `count()`;
    case 5:
      return `if(${of('boolean')}, ${of('int')}, ${of('int')})`;
    case 6:
      return random.pick([
        'hour("time")',
        'minute("time")',
        'weekday("time")',
        'unixNano("time")',
        'day("time")',
        'month("time")',
        'year("time")',
      ]);
    default:
      return `(${of('int')} ${random.pick(['+', '-', '*'])} ${of('int')})`;
  }
}

function floatExpression(random: Random, scope: Scope, depth: number): string {
  const of = (type: FieldType) => expression(random, scope, type, depth);
  switch (random.below(9)) {
    case 0:
      return `float(${of('int')})`;
    case 1:
      return `${random.pick(UNARY)}(${of('float')})`;
    case 2:
      return `${random.pick(['max', 'min', 'pow', 'mod', 'hypot', 'atan2'])}(${of('float')}, ${leaf(random, scope, 'float')})`;
    case 3:
      return `sigma(${of('float')})`;
    case 4:
      return `spread(${of('float')})`;
    case 5:
      return `if(${of('boolean')}, ${of('float')}, ${of('float')})`;
    case 6:
      return `-${leaf(random, scope, 'float')}`;
    default:
      return `(${of('float')} ${random.pick(['+', '-', '*', '/'])} ${of('float')})`;
  }
}

function textExpression(random: Random, scope: Scope, depth: number): string {
  const of = (type: FieldType) => expression(random, scope, type, depth);
  switch (random.below(7)) {
    case 0:
      return random.chance(0.2)
        ? `humanBytes(${of(random.pick(['int', 'float']))})`
        : `string(${of(random.pick(['int', 'float', 'boolean']))})`;
    case 1:
      return `${random.pick(['strToUpper', 'strToLower', 'strTrimSpace'])}(${of('string')})`;
    case 5:
      return random.pick([
        `strSubstring(${of('string')}, 0, ${random.pick(['0', '1', '2'])})`,
        `strTrimPrefix(${of('string')}, ${random.pick(TEXTS)})`,
        `strTrim(${of('string')}, 'ab')`,
        `string(duration(${of('int')}, 1ms))`,
      ]);
    case 2:
      return `strReplace(${of('string')}, ${random.pick(TEXTS)}, ${random.pick(TEXTS)}, ${random.pick(['-1', '1'])})`;
    case 3:
      return `if(${of('boolean')}, ${of('string')}, ${of('string')})`;
    case 4:
      return `regexReplace(${random.pick(PATTERNS)}, ${leaf(random, scope, 'string')}, '<$0>')`;
    default:
      return `(${of('string')} + ${of('string')})`;
  }
}

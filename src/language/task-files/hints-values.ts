/** Values that are none of their type. */
import { listed, type QuickFix, replaced } from '../findings/finding';
import type { Advice } from '../hints/hint';
import { memberOf, objectAt, type TaskFileAnalysis, textOfMember, written } from './analysis';
import type { TaskHint, TaskPlace } from './task-hint';
import { TYPE_WORDS, textLiteral } from './values';

const CODE = 'task-var-value';

export const VALUE_HINTS: readonly TaskHint[] = [
  {
    pattern: /invalid var \{(int|float) .*expected (?:int|float) value$/s,
    advise: ([, type = ''], place) => number(type, place),
  },
  {
    pattern: /invalid var \{(int|float|duration) .*strconv\.Parse\w+: parsing "([^"]*)": value out of range$/s,
    advise: ([, type = '', text = '']) => ({
      code: CODE,
      plain: `${text} is beyond what ${type === 'int' ? 'an int' : `a ${type}`} can hold.`,
    }),
  },
  {
    pattern: /invalid var \{int .*strconv\.ParseInt: parsing "([^"]*)": invalid syntax$/s,
    advise: ([, text = ''], { file, range }) => {
      const value = Number(text);
      const whole = Number.isInteger(value);
      const plain = whole
        ? `In JSON an int is written without point and exponent: ${value}.`
        : `${text} is no whole number: an int has none behind the point.`;
      return { code: CODE, plain, ...(whole && file.isJson ? { fix: replaced(range, String(value)) } : {}) };
    },
  },
  { pattern: /invalid duration string for var|invalid var \{duration /, advise: (_, place) => duration(place) },
  { pattern: /expected list of vars$/, advise: (_, place) => items(place) },
  {
    pattern: /expected list (type|value) key in object$/,
    advise: ([, key = '']) => ({
      code: CODE,
      plain: `Each item of a list has type and value; here ${key} is missing${key === 'value' ? ', which a star needs, too: {type: star, value: ""}' : ''}.`,
    }),
  },
  {
    pattern: /unexpected var type bool, value is a string$/,
    advise: (_, place) => ({
      code: CODE,
      plain: 'A bool is true or false, without quotes.',
      ...unquoted(place, /^(?:true|false)$/),
    }),
  },
  {
    pattern: /unexpected var type (\w+), value is a string$/,
    advise: ([, type = '']) => ({
      code: CODE,
      plain: `A list can hold strings, stars, regexes, lambdas and bools, no ${type}.`,
    }),
  },
  {
    pattern: /mismatched type and value: bool (\w+)$/,
    advise: ([, type = ''], { file, range }) => {
      const word = written(file, range);
      const text = type === 'lambda' ? word.toUpperCase() : word;
      const plain = file.isJson
        ? `${word} is a truth value: put it in quotes.`
        : `YAML reads ${word} without quotes as a truth value: put it in quotes.`;
      return { code: CODE, plain, fix: replaced(range, textLiteral(text, file.isJson)) };
    },
  },
  { pattern: /unsupported Var type json\.Number\.$/, advise: (_, place) => noNumber(place) },
  {
    pattern: /unsupported Var type <nil>\.$|but value is not list, got <nil>$/,
    advise: (_, { given }) => ({ code: CODE, plain: `${given?.name ?? 'The var'} has no value.` }),
  },
  {
    pattern: /unsupported Var type (?:\[\]|map)/,
    advise: (_, place) => ({ code: CODE, plain: `This is no value of ${typeOf(place)}: give one value, not several.` }),
  },
  {
    pattern: /but value is not list, got \[\]interface/,
    advise: () => ({ code: CODE, plain: 'A list cannot hold lists.' }),
  },
  {
    pattern: /invalid regex pattern: error parsing regexp: (.*)$/s,
    advise: ([, reason = '']) => ({ code: CODE, plain: `This is no regular expression: ${reason}.` }),
  },
  {
    pattern: /invalid lambda expression: parser: unexpected (\S+)/,
    advise: ([, word = ''], place) => lambda(word, place),
  },
  {
    pattern: /Given node type is not valid evaluation node: \*ast\.IdentifierNode$/,
    advise: (_, { file }) => {
      const names = file.script?.vars.filter(({ type }) => type === 'lambda').map(({ name }) => name) ?? [];
      const which = names.length === 0 ? '' : ` Look at ${listed(names, 'or')}.`;
      return {
        code: CODE,
        plain: `A lambda that is given names fields and tags in double quotes; it cannot name vars of the script.${which}`,
      };
    },
  },
  {
    pattern: /^invalid sample rate/,
    advise: () => ({ code: CODE, plain: 'The task cannot start: |sample() takes a number or a duration above zero.' }),
  },
];

function number(type: string, place: TaskPlace): Advice {
  const { file, range } = place;
  const text = written(file, range).replace(/^(['"])(.*)\1$/s, '$2');
  const word = TYPE_WORDS[type === 'int' ? 'int' : 'float'];
  const comma = /^-?\d+,\d+$/.test(text);
  if (comma) {
    const mended = text.replace(',', '.');
    return { code: CODE, plain: `A number has a point, not a comma: ${mended}.`, fix: replaced(range, mended) };
  }
  const pattern = type === 'int' ? /^-?\d+$/ : /^-?\d+(?:\.\d+)?$/;
  return {
    code: CODE,
    plain: `This is a text or a truth value, not ${word}: write the number without quotes.`,
    ...unquoted(place, pattern),
  };
}

function unquoted({ file, range }: TaskPlace, pattern: RegExp): { readonly fix?: QuickFix } {
  const text = written(file, range).replace(/^(['"])(.*)\1$/s, '$2');
  return pattern.test(text) ? { fix: replaced(range, text) } : {};
}

const UNIT_WORDS: Readonly<Record<string, string>> = {
  sec: 's',
  second: 's',
  seconds: 's',
  min: 'm',
  minute: 'm',
  minutes: 'm',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  week: 'w',
  weeks: 'w',
  us: 'u',
};

function duration({ file, range }: TaskPlace): Advice {
  const text = written(file, range)
    .replace(/^(['"])(.*)\1$/s, '$2')
    .trim();
  const plain =
    'A duration is made of whole numbers with units, without blanks: 90s, 1h30m. Units: ns, u, ms, s, m, h, d, w.';
  const [, count = '', word = ''] = /^(\d+)\s*([a-z]+)$/i.exec(text) ?? [];
  const unit = UNIT_WORDS[word.toLowerCase()];
  const half = /^(\d+)\.5h$/.exec(text)?.[1];
  const mended = half === undefined ? (unit === undefined ? undefined : `${count}${unit}`) : `${half}h30m`;
  if (mended === undefined) return { code: CODE, plain };
  return { code: CODE, plain, fix: replaced(range, file.isJson ? JSON.stringify(mended) : mended, `Write ${mended}`) };
}

/** Bare items, or one value where a list is wanted. */
function items({ file, given, range }: TaskPlace): Advice {
  const plain = 'A list is made of typed items: [{type: string, value: host}].';
  const value = memberOf(objectAt(given?.value), 'value')?.value;
  const texts = (value?.kind === 'array' ? value.items : value === undefined ? [] : [value]).map((item) => {
    return item.kind === 'string' ? item.value : undefined;
  });
  if (value === undefined || texts.includes(undefined)) return { code: CODE, plain };
  const written = texts.map((text = '') => itemText(file, text)).join(', ');
  return {
    code: CODE,
    plain,
    range: value.range ?? range,
    fix: replaced(value.range, `[${written}]`, 'Write typed items'),
  };
}

function itemText({ isJson }: TaskFileAnalysis, text: string): string {
  const type = text === '*' ? 'star' : 'string';
  const value = textLiteral(text, isJson);
  return isJson ? `{"type": "${type}", "value": ${value}}` : `{type: ${type}, value: ${value}}`;
}

function noNumber(place: TaskPlace): Advice {
  const { file, given, range } = place;
  const object = objectAt(given?.value);
  const type = object === undefined ? '' : textOfMember(object, 'type');
  if (type === 'list')
    return {
      code: CODE,
      plain: 'A list can hold no numbers and durations: strings, stars, regexes, lambdas and bools only.',
    };
  if (type === 'bool') return { code: CODE, plain: 'A bool is true or false.' };
  const text = written(file, range);
  return {
    code: CODE,
    plain: `This is a number, and ${given?.name ?? 'the var'} is ${typeOf(place)}: put it in quotes.`,
    fix: replaced(range, `'${text}'`.replaceAll("'", file.isJson ? '"' : "'")),
  };
}

function typeOf({ given }: TaskPlace): string {
  const object = objectAt(given?.value);
  const type = object === undefined ? '' : textOfMember(object, 'type');
  return Object.entries(TYPE_WORDS).find(([name]) => name === type)?.[1] ?? 'its type';
}

function lambda(word: string, { file, range }: TaskPlace): Advice {
  const text = written(file, range);
  if (word !== 'lambda')
    return { code: CODE, plain: 'This is no expression: fields and tags in double quotes, texts in single ones.' };
  const mended = text.replace(/lambda:\s*/, '');
  return {
    code: CODE,
    plain: 'The value of a lambda is the expression alone, without lambda:.',
    fix: replaced(range, mended, 'Leave lambda: out'),
  };
}

/** Vars that are missing, or of another type than the script's. */
import { isVarType, VAR_TYPES } from '../../pipeline/values';
import { listed, type QuickFix, replaced } from '../findings/finding';
import type { Advice } from '../hints/hint';
import { nearest } from '../nearest';
import { givenVars, memberOf, objectAt, type TaskFileAnalysis, written } from './analysis';
import { setVar } from './edits';
import type { TaskHint, TaskPlace } from './task-hint';
import { sampleValue, TYPE_WORDS, writtenValue } from './values';

export const VAR_HINTS: readonly TaskHint[] = [
  { pattern: /missing value for var "(.*)"\.$/, advise: ([, name = ''], place) => missing(name, place) },
  {
    pattern: /invalid type supplied for (.*), got (\w+) exp invalid type$/,
    advise: ([, name = '']) => ({
      code: 'task-var-type',
      plain: `${name} holds a node or the result of a call in the script: no task can give it.`,
    }),
  },
  {
    pattern: /invalid type supplied for (.*), got (\w+) exp (\w+)$/,
    advise: ([, name = '', , wanted = ''], place) => otherType(name, wanted === 'boolean' ? 'bool' : wanted, place),
  },
  {
    pattern: /unknown VarType 0$/,
    advise: (_, { file, given }) => {
      const wanted = file.script?.vars.find(({ name }) => name === given?.name);
      const plain = `${given?.name ?? 'A var'} has no type: ${wanted === undefined ? typesText() : `it is ${TYPE_WORDS[wanted.type]}`}.`;
      return { code: 'task-var-type', plain, ...(given === undefined ? {} : { range: given.key }) };
    },
  },
  {
    pattern: /unknown VarType (.*)$/,
    advise: ([, type = ''], { range, file }) => {
      const meant = OTHER_TYPES[type.toLowerCase()] ?? nearest(type, VAR_TYPES);
      const plain = `There is no type ${type === '' ? "''" : type}. ${meant === undefined ? typesText() : `Did you mean ${meant}?`}`;
      return { code: 'task-var-type', plain, ...(meant === undefined ? {} : { fix: typeFix(file, range, meant) }) };
    },
  },
  {
    pattern: /of type map\[string\]client\.Var$/,
    advise: () => ({
      code: 'task-var-value',
      plain: 'vars has one key a var, and below it type and value: limit: {type: float, value: 85.0}.',
    }),
  },
  { pattern: /of type client\.Var$/, advise: (_, place) => bare(place) },
  {
    pattern: /of type client\.VarType$/,
    advise: () => ({ code: 'task-var-type', plain: `type is a word. ${typesText()}` }),
  },
  {
    pattern: /TaskVars\.vars\.description of type string$/,
    advise: ({ length }, { file, range }) => ({
      code: 'task-var-value',
      plain: `description is a text: put it in quotes.`,
      ...(length > 0 ? { fix: replaced(range, JSON.stringify(written(file, range))) } : {}),
    }),
  },
];

function typesText(): string {
  return `Types: ${listed(VAR_TYPES)}`;
}

const OTHER_TYPES: Readonly<Record<string, string>> = {
  integer: 'int',
  long: 'int',
  number: 'float',
  double: 'float',
  boolean: 'bool',
  text: 'string',
  str: 'string',
  regexp: 'regex',
  time: 'duration',
  expression: 'lambda',
  array: 'list',
};

function typeFix({ isJson }: TaskFileAnalysis, range: TaskPlace['range'], type: string): QuickFix {
  return replaced(range, isJson ? `"${type}"` : type, `Write ${type}`);
}

function missing(name: string, { file }: TaskPlace): Advice {
  const wanted = file.script?.vars.find((each) => each.name === name);
  const taken = givenVars(file).find(
    (each) => !/^['"]/.test(written(file, each.key)) && written(file, each.key) === name,
  );
  if (taken !== undefined) {
    const plain = `${file.script?.file ?? 'The script'} asks for ${name}, but YAML reads ${name} without quotes as ${taken.name}.`;
    return { code: 'yaml-name', plain, range: taken.key, fix: replaced(taken.key, `'${name}'`) };
  }
  const described =
    wanted === undefined || wanted.description === '' ? '' : ` ${wanted.description.replace(/\s+/g, ' ')}`;
  const what = wanted === undefined ? '' : `, ${TYPE_WORDS[wanted.type]}`;
  const plain = `${file.script?.file ?? 'The script'} asks for ${name}${what}, and the task does not give it.${described}`;
  if (wanted === undefined || file.root === undefined) return { code: 'task-var-missing', plain };
  const { type } = wanted;
  const edits = setVar(file, name, { type, value: sampleValue(type, file.isJson) });
  return { code: 'task-var-missing', plain, fix: { title: `Give ${name} a value`, edits } };
}

function otherType(name: string, wanted: string, { file, range, given }: TaskPlace): Advice {
  const type = memberOf(objectAt(given?.value), 'type')?.value;
  const text = written(file, range).replace(/^(['"])(.*)\1$/s, '$2');
  const plain = `${name} is ${isVarType(wanted) ? TYPE_WORDS[wanted] : wanted} in ${file.script?.file ?? 'the script'}.`;
  const place = { code: 'task-var-type', plain, range: type?.range ?? range } as const;
  if (type === undefined || !isVarType(wanted)) return place;
  const value = writtenValue(wanted, text, file.isJson);
  if (!value.ok || wanted === 'list' || wanted === 'lambda')
    return { ...place, fix: typeFix(file, type.range, wanted) };
  return {
    ...place,
    fix: { title: `Write ${wanted}`, edits: setVar(file, name, { type: wanted, value: value.text }) },
  };
}

/** `limit: 5` instead of type and value. */
function bare({ file, range, given }: TaskPlace): Advice {
  const wanted = file.script?.vars.find(({ name }) => name === given?.name);
  const text = written(file, range);
  const plain = 'A var is written as type and value: {type: float, value: 85.0}.';
  if (given === undefined || wanted === undefined) return { code: 'task-var-value', plain };
  const value = writtenValue(wanted.type, text.replace(/^(['"])(.*)\1$/s, '$2'), file.isJson);
  if (!value.ok) return { code: 'task-var-value', plain };
  const edits = setVar(file, given.name, { type: wanted.type, value: value.text });
  return { code: 'task-var-value', plain, fix: { title: 'Write type and value', edits } };
}

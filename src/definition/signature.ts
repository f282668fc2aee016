/**
 * Signatures: what arguments a call takes, checked with the words of Go's reflection
 * (Kapacitor tick/eval.go and Go reflect, v1.8): the count first, then fixed parameters from left to right, then the rest.
 */
import { goTypeOf, PARAMETER_GO_TYPES } from './go-types';
import type { Parameter, ParameterType, ParameterTypes } from './property';
import { refuse } from './property';
import type { CallSite, Refusal, ScriptValue } from './value';

export interface Signature<A> {
  readonly parameters: readonly Parameter[];
  read(args: readonly ScriptValue[], site: CallSite): { readonly ok: true; readonly args: A } | Refusal;
}

type Readers = { readonly [T in ParameterType]: (value: ScriptValue) => ParameterTypes[T] | undefined };

const READERS: Readers = {
  int: (value) => (value.type === 'int' ? value.value : undefined),
  float: (value) => (value.type === 'float' ? value.value : undefined),
  string: (value) => (value.type === 'string' ? value.value : undefined),
  bool: (value) => (value.type === 'bool' ? value.value : undefined),
  duration: (value) => (value.type === 'duration' ? value.value : undefined),
  lambda: (value) => (value.type === 'lambda' ? value.value : undefined),
  list: (value) => (value.type === 'list' ? value.items : undefined),
  any: (value) => value,
  node: (value) => (value.type === 'object' ? value : undefined),
};

/** `undefined` when the value is not of the type. */
export function readArgument<T extends ParameterType>(type: T, value: ScriptValue): ParameterTypes[T] | undefined {
  return READERS[type](value);
}

/** The message for a wrong argument; a reference where text was wanted gets a hint instead. */
export function wrongArgument(site: CallSite, type: ParameterType, value: ScriptValue, detail: string): Refusal {
  if (value.type === 'reference' && type === 'string') {
    return refuse(
      'cannot assign *ast.ReferenceNode to type string, did you use double quotes instead of single quotes?',
    );
  }
  return refuse(`error calling func "${site.name}" on obj ${site.goType}: ${detail}`);
}

function wrongFixed(site: CallSite, type: ParameterType, value: ScriptValue): Refusal {
  return wrongArgument(site, type, value, `reflect: Call using ${goTypeOf(value)} as type ${PARAMETER_GO_TYPES[type]}`);
}

function wrongRest(site: CallSite, type: ParameterType, value: ScriptValue): Refusal {
  const detail = `reflect: cannot use ${goTypeOf(value)} as type ${PARAMETER_GO_TYPES[type]} in Call`;
  return wrongArgument(site, type, value, detail);
}

function wrongCount(site: CallSite, words: 'few' | 'many'): Refusal {
  return refuse(
    `error calling func "${site.name}" on obj ${site.goType}: reflect: Call with too ${words} input arguments`,
  );
}

/** No arguments. */
export const none: Signature<[]> = {
  parameters: [],
  read: (args, site) => (args.length > 0 ? wrongCount(site, 'many') : { ok: true, args: [] }),
};

/** One argument. */
export function one<T extends ParameterType>(name: string, type: T): Signature<[ParameterTypes[T]]> {
  return {
    parameters: [{ name, type }],
    read(args, site) {
      const [first] = args;
      if (first === undefined) return wrongCount(site, 'few');
      if (args.length > 1) return wrongCount(site, 'many');
      const value = readArgument(type, first);
      return value === undefined ? wrongFixed(site, type, first) : { ok: true, args: [value] };
    },
  };
}

/** Two arguments, either of any type. */
export function two<A extends ParameterType, B extends ParameterType>(
  first: Parameter<A>,
  second: Parameter<B>,
): Signature<[ParameterTypes[A], ParameterTypes[B]]> {
  return {
    parameters: [first, second],
    read(args, site) {
      const [a, b] = args;
      if (a === undefined || b === undefined) return wrongCount(site, 'few');
      if (args.length > 2) return wrongCount(site, 'many');
      const x = readArgument(first.type, a);
      if (x === undefined) return wrongFixed(site, first.type, a);
      const y = readArgument(second.type, b);
      return y === undefined ? wrongFixed(site, second.type, b) : { ok: true, args: [x, y] };
    },
  };
}

/** Three arguments. */
export function three<A extends ParameterType, B extends ParameterType, C extends ParameterType>(
  first: Parameter<A>,
  second: Parameter<B>,
  third: Parameter<C>,
): Signature<[ParameterTypes[A], ParameterTypes[B], ParameterTypes[C]]> {
  const head = two(first, second);
  return {
    parameters: [first, second, third],
    read(args, site) {
      const c = args[2];
      if (c === undefined) return wrongCount(site, 'few');
      if (args.length > 3) return wrongCount(site, 'many');
      const read = head.read(args.slice(0, 2), site);
      if (!read.ok) return read;
      const z = readArgument(third.type, c);
      return z === undefined ? wrongFixed(site, third.type, c) : { ok: true, args: [...read.args, z] };
    },
  };
}

/** Four arguments. */
export function four<
  A extends ParameterType,
  B extends ParameterType,
  C extends ParameterType,
  D extends ParameterType,
>(
  first: Parameter<A>,
  second: Parameter<B>,
  third: Parameter<C>,
  fourth: Parameter<D>,
): Signature<[ParameterTypes[A], ParameterTypes[B], ParameterTypes[C], ParameterTypes[D]]> {
  const head = three(first, second, third);
  return {
    parameters: [first, second, third, fourth],
    read(args, site) {
      const d = args[3];
      if (d === undefined) return wrongCount(site, 'few');
      if (args.length > 4) return wrongCount(site, 'many');
      const read = head.read(args.slice(0, 3), site);
      if (!read.ok) return read;
      const z = readArgument(fourth.type, d);
      return z === undefined ? wrongFixed(site, fourth.type, d) : { ok: true, args: [...read.args, z] };
    },
  };
}

/** Any number of arguments of one type. */
export function rest<T extends ParameterType>(name: string, type: T): Signature<[ParameterTypes[T][]]> {
  return {
    parameters: [{ name, type, variadic: true }],
    read(args, site) {
      const values: ParameterTypes[T][] = [];
      for (const argument of args) {
        const value = readArgument(type, argument);
        if (value === undefined) return wrongRest(site, type, argument);
        values.push(value);
      }
      return { ok: true, args: [values] };
    },
  };
}

/** A fixed signature followed by any number of arguments of one type. */
export function withRest<A extends readonly unknown[], T extends ParameterType>(
  head: Signature<A>,
  name: string,
  type: T,
): Signature<[...A, ParameterTypes[T][]]> {
  const tail = rest(name, type);
  return {
    parameters: [...head.parameters, ...tail.parameters],
    read(args, site) {
      const count = head.parameters.length;
      const fixed = head.read(args.slice(0, count), site);
      if (!fixed.ok) return fixed;
      const more = tail.read(args.slice(count), site);
      return more.ok ? { ok: true, args: [...fixed.args, more.args[0]] } : more;
    },
  };
}

/** How definitions write their properties down. */
import { goTypeOf, PARAMETER_GO_TYPES } from './go-types';
import type { Effect, ParameterType, ParameterTypes, Property } from './property';
import { refuse, SAME } from './property';
import { none, readArgument, type Signature, wrongArgument } from './signature';
import type { CallSite, Refusal, ScriptValue } from './value';

interface FieldText {
  readonly doc: string;
  readonly default?: string;
  readonly secret?: true;
  readonly initial?: ScriptValue;
}

/**
 * A field: exactly one argument, the last value wins.
 * `field('period', 'duration', (options, value) => { options.period = value; }, { doc: '…' })`
 */
export function field<O, T extends ParameterType>(
  name: string,
  type: T,
  set: (options: O, value: ParameterTypes[T]) => void,
  text: FieldText,
): Property<O> {
  return {
    name,
    kind: 'field',
    parameters: [{ name: 'value', type }],
    ...text,
    set(options, args, site) {
      const [argument] = args;
      if (argument === undefined || args.length !== 1) return refuse(tooMany(site, name));
      const value = readArgument(type, argument);
      if (value === undefined) return notAssignable(site, type, argument);
      set(options, value);
      return SAME;
    },
  };
}

/** A field that is kept under its own name: `stored('period', 'duration', { doc: '…' })`. */
export function stored<K extends string, T extends ParameterType>(
  name: K,
  type: T,
  text: FieldText,
): Property<{ [P in K]: ParameterTypes[T] }> {
  return field<{ [P in K]: ParameterTypes[T] }, T>(
    name,
    type,
    (options, value) => {
      options[name] = value;
    },
    text,
  );
}

/** A field of a Go type that no value of a script has; it shows in messages only. */
export function unsettable<O>(name: string, type: string): Property<O> {
  return {
    name,
    kind: 'field',
    parameters: [{ name: 'value', type: 'any' }],
    doc: 'Cannot be set.',
    set(_, args, site) {
      const [argument] = args;
      if (argument === undefined || args.length !== 1) return refuse(tooMany(site, name));
      const detail = `reflect.Set: value of type ${goTypeOf(argument)} is not assignable to type ${type}`;
      return refuse(`error calling func "${site.name}" on obj ${site.goType}: ${detail}`);
    },
  };
}

/** Go says so for too few as well. */
function tooMany(site: CallSite, name: string): string {
  return `too many arguments to set property ${upperFirst(name)} on ${site.goType}`;
}

function notAssignable(site: CallSite, type: ParameterType, value: ScriptValue): Refusal {
  const detail = `reflect.Set: value of type ${goTypeOf(value)} is not assignable to type ${PARAMETER_GO_TYPES[type]}`;
  return wrongArgument(site, type, value, detail);
}

/** A method: `apply` gets its arguments checked and typed, and may refuse them with the whole text after `line L char C: `. */
export function method<O, A extends readonly unknown[]>(
  name: string,
  signature: Signature<A>,
  apply: (options: O, ...args: A) => Effect | Refusal | undefined,
  doc: string,
): Property<O> {
  return {
    name,
    kind: 'method',
    parameters: signature.parameters,
    doc,
    set(options, args, site) {
      const read = signature.read(args, site);
      return read.ok ? (apply(options, ...read.args) ?? SAME) : read;
    },
  };
}

/** A method without arguments. */
export function flag<O>(name: string, apply: (options: O) => void, doc: string): Property<O> {
  return method<O, []>(
    name,
    none,
    (options) => {
      apply(options);
      return undefined;
    },
    doc,
  );
}

export function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** As properties are named: Kapacitor lets a script write the first letter either way. */
export function lowerFirst(name: string): string {
  const first = name.charAt(0);
  const lower = first.toLowerCase();
  return lower === first ? name : lower + name.slice(1);
}

import { compareStrings } from '../bytes';
import { sprintf } from '../fmt/sprintf';
import { GoComplex, integerValue, stringValue, typeName } from '../value';
import { CallError } from './function';
import { basicKind, type Concrete, concrete, isComparable, isSame, otherKind, type Reflected } from './reflect';

const BAD_TYPE = new CallError('invalid type for comparison');

/** `eq a b c…`: whether a equals any of the others. */
export function equal(first: Reflected, others: readonly Reflected[]): boolean | CallError {
  if (others.length === 0) return new CallError('missing argument for comparison');
  const a = concrete(first);
  for (const other of others) {
    const result = equalTwo(a, concrete(other));
    if (result !== false) return result;
  }
  return false;
}

function equalTwo(a: Concrete | undefined, b: Concrete | undefined): boolean | CallError {
  const [kindA, kindB] = [basicKind(a), basicKind(b)];
  if (kindA === undefined && kindB === undefined) return equalOthers(a, b);
  if (a === undefined || b === undefined) return false;
  if (kindA !== kindB && !(isInteger(a) && isInteger(b))) return incompatible(a, b);
  switch (kindA) {
    case 'int':
    case 'uint':
      return integerValue(a) === integerValue(b);
    case 'string':
      return stringValue(a) === stringValue(b);
    case 'complex':
      return a instanceof GoComplex && b instanceof GoComplex && a.real === b.real && a.imaginary === b.imaginary;
    default:
      return a === b;
  }
}

function equalOthers(a: Concrete | undefined, b: Concrete | undefined): boolean | CallError {
  if (a === undefined || b === undefined) return a === b;
  if (otherKind(a) !== otherKind(b)) {
    const values = `${sprintf('%s', a)}: ${typeName(a)}, ${typeName(b)}: ${sprintf('%v', b)}`;
    return new CallError(`non-comparable types ${values}`);
  }
  if (!isComparable(b)) return new CallError(`non-comparable type ${sprintf('%s', b)}: ${typeName(b)}`);
  return isSame(a, b);
}

/** `lt`. */
export function less(first: Reflected, second: Reflected): boolean | CallError {
  const [a, b] = [concrete(first), concrete(second)];
  const [kindA, kindB] = [basicKind(a), basicKind(b)];
  if (a === undefined || b === undefined || kindA === undefined || kindB === undefined) return BAD_TYPE;
  if (isInteger(a) && isInteger(b)) return (integerValue(a) ?? 0n) < (integerValue(b) ?? 0n);
  if (kindA !== kindB) return incompatible(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  const [textA, textB] = [stringValue(a), stringValue(b)];
  return textA === undefined || textB === undefined ? BAD_TYPE : compareStrings(textA, textB) < 0;
}

/** `le`: less or equal, in this order. */
export function lessOrEqual(a: Reflected, b: Reflected): boolean | CallError {
  const isLess = less(a, b);
  return isLess === false ? equal(a, [b]) : isLess;
}

/** The opposite of a comparison that gave an answer. */
export function negated(result: boolean | CallError): boolean | CallError {
  return result instanceof CallError ? result : !result;
}

function isInteger(value: Concrete): boolean {
  return integerValue(value) !== undefined;
}

function incompatible(a: Concrete, b: Concrete): CallError {
  return new CallError(`incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`);
}

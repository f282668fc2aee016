import { cbrt, hypot, max, min, mod } from '../../go/math/arithmetic';
import { j0, j1, jn, y0, y1, yn } from '../../go/math/bessel';
import { erf, erfc } from '../../go/math/error-function';
import { exp, exp2, expm1, log, log1p, log2, log10, logb, pow, pow10 } from '../../go/math/exponential';
import { gamma } from '../../go/math/gamma';
import { acosh, asinh, atanh, cosh, sinh, tanh } from '../../go/math/hyperbolic';
import { acos, asin, atan, atan2, cos, sin, tan } from '../../go/math/trigonometric';
import { goTypeOfValue, LambdaError } from '../value';
import { expects, type LambdaFunction, pure, signature } from './function';

function math1(name: string, doc: string, apply: (x: number) => number): LambdaFunction {
  return pure(name, ['x'], doc, [signature('float', 'float')], (args) => {
    const [x = null] = args;
    if (args.length !== 1) return expects(name, 1);
    if (typeof x === 'number') return apply(x);
    return new LambdaError(`cannot pass ${goTypeOfValue(x)} to ${name}, must be float64`);
  });
}

function math2(
  name: string,
  parameterNames: readonly [string, string],
  doc: string,
  apply: (x: number, y: number) => number,
): LambdaFunction {
  return pure(name, parameterNames, doc, [signature('float', 'float', 'float')], (args) => {
    const [x = null, y = null] = args;
    if (args.length !== 2) return expects(name, 2);
    if (typeof x === 'number' && typeof y === 'number') return apply(x, y);
    const wrong = typeof x === 'number' ? y : x;
    return new LambdaError(`cannot pass ${goTypeOfValue(wrong)} to ${name}, must be float64`);
  });
}

function ofOrder(name: string, doc: string, apply: (order: bigint, x: number) => number): LambdaFunction {
  return pure(name, ['order', 'x'], doc, [signature('float', 'int', 'float')], (args) => {
    const [order = null, x = null] = args;
    if (args.length !== 2) return expects(name, 2);
    if (typeof order !== 'bigint') {
      return new LambdaError(`cannot pass ${goTypeOfValue(order)} to ${name} as first arg, must be int64`);
    }
    if (typeof x === 'number') return apply(order, x);
    return new LambdaError(`cannot pass ${goTypeOfValue(x)} to ${name} as second arg, must be float64`);
  });
}

const power10 = pure('pow10', ['exponent'], 'A power of ten.', [signature('float', 'int')], (args) => {
  const [exponent = null] = args;
  // Kapacitor's text asks for two, and means one.
  if (args.length !== 1) return expects('pow10', 2);
  if (typeof exponent === 'bigint') return pow10(exponent);
  return new LambdaError(`cannot pass ${goTypeOfValue(exponent)} to pow10, must be int64`);
});

export const MATH: readonly LambdaFunction[] = [
  math1('abs', 'The value without its sign.', Math.abs),
  math1('acos', 'The angle with this cosine, in radians.', acos),
  math1('acosh', 'Inverse hyperbolic cosine.', acosh),
  math1('asin', 'The angle with this sine, in radians.', asin),
  math1('asinh', 'Inverse hyperbolic sine.', asinh),
  math1('atan', 'The angle with this tangent, in radians.', atan),
  math2('atan2', ['y', 'x'], 'The angle of the point (x, y), in radians.', atan2),
  math1('atanh', 'Inverse hyperbolic tangent.', atanh),
  math1('cbrt', 'Cube root.', cbrt),
  math1('ceil', 'The next whole number that is not less.', Math.ceil),
  math1('cos', 'Cosine of an angle in radians.', cos),
  math1('cosh', 'Hyperbolic cosine.', cosh),
  math1('erf', 'Error function.', erf),
  math1('erfc', 'What the error function is less than 1.', erfc),
  math1('exp', 'A power of e.', exp),
  math1('exp2', 'A power of two.', exp2),
  math1('expm1', 'A power of e, less 1; exact near 0.', expm1),
  math1('floor', 'The next whole number that is not greater.', Math.floor),
  math1('gamma', 'Gamma function.', gamma),
  math2('hypot', ['p', 'q'], 'Square root of p² + q².', hypot),
  math1('j0', 'Bessel function of the first kind, order 0.', j0),
  math1('j1', 'Bessel function of the first kind, order 1.', j1),
  ofOrder('jn', 'Bessel function of the first kind, any order.', jn),
  math1('log', 'Natural logarithm.', log),
  math1('log10', 'Logarithm to base 10.', log10),
  math1('log1p', 'Natural logarithm of 1 + x; exact near 0.', log1p),
  math1('log2', 'Logarithm to base 2.', log2),
  math1('logb', 'The exponent of two in the value.', logb),
  math2('max', ['x', 'y'], 'The greater of two values.', max),
  math2('min', ['x', 'y'], 'The less of two values.', min),
  math2('mod', ['x', 'y'], 'Remainder of x / y, with the sign of x.', mod),
  math2('pow', ['x', 'y'], 'x to the power of y.', pow),
  power10,
  math1('sin', 'Sine of an angle in radians.', sin),
  math1('sinh', 'Hyperbolic sine.', sinh),
  math1('sqrt', 'Square root.', Math.sqrt),
  math1('tan', 'Tangent of an angle in radians.', tan),
  math1('tanh', 'Hyperbolic tangent.', tanh),
  math1('trunc', 'The value without its fraction.', Math.trunc),
  math1('y0', 'Bessel function of the second kind, order 0.', y0),
  math1('y1', 'Bessel function of the second kind, order 1.', y1),
  ofOrder('yn', 'Bessel function of the second kind, any order.', yn),
];

import { goTypeOfValue, LambdaError } from '../value';
import { expects, type LambdaFunction, pure, signature } from './function';

function math1(name: string, doc: string, f: (x: number) => number): LambdaFunction {
  return pure(name, ['x'], doc, [signature('float', 'float')], (args) => {
    const [x] = args;
    if (args.length !== 1) return expects(name, 1);
    return typeof x === 'number'
      ? f(x)
      : new LambdaError(`cannot pass ${goTypeOfValue(x ?? null)} to ${name}, must be float64`);
  });
}
export const MATH = [math1('abs', 'Absolute value.', Math.abs), math1('sqrt', 'Square root.', Math.sqrt)];

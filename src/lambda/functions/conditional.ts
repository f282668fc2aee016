import { goTypeOfValue, LambdaError, type LambdaValue, MISSING } from '../value';
import { expects, type LambdaFunction, pure, signature } from './function';

const CHOICES = ['float', 'int', 'string', 'boolean', 'regex', 'time', 'duration'] as const;
const PRESENT = ['missing', 'boolean', 'string', 'int', 'float'] as const;

function choose(args: readonly LambdaValue[]): LambdaValue | LambdaError {
  const [condition, yes = null, no = null] = args;
  if (args.length !== 3) return expects('if', 3);
  if (typeof condition !== 'boolean') {
    const type = goTypeOfValue(condition ?? null);
    return new LambdaError(`first argument to if must be a condition with type of bool - got ${type}`);
  }
  const [yesType, noType] = [goTypeOfValue(yes), goTypeOfValue(no)];
  if (yesType !== noType) {
    return new LambdaError(
      `Different return types are not supported - second argument is ${yesType} and third argument is ${noType}`,
    );
  }
  return condition ? yes : no;
}

export const CONDITIONALS: readonly LambdaFunction[] = [
  pure(
    'if',
    ['condition', 'yes', 'no'],
    'One of two values of the same type. Both are evaluated.',
    CHOICES.map((type) => signature(type, 'boolean', type, type)),
    choose,
  ),
  pure(
    'isPresent',
    ['reference'],
    'Whether the point has the field or tag.',
    PRESENT.map((type) => signature('boolean', type)),
    // Kapacitor says another name here than in a script.
    (args) => (args.length === 1 ? args[0] !== MISSING : expects('isMissing', 1)),
  ),
];

import { BudgetExceeded, spend } from '../text/budget';
import type { BinaryNode, Expression } from '../tickscript/ast';
import { foldOperators } from '../tickscript/walk';
import { BinaryEvaluator } from './binary';
import { CallEvaluator } from './call';
import type { Evaluator } from './evaluator';
import type { LambdaFunction } from './functions/function';
import { InlinedEvaluator } from './inlined';
import { LiteralEvaluator, literalValue, ReferenceEvaluator } from './leaves';
import { UnaryEvaluator } from './unary';
import { LambdaError } from './value';

const GO_NODES: Partial<Record<Expression['kind'], string>> = {
  star: '*ast.StarNode',
  list: '*ast.ListNode',
  identifier: '*ast.IdentifierNode',
  chain: '*ast.ChainNode',
};

const LEFT = 'Failed to handle left node: ';

/** Vars that stand for lambdas of other vars double an expression with each line. */
const MOST_PARTS = 500_000;

/** Builds the evaluators of one expression (Kapacitor node_evaluator.go, v1.8). */
export class Builder {
  #parts = 0;
  readonly references: string[] = [];
  /** What keeps something between evaluations, in the order of the text. */
  readonly operators: BinaryEvaluator[] = [];
  readonly inlined: InlinedEvaluator[] = [];

  constructor(
    private readonly findFunction: (name: string) => LambdaFunction | undefined,
    /** Stands around every evaluator, to watch it. */
    private readonly around: (evaluator: Evaluator) => Evaluator = (evaluator) => evaluator,
  ) {}

  /** The error is Kapacitor's text of what is certain to fail, with the place in front of it. */
  build(node: Expression): Evaluator | LambdaError {
    return this.#finished('', this.#make(node));
  }

  /** `place`: what is put in front of its error. */
  #finished(place: string, made: Evaluator | LambdaError): Evaluator | LambdaError {
    if (made instanceof LambdaError) return place === '' ? made : new LambdaError(place + made.message);
    spend(1);
    if (++this.#parts > MOST_PARTS) throw new BudgetExceeded('memory');
    return this.around(made);
  }

  #operator(node: BinaryNode, left: Evaluator): Evaluator | LambdaError {
    const right = this.#part('Failed to handle right node: ', node.right);
    if (right instanceof LambdaError) return right;
    const made = BinaryEvaluator.create(node, left, right);
    if (made instanceof BinaryEvaluator) this.operators.push(made);
    return made;
  }

  #make(node: Expression): Evaluator | LambdaError {
    switch (node.kind) {
      case 'bool':
      case 'number':
      case 'duration':
      case 'string':
      case 'regex': {
        const value = literalValue(node);
        return value instanceof LambdaError ? value : new LiteralEvaluator(node, value);
      }
      case 'reference':
        return new ReferenceEvaluator(node, this.#slot(node.name));
      case 'unary': {
        const operand = this.#part('Failed to handle node: ', node.operand);
        return operand instanceof LambdaError ? operand : new UnaryEvaluator(node, operand);
      }
      case 'binary':
        return foldOperators<Evaluator | LambdaError>(
          node,
          (leftmost) => this.#part(LEFT, leftmost),
          (left, operator) => {
            const made = left instanceof LambdaError ? left : this.#operator(operator, left);
            return operator === node ? made : this.#finished(LEFT, made);
          },
        );
      case 'call': {
        const args: Evaluator[] = [];
        for (const [i, arg] of node.args.entries()) {
          const made = this.#part(`Failed to handle ${i + 1} argument: `, arg);
          if (made instanceof LambdaError) return made;
          args.push(made);
        }
        return new CallEvaluator(node, args, this.findFunction(node.name));
      }
      case 'lambda': {
        const body = this.#part('Failed to handle node: ', node.expression);
        if (body instanceof LambdaError) return body;
        const made = new InlinedEvaluator(node, body);
        this.inlined.push(made);
        return made;
      }
      default:
        return new LambdaError(`Given node type is not valid evaluation node: ${GO_NODES[node.kind]}`);
    }
  }

  #part(place: string, node: Expression): Evaluator | LambdaError {
    return this.#finished(place, this.#make(node));
  }

  #slot(name: string): number {
    const known = this.references.indexOf(name);
    return known >= 0 ? known : this.references.push(name) - 1;
  }
}

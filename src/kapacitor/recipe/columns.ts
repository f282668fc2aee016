/** What the names at a node stand for, back to the fields of the points that the task gets. */
import { spend } from '../../text/budget';
import type { Expression } from '../../tickscript/ast';
import { foldOperators } from '../../tickscript/walk';
import type { Leaf } from './conditions';
import type { FieldMode, Wish } from './wish';

/** Gives an expression whose names are leaves; `undefined`: no field of the points makes it. */
export type Columns = (name: string) => Expression | undefined;

/** The leaves of all expressions of one task. */
export class LeafTable {
  readonly leaves = new Map<string, Leaf>();
  readonly #wishes: Wish[] = [];

  leaf(wish: Wish, field: string, mode: FieldMode, seconds?: number): Expression {
    if (!this.#wishes.includes(wish)) this.#wishes.push(wish);
    const name = JSON.stringify([this.#wishes.indexOf(wish), field, mode, seconds]);
    if (!this.leaves.has(name)) {
      this.leaves.set(name, { wish, field, mode, ...(seconds === undefined ? {} : { seconds }) });
    }
    return { kind: 'reference', name, range: { start: 0, end: 0 }, position: 0 };
  }

  /** Another way to the same fields: sums and counts are not what they are of. */
  inMode(expression: Expression, mode: FieldMode, seconds?: number): Expression {
    return withNames(expression, (name) => {
      const leaf = this.leaves.get(name);
      return leaf === undefined ? undefined : this.leaf(leaf.wish, leaf.field, mode, seconds);
    });
  }
}

/** An expression with others in place of its names; those that have none stay. */
export function withNames(node: Expression, replace: (name: string) => Expression | undefined): Expression {
  spend(1);
  switch (node.kind) {
    case 'reference':
      return replace(node.name) ?? node;
    case 'unary':
      return { ...node, operand: withNames(node.operand, replace) };
    case 'binary':
      return foldOperators(
        node,
        (leftmost) => withNames(leftmost, replace),
        (left, operator): Expression => ({ ...operator, left, right: withNames(operator.right, replace) }),
      );
    case 'call':
      return { ...node, args: node.args.map((argument) => withNames(argument, replace)) };
    default:
      return node;
  }
}

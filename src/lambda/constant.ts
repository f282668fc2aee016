import type { BinaryNode } from '../tickscript/ast';
import { type LambdaValue, LambdaError } from './value';
export function evaluateConstant(_node: BinaryNode): LambdaValue | LambdaError { return new LambdaError('scratch'); }

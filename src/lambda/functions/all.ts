import { HUMAN_BYTES } from './human-bytes';
import { addFunctions } from './index';
import { MATH } from './math';

/** The mathematical functions, and humanBytes which computes with them. */
export function installMath(): void {
  addFunctions([...MATH, HUMAN_BYTES]);
}

/** Mistakes that the parser finds. The first hint that has something to say wins. */
import type { Hint } from '../hint';
import { ASSIGNMENT_HINTS } from './assignments';
import { CHARACTER_HINTS } from './characters';
import { COMMENT_HINTS } from './comments';
import { CONDITIONAL_HINTS } from './conditionals';
import { DBRP_HINTS } from './dbrp';
import { DURATION_HINTS } from './durations';
import { FALLBACK_HINTS } from './fallback';
import { LAMBDA_HINTS } from './lambdas';
import { LANGUAGE_HINTS } from './languages';
import { OPERATOR_HINTS, SIGN_HINTS } from './operators';
import { STATEMENT_HINTS } from './statements';
import { UNCLOSED_HINTS } from './unclosed';

export const SYNTAX_HINTS: readonly Hint[] = [
  ...LANGUAGE_HINTS,
  ...COMMENT_HINTS,
  ...CHARACTER_HINTS,
  ...DBRP_HINTS,
  ...LAMBDA_HINTS,
  ...SIGN_HINTS,
  ...ASSIGNMENT_HINTS,
  ...UNCLOSED_HINTS,
  ...DURATION_HINTS,
  ...CONDITIONAL_HINTS,
  ...OPERATOR_HINTS,
  ...STATEMENT_HINTS,
  ...FALLBACK_HINTS,
];

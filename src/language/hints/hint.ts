/** What Kapacitor says, in plain words, with the fix where there is a clear one. */

import type { ProblemCode } from '../../problems/catalogue';
import type { Range } from '../../text/range';
import type { CallNode, Expression } from '../../tickscript/ast';
import type { ScriptAnalysis } from '../analysis';
import type { QuickFix } from '../findings/finding';
import type { Step } from '../model';

export interface HintPlace {
  readonly analysis: ScriptAnalysis;
  readonly text: string;
  /** Where Kapacitor's message is shown; empty at 0 when it tells no place. */
  readonly range: Range;
}

export interface Advice {
  readonly plain: string;
  readonly code: ProblemCode;
  /** A better place. */
  readonly range?: Range;
  readonly fix?: QuickFix;
}

export interface Hint {
  readonly pattern: RegExp;
  advise(match: RegExpExecArray, place: HintPlace): Advice | undefined;
}

/** A hint that says the same wherever it applies. */
export function always(pattern: RegExp, code: ProblemCode, plain: string): Hint {
  return { pattern, advise: () => ({ code, plain }) };
}

export type CallStep = Step & { readonly call: CallNode };

/** The call whose name stands at the place. */
export function stepAt({ analysis, range }: HintPlace): CallStep | undefined {
  for (const step of analysis.model.steps) {
    const { right } = step.chain;
    if (right.kind === 'call' && right.nameRange.start === range.start) return { ...step, call: right };
  }
  return undefined;
}

export function written(text: string, { range }: Expression): string {
  return text.slice(range.start, range.end);
}

/** What is underlined, as text. */
export function wordAt({ text, range }: HintPlace): string {
  return text.slice(range.start, range.end);
}

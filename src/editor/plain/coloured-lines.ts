/** Which lines of a coloured text look as before, and what the others look like. Pure. */
import { lastStartUpTo } from '../../text/position';
import type { Language } from '../../workspace/kinds';
import { highlightLine, type LineState, type Token } from '../highlight';
import type { EditorProblem } from '../port';

export interface Colouring {
  readonly language: Language;
  readonly text: string;
  readonly problems: readonly EditorProblem[];
  /** Offset in the line of the present moment. */
  readonly marked: number | undefined;
  /** Lines of this range stand out. */
  readonly lit: { readonly start: number; readonly end: number } | undefined;
}

/** A problem's part of a line, from the line's start. */
export interface Stroke {
  readonly start: number;
  readonly end: number;
  readonly severity: EditorProblem['severity'];
}

export interface LineLook {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly strokes: readonly Stroke[];
  readonly isNow: boolean;
  readonly isLit: boolean;
}

export interface ColouredLine<Node> {
  readonly text: string;
  /** What the line before leaves open, and what this one does. */
  readonly before: LineState;
  readonly after: LineState;
  /** All else that its look depends on. */
  readonly look: string;
  readonly node: Node;
}

/** Takes over what is the same, counted from the start or from the end. */
export function colouredLines<Node>(
  colouring: Colouring,
  old: readonly ColouredLine<Node>[],
  make: (look: LineLook) => Node,
): readonly ColouredLine<Node>[] {
  const { language, marked, lit } = colouring;
  const texts = colouring.text.split('\n');
  const starts = startsOf(texts);
  const strokes = strokesByLine(starts, texts, colouring.problems);
  const shift = old.length - texts.length;
  let state: LineState = 'start';
  /** Lines that are the same from the start. */
  let same = 0;
  return texts.map((text, index) => {
    const before = state;
    const start = starts[index] ?? 0;
    const end = start + text.length;
    const isNow = marked !== undefined && marked >= start && marked <= end;
    const isLit = lit !== undefined && start < lit.end && end >= lit.start;
    const own = strokes.get(index) ?? [];
    const look = JSON.stringify([isNow, isLit, own]);
    const isOwn = (line: ColouredLine<Node>) => line.text === text && line.before === before && line.look === look;
    const first = same === index ? old[index] : undefined;
    if (first !== undefined && isOwn(first)) {
      same++;
      state = first.after;
      return first;
    }
    const last = index + shift >= same ? old[index + shift] : undefined;
    if (last !== undefined && isOwn(last)) {
      state = last.after;
      return last;
    }
    const { tokens, state: after } = highlightLine(language, text, before);
    state = after;
    return { text, before, after, look, node: make({ text, tokens, strokes: own, isNow, isLit }) };
  });
}

function startsOf(texts: readonly string[]): readonly number[] {
  let next = 0;
  return texts.map((text) => {
    const start = next;
    next += text.length + 1;
    return start;
  });
}

/** By index of the line. */
function strokesByLine(
  starts: readonly number[],
  texts: readonly string[],
  problems: readonly EditorProblem[],
): ReadonlyMap<number, readonly Stroke[]> {
  const found = new Map<number, Stroke[]>();
  for (const { range, severity } of problems) {
    for (let line = lastStartUpTo(starts, range.start); line < starts.length; line++) {
      const start = starts[line] ?? 0;
      if (start >= range.end) break;
      const end = start + (texts[line]?.length ?? 0);
      const own = found.get(line) ?? [];
      own.push({ start: Math.max(0, range.start - start), end: Math.min(range.end, end) - start, severity });
      found.set(line, own);
    }
  }
  return found;
}

import { monaco } from '../monaco/bundle';

export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

export function rangeIn(model: monaco.editor.ITextModel, range: OffsetRange): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(range.start), model.getPositionAt(range.end));
}

/** What a textarea does not do by itself: Enter and operators indent. Tab leaves it, as everywhere on the page. */
import { breakLine, keepIndent, type LineEdit, placeOperator } from '../indent';
import { typeOver } from './undoable';

export function helpTyping(input: HTMLTextAreaElement, isScript: () => boolean): void {
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (input.selectionStart !== input.selectionEnd) return;
    event.preventDefault();
    apply(input, (isScript() ? breakLine : keepIndent)(input.value, input.selectionStart));
  });
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent) || event.inputType !== 'insertText' || !isScript()) return;
    const edit = /^[|.@]$/.test(event.data ?? '') ? placeOperator(input.value, input.selectionStart) : undefined;
    if (edit !== undefined) apply(input, edit);
  });
}

function apply(input: HTMLTextAreaElement, { range, text, cursor }: LineEdit): void {
  if (!typeOver(input, { range, text })) {
    input.setRangeText(text, range.start, range.end, 'end');
    input.dispatchEvent(new Event('input'));
  }
  input.setSelectionRange(cursor, cursor);
}

import type { TextEdit } from '../../text/edit';

/**
 * Replaces a part of a text field as if it had been typed there, so that the browser's undo knows of it and keeps what was
 * typed before. False, with nothing done, where another field would lose what is being written in it, or a phone would
 * open its keyboard.
 */
export function replaceUndoably(input: HTMLTextAreaElement, { range, text }: TextEdit): boolean {
  const focused = document.activeElement;
  const isElsewhere = focused !== input;
  if (isElsewhere && (isField(focused) || matchMedia('(pointer: coarse)').matches)) return false;
  const { selectionStart, selectionEnd } = input;
  input.focus({ preventScroll: true });
  if (document.activeElement !== input) return false;
  input.setSelectionRange(range.start, range.end);
  // Deprecated, and the only way: https://developer.mozilla.org/docs/Web/API/Document/execCommand
  const isDone = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
  const moved = (offset: number) => {
    if (!isDone || offset <= range.start) return offset;
    return offset >= range.end ? offset + text.length - (range.end - range.start) : range.start + text.length;
  };
  input.setSelectionRange(moved(selectionStart), moved(selectionEnd));
  if (isElsewhere && focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isDone;
}

function isField(element: Element | null): boolean {
  return element?.matches('input, textarea, select, [contenteditable]') ?? false;
}

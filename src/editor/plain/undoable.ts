import type { TextEdit } from '../../text/edit';

/**
 * Types over a part of the field that has the focus; false where a browser does not do that. Deprecated, and the only way
 * that undo knows of: https://developer.mozilla.org/docs/Web/API/Document/execCommand
 */
export function typeOver(input: HTMLTextAreaElement, { range, text }: TextEdit): boolean {
  input.setSelectionRange(range.start, range.end);
  return document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
}

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
  const isDone = typeOver(input, { range, text });
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

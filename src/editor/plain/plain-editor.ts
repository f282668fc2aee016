/** A textarea over a coloured copy of its text: light, at home on phones, and there before Monaco. */

import { differenceEdit, type TextEdit } from '../../text/edit';
import { positionAt } from '../../text/position';
import { languageOf } from '../../workspace/kinds';
import type { EditorDocument, EditorEvents, EditorPort, EditorProblem } from '../port';
import { createColouredLayer } from './coloured-layer';
import styles from './plain-editor.module.css';
import { replaceUndoably } from './undoable';

/** Characters up to which a text is coloured, and what the page writes can be undone; longer ones would take too long. */
const COLOURED = 120_000;

export function createPlainEditor(host: HTMLElement, events: EditorEvents): EditorPort {
  const editor = element('div', styles.editor);
  const numbers = element('div', styles.numbers);
  numbers.setAttribute('aria-hidden', 'true');
  const sheet = element('div', styles.sheet);
  const layer = element('pre', styles.layer);
  layer.setAttribute('aria-hidden', 'true');
  const input = document.createElement('textarea');
  input.className = styles.input ?? '';
  input.spellcheck = false;
  input.wrap = 'off';
  for (const name of ['autocapitalize', 'autocomplete', 'autocorrect']) input.setAttribute(name, 'off');
  sheet.append(layer, input);
  editor.append(numbers, sheet);
  host.append(editor);

  let open: EditorDocument = { path: '', text: '' };
  let problems: readonly EditorProblem[] = [];
  let marked: number | undefined;
  let lit: { readonly start: number; readonly end: number } | undefined;
  let typing = false;
  let isWritten = false;
  /** What the page last said, or was told. */
  const cursors = new Map<string, { readonly cursor: number; readonly top: number; readonly left: number }>();

  const colours = createColouredLayer(layer);
  let isDue = false;
  let numbered = 0;
  const paint = () => {
    isDue = false;
    const { text, path } = open;
    const bare = text.length > COLOURED;
    input.classList.toggle(styles.bare ?? 'bare', bare);
    const count = text.split('\n').length;
    if (count !== numbered) numbers.textContent = Array.from({ length: count }, (_, index) => index + 1).join('\n');
    numbered = count;
    if (bare) colours.hide(text);
    else colours.show({ language: languageOf(path), text, problems, marked, lit });
  };
  /** Once, before the next frame, however much of it changes. */
  const repaint = () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      if (isDue) paint();
    });
  };

  /** What the page writes is no typing, and can be undone like it. */
  const replace = (edit: TextEdit) => {
    const { scrollTop, scrollLeft } = editor;
    isWritten = true;
    const isDone = open.text.length + edit.text.length <= COLOURED && replaceUndoably(input, edit);
    isWritten = false;
    if (isDone) editor.scrollTo(scrollLeft, scrollTop);
    else input.setRangeText(edit.text, edit.range.start, edit.range.end, 'preserve');
  };

  const changed = () => {
    if (isWritten) return;
    open = { path: open.path, text: input.value };
    typing = true;
    repaint();
    events.changed(open.path, open.text);
    events.cursor(open.path, input.selectionStart);
    typing = false;
  };
  const moved = () => {
    events.cursor(open.path, input.selectionStart);
    if (!typing) events.moved(open.path, input.selectionStart);
  };
  input.addEventListener('input', changed);
  input.addEventListener('pointerup', moved);
  input.addEventListener('keyup', (event) => {
    if (/^(Arrow|Page|Home|End)/.test(event.key) && !event.altKey) moved();
  });
  // There before the first key: nobody types faster than a click.
  input.addEventListener(
    'focus',
    () => {
      void import('./typing').then(({ helpTyping }) => helpTyping(input, () => languageOf(open.path) === 'tickscript'));
    },
    { once: true },
  );

  return {
    open(document) {
      if (document.path === open.path) {
        if (document.text === open.text) return;
        const edit = differenceEdit(open.text, document.text);
        if (edit !== undefined) replace(edit);
        editor.scrollLeft = 0;
      } else {
        // Asking for places lays the whole page out, which has no need of it at its start.
        const isFirst = open.path === '';
        if (!isFirst)
          cursors.set(open.path, { cursor: input.selectionStart, top: editor.scrollTop, left: editor.scrollLeft });
        input.value = document.text;
        input.setAttribute('aria-label', document.label ?? document.path);
        const place = cursors.get(document.path) ?? { cursor: 0, top: 0, left: 0 };
        input.setSelectionRange(place.cursor, place.cursor);
        if (!isFirst) queueMicrotask(() => editor.scrollTo(place.left, place.top));
        problems = [];
        marked = undefined;
        lit = undefined;
      }
      open = document;
      repaint();
    },
    keepOnly(paths) {
      for (const path of cursors.keys()) if (!paths.includes(path)) cursors.delete(path);
    },
    problems(next) {
      problems = next.map((problem) => ({
        ...problem,
        range: { start: problem.range.start, end: Math.max(problem.range.end, problem.range.start + 1) },
      }));
      repaint();
    },
    mark(offset) {
      if (offset === marked) return;
      marked = offset;
      repaint();
    },
    light(range) {
      if (range?.start === lit?.start && range?.end === lit?.end) return;
      lit = range;
      repaint();
    },
    reveal(range) {
      input.focus({ preventScroll: true });
      input.setSelectionRange(range.start, range.end);
      if (isDue) paint();
      const line = positionAt(open.text, range.start).line - 1;
      const height = layer.clientHeight / Math.max(1, open.text.split('\n').length);
      editor.scrollTop = Math.max(0, line * height - editor.clientHeight / 3);
    },
    type({ range, text }, selection) {
      input.focus({ preventScroll: true });
      replace({ range, text });
      input.setSelectionRange(selection.start, selection.end);
      changed();
    },
    focus: () => input.focus({ preventScroll: true }),
    hasFocus: () => document.activeElement === input,
    selection: () => ({ start: input.selectionStart, end: input.selectionEnd }),
    dispose: () => editor.remove(),
  };
}

function element<K extends 'div' | 'pre' | 'span'>(tag: K, className: string | undefined): HTMLElementTagNameMap[K] {
  const created = document.createElement(tag);
  created.className = className ?? '';
  return created;
}

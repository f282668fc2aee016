/**
 * Enter, and operators that begin a line. Enter takes what the list offers only for a name that is still being written;
 * behind a whole one it breaks the line.
 */

import { breakLine, type LineEdit, placeOperator } from '../indent';
import type { CompletionItem } from '../language-services';
import { rangeIn } from '../providers/range';
import { monaco } from './bundle';

export interface Enter extends monaco.IDisposable {
  offered(items: readonly CompletionItem[]): void;
}

export function createEnter(editor: monaco.editor.IStandaloneCodeEditor): Enter {
  let labels: ReadonlySet<string> = new Set();
  /** The user asked for the list, or walked in it. */
  let wanted = false;

  const apply = (edit: LineEdit) => {
    const model = editor.getModel();
    if (model === null) return;
    const range = rangeIn(model, edit.range);
    editor.executeEdits('enter', [{ range, text: edit.text, forceMoveMarkers: true }], () => {
      const cursor = model.getPositionAt(edit.cursor);
      return [monaco.Selection.fromPositions(cursor)];
    });
  };
  const newLine = () => {
    const model = editor.getModel();
    const [selection, ...others] = editor.getSelections() ?? [];
    editor.trigger('enter', 'hideSuggestWidget', {});
    if (model === null || selection === undefined || others.length > 0 || !selection.isEmpty() || !isScript(model)) {
      editor.trigger('keyboard', 'type', { text: '\n' });
      return;
    }
    editor.pushUndoStop();
    apply(breakLine(model.getValue(), model.getOffsetAt(selection.getPosition())));
    editor.pushUndoStop();
    const cursor = editor.getPosition();
    if (cursor !== null) editor.revealPosition(cursor);
  };
  const takes = () => {
    const model = editor.getModel();
    const cursor = editor.getPosition();
    if (wanted || model === null || cursor === null) return true;
    const before = model.getLineContent(cursor.lineNumber).slice(0, cursor.column - 1);
    const word = /(?<![\w.])[\w.]*$/.exec(before)?.[0] ?? '';
    const name = /(?<!\w)\w*$/.exec(word)?.[0] ?? '';
    if (name === '') return !isScript(model) || /[|.@'"{[(]$/.test(before);
    return !labels.has(name) && !labels.has(word);
  };

  editor.addCommand(
    monaco.KeyCode.Enter,
    () => (takes() ? editor.trigger('enter', 'acceptSelectedSuggestion', {}) : newLine()),
    'editorTextFocus && suggestWidgetVisible && suggestWidgetHasFocusedSuggestion',
  );
  editor.addCommand(monaco.KeyCode.Enter, newLine, 'editorTextFocus && !suggestWidgetVisible && !inComposition');

  const disposables = [
    editor.onKeyDown(({ keyCode, ctrlKey }) => {
      if (WALKS.has(keyCode) || (ctrlKey && keyCode === monaco.KeyCode.Space)) wanted = true;
    }),
    editor.onDidChangeModelContent(({ changes, isFlush, isUndoing, isRedoing }) => {
      wanted = false;
      const [change, ...others] = changes;
      const model = editor.getModel();
      if (change === undefined || others.length > 0 || isFlush || isUndoing || isRedoing || model === null) return;
      if (!/^[|.@]$/.test(change.text) || !isScript(model) || !editor.hasTextFocus()) return;
      const behind = change.rangeOffset + 1;
      // Within the change itself no other can be made; where the cursor has gone on since, it was no typing.
      queueMicrotask(() => {
        const cursor = editor.getPosition();
        if (cursor === null || model.getOffsetAt(cursor) !== behind) return;
        const edit = placeOperator(model.getValue(), behind);
        if (edit !== undefined) apply(edit);
      });
    }),
  ];
  return {
    offered: (items) => {
      labels = new Set(items.map(({ label }) => label));
    },
    dispose: () => {
      for (const each of disposables) each.dispose();
    },
  };
}

const WALKS: ReadonlySet<monaco.KeyCode> = new Set([
  monaco.KeyCode.UpArrow,
  monaco.KeyCode.DownArrow,
  monaco.KeyCode.PageUp,
  monaco.KeyCode.PageDown,
]);

function isScript(model: monaco.editor.ITextModel): boolean {
  return model.getLanguageId() === 'tickscript';
}

/** Monaco as an EditorPort: one model a file, changes from outside as edits that undo knows. */
import { createEffect, createRoot } from 'solid-js';
import { problemAddress } from '../../problems/address';
import { differenceEdit } from '../../text/edit';
import { languageOf } from '../../workspace/kinds';
import type { LanguageServices } from '../language-services';
import type { EditorDocument, EditorFactory, EditorProblem } from '../port';
import { FIX_COMMAND, rangeIn, registerProviders } from '../providers';
import { monaco } from './bundle';
import { createEnter } from './enter';
import { registerLanguages } from './languages';
import styles from './monaco-editor.module.css';
import { applyTheme } from './theme';

const SEVERITIES = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
} satisfies Record<EditorProblem['severity'], monaco.MarkerSeverity>;
const OWNER = 'kapacitor';
/** Lines that have their colours before they are drawn; Monaco gives the rest theirs when it has nothing else to do. */
const COLOURED_AT_ONCE = 80;

export function createMonacoEditor(services: LanguageServices, dark: () => boolean): EditorFactory {
  return (host, events) => {
    registerLanguages();
    const stopTheme = createRoot((dispose) => {
      createEffect(() => applyTheme(dark()));
      return dispose;
    });
    const editor = monaco.editor.create(host, options());
    const models = new Map<
      string,
      { readonly model: monaco.editor.ITextModel; view: monaco.editor.ICodeEditorViewState | null }
    >();
    const marks = editor.createDecorationsCollection();
    const lights = editor.createDecorationsCollection();
    let open: EditorDocument = { path: '', text: '' };
    let problems: readonly EditorProblem[] = [];
    let outside = false;
    let markedLine = 0;
    /** The markers that stand in the text, and in which text. */
    let marked = '';

    const model = () => models.get(open.path)?.model;
    const enter = createEnter(editor);
    const disposables: monaco.IDisposable[] = [
      ...registerProviders(services, {
        documentOf: (of) => (of === model() ? open : { path: of.uri.path.slice(1), text: of.getValue() }),
        problems: () => problems,
        offered: enter.offered,
      }),
      enter,
      monaco.editor.addCommand({ id: FIX_COMMAND, run: (_, fix) => events.fix(fix) }),
      editor.onDidChangeModelContent(() => {
        if (outside) return;
        open = { path: open.path, text: editor.getValue() };
        events.changed(open.path, open.text);
      }),
      editor.onDidChangeCursorPosition(({ source, reason, position }) => {
        const byHand =
          (source === 'mouse' || source === 'keyboard') && reason === monaco.editor.CursorChangeReason.Explicit;
        const offset = model()?.getOffsetAt(position);
        if (offset === undefined) return;
        events.cursor(open.path, offset);
        if (byHand) events.moved(open.path, offset);
      }),
    ];

    const show = (document: EditorDocument) => {
      const old = models.get(open.path);
      if (old !== undefined) old.view = editor.saveViewState();
      const known = models.get(document.path) ?? { model: createModel(document), view: null };
      models.set(document.path, known);
      open = document;
      editor.setModel(known.model);
      editor.restoreViewState(known.view);
      editor.updateOptions({ ariaLabel: document.label ?? document.path });
      replaceText(known.model, document.text);
      markedLine = 0;
      marks.clear();
      lights.clear();
    };
    const replaceText = (target: monaco.editor.ITextModel, text: string) => {
      const edit = differenceEdit(target.getValue(), text);
      if (edit === undefined) return;
      outside = true;
      target.pushStackElement();
      target.pushEditOperations(
        [],
        [{ range: rangeIn(target, edit.range), text: edit.text, forceMoveMarkers: true }],
        () => null,
      );
      target.pushStackElement();
      outside = false;
    };

    return {
      open(document) {
        if (document.path !== open.path || model() === undefined) show(document);
        else if (document.text !== open.text) {
          open = document;
          const current = model();
          if (current !== undefined) replaceText(current, document.text);
          // Behind a fix at the end of a long line nothing else of the script could be seen.
          editor.setScrollLeft(0);
        }
      },
      keepOnly(paths) {
        for (const [path, { model: old }] of models) {
          if (paths.includes(path)) continue;
          old.dispose();
          models.delete(path);
        }
      },
      problems(next) {
        problems = next;
        const current = model();
        if (current === undefined) return;
        const markers = next.map((problem) => marker(current, problem));
        // Setting the same again would close an open menu of fixes.
        const now = JSON.stringify([current.id, current.getVersionId(), markers]);
        if (now === marked) return;
        marked = now;
        monaco.editor.setModelMarkers(current, OWNER, markers);
      },
      mark(offset) {
        const current = model();
        const line = offset === undefined || current === undefined ? 0 : current.getPositionAt(offset).lineNumber;
        if (line === markedLine) return;
        markedLine = line;
        marks.set(
          line === 0
            ? []
            : [
                {
                  range: new monaco.Range(line, 1, line, 1),
                  options: { isWholeLine: true, className: styles.now ?? '' },
                },
              ],
        );
        if (line !== 0 && !editor.hasTextFocus()) editor.revealLineInCenterIfOutsideViewport(line);
      },
      light(range) {
        const current = model();
        if (range === undefined || current === undefined) lights.clear();
        else
          lights.set([{ range: rangeIn(current, range), options: { isWholeLine: true, className: styles.lit ?? '' } }]);
      },
      reveal(range) {
        const current = model();
        if (current === undefined) return;
        const place = rangeIn(current, range);
        editor.setSelection(place);
        editor.revealRangeInCenterIfOutsideViewport(place);
        editor.focus();
      },
      focus: () => editor.focus(),
      hasFocus: () => editor.hasTextFocus(),
      selection: () => {
        const selected = editor.getSelection();
        const current = model();
        if (selected === null || current === undefined) return { start: 0, end: 0 };
        const [start, end] = [selected.getStartPosition(), selected.getEndPosition()];
        return { start: current.getOffsetAt(start), end: current.getOffsetAt(end) };
      },
      dispose() {
        stopTheme();
        for (const disposable of disposables) disposable.dispose();
        editor.dispose();
        for (const { model: old } of models.values()) old.dispose();
      },
    };
  };
}

function createModel({ path, text }: EditorDocument): monaco.editor.ITextModel {
  const uri = monaco.Uri.from({ scheme: 'workspace', path: `/${path}` });
  monaco.editor.getModel(uri)?.dispose();
  const language = languageOf(path);
  const model = monaco.editor.createModel(text, language === 'plain' ? 'plaintext' : language, uri);
  // Colours tell levels and kinds of words here, not depth.
  model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
  monaco.editor.colorizeModelLine(model, Math.min(model.getLineCount(), COLOURED_AT_ONCE));
  return model;
}

function marker(
  model: monaco.editor.ITextModel,
  { range, severity, message, code }: EditorProblem,
): monaco.editor.IMarkerData {
  const place = rangeIn(model, { start: range.start, end: Math.max(range.end, range.start + 1) });
  const { startLineNumber, startColumn, endLineNumber, endColumn } = place;
  const target = monaco.Uri.parse(new URL(problemAddress(code), document.baseURI).href);
  return {
    startLineNumber,
    startColumn,
    endLineNumber,
    endColumn,
    message,
    severity: SEVERITIES[severity],
    code: { value: code, target },
  };
}

function options(): monaco.editor.IStandaloneEditorConstructionOptions {
  const style = getComputedStyle(document.documentElement);
  return {
    automaticLayout: true,
    minimap: { enabled: false },
    fixedOverflowWidgets: true,
    scrollBeyondLastLine: false,
    fontFamily: style.getPropertyValue('--mono'),
    fontSize: 13,
    lineHeight: 21,
    padding: { top: 10, bottom: 10 },
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 8,
    folding: true,
    showFoldingControls: 'mouseover',
    renderLineHighlight: 'line',
    renderLineHighlightOnlyWhenFocus: true,
    overviewRulerBorder: false,
    bracketPairColorization: { enabled: false },
    guides: { indentation: false },
    wordBasedSuggestions: 'off',
    links: false,
    tabSize: 4,
    insertSpaces: true,
    detectIndentation: false,
    smoothScrolling: false,
    unicodeHighlight: { ambiguousCharacters: false },
    // Ctrl-M is a key of the page: it leaves the editor.
    tabFocusMode: false,
    accessibilitySupport: 'auto',
    contextmenu: true,
    'semanticHighlighting.enabled': true,
  };
}

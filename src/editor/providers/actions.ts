/** Quick fixes and formatting. */
import type { Fix } from '../../problems/problem';
import { differenceEdit } from '../../text/edit';
import type { CompletionItem, LanguageServices } from '../language-services';
import { monaco } from '../monaco/bundle';
import type { EditorDocument, EditorProblem } from '../port';
import { rangeIn } from './range';

/** Languages that have diagnostics. */
export const LANGUAGES = ['tickscript', 'toml', 'yaml', 'line-protocol'];
export const FIX_COMMAND = 'tick.fix';

export interface ProviderContext {
  documentOf(model: monaco.editor.ITextModel): EditorDocument;
  problems(): readonly EditorProblem[];
  /** Told of each list that is shown. */
  offered(items: readonly CompletionItem[]): void;
}

export function registerActions(services: LanguageServices, context: ProviderContext): monaco.IDisposable[] {
  return [
    monaco.languages.registerDocumentFormattingEditProvider('tickscript', {
      provideDocumentFormattingEdits: async (model) => {
        const text = await services.format(context.documentOf(model));
        const edit = text === undefined ? undefined : differenceEdit(model.getValue(), text);
        return edit === undefined ? [] : [{ range: rangeIn(model, edit.range), text: edit.text }];
      },
    }),
    monaco.languages.registerCodeActionProvider(LANGUAGES, {
      provideCodeActions: (model, range) => ({
        actions: context.problems().flatMap(({ fix, ignore, range: place }) => {
          if (!monaco.Range.areIntersectingOrTouching(rangeIn(model, place), range)) return [];
          return [
            ...(fix === undefined ? [] : [fixAction(fix, true)]),
            ...(ignore === undefined ? [] : [fixAction(ignore, false)]),
          ];
        }),
        dispose: () => {},
      }),
    }),
  ];
}

function fixAction(fix: Fix, isPreferred: boolean): monaco.languages.CodeAction {
  return {
    title: fix.title,
    kind: 'quickfix',
    isPreferred,
    command: { id: FIX_COMMAND, title: fix.title, arguments: [fix] },
  };
}

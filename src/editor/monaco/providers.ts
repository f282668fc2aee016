/** What the language service answers, in Monaco's terms. Pure mapping: nothing is worked out here. */

import type { Fix } from '../../kapacitor/run-model';
import type { CompletionItem, LanguageServices } from '../language-services';
import type { EditorDocument, EditorProblem } from '../port';
import { monaco } from './bundle';

const KINDS = {
  node: monaco.languages.CompletionItemKind.Class,
  property: monaco.languages.CompletionItemKind.Property,
  function: monaco.languages.CompletionItemKind.Function,
  field: monaco.languages.CompletionItemKind.Field,
  tag: monaco.languages.CompletionItemKind.Field,
  value: monaco.languages.CompletionItemKind.Value,
  variable: monaco.languages.CompletionItemKind.Variable,
  keyword: monaco.languages.CompletionItemKind.Keyword,
} satisfies Record<CompletionItem['kind'], monaco.languages.CompletionItemKind>;

const SELECTOR = ['tickscript', 'toml', 'yaml', 'line-protocol'];
export const FIX_COMMAND = 'tick.fix';

export interface ProviderContext {
  documentOf(model: monaco.editor.ITextModel): EditorDocument;
  problems(): readonly EditorProblem[];
}

export function rangeIn(
  model: monaco.editor.ITextModel,
  range: { readonly start: number; readonly end: number },
): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(range.start), model.getPositionAt(range.end));
}

export function registerProviders(services: LanguageServices, context: ProviderContext): monaco.IDisposable[] {
  return [
    monaco.languages.registerCompletionItemProvider(SELECTOR, {
      triggerCharacters: ['|', '.', '"', "'", '@', ':', ' '],
      provideCompletionItems: async (model, position) => {
        const items = await services.complete(context.documentOf(model), model.getOffsetAt(position));
        return { suggestions: items.map((item) => suggestion(model, item)) };
      },
    }),
    monaco.languages.registerHoverProvider(SELECTOR, {
      provideHover: async (model, position) => {
        const answer = await services.hover(context.documentOf(model), model.getOffsetAt(position));
        return answer === undefined
          ? undefined
          : { range: rangeIn(model, answer.range), contents: [{ value: answer.text }] };
      },
    }),
    monaco.languages.registerDocumentFormattingEditProvider('tickscript', {
      provideDocumentFormattingEdits: async (model) => {
        const text = await services.format(context.documentOf(model));
        return text === undefined ? [] : [{ range: model.getFullModelRange(), text }];
      },
    }),
    monaco.languages.registerCodeActionProvider(SELECTOR, {
      provideCodeActions: (model, range) => ({
        actions: context.problems().flatMap(({ fix, range: place }) => {
          const own = fix !== undefined && monaco.Range.areIntersectingOrTouching(rangeIn(model, place), range);
          return own ? [fixAction(fix)] : [];
        }),
        dispose: () => {},
      }),
    }),
  ];
}

function suggestion(model: monaco.editor.ITextModel, item: CompletionItem): monaco.languages.CompletionItem {
  return {
    label: item.label,
    kind: KINDS[item.kind],
    insertText: item.insert,
    insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
    range: rangeIn(model, item.replace),
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    ...(item.documentation === undefined ? {} : { documentation: { value: item.documentation } }),
  };
}

function fixAction(fix: Fix): monaco.languages.CodeAction {
  return {
    title: fix.title,
    kind: 'quickfix',
    isPreferred: true,
    command: { id: FIX_COMMAND, title: fix.title, arguments: [fix] },
  };
}

import type { CompletionItem, LanguageServices } from '../language-services';
import { monaco } from '../monaco/bundle';
import type { ProviderContext } from './actions';
import { rangeIn } from './range';

const KINDS = {
  node: monaco.languages.CompletionItemKind.Class,
  property: monaco.languages.CompletionItemKind.Property,
  function: monaco.languages.CompletionItemKind.Function,
  field: monaco.languages.CompletionItemKind.Field,
  tag: monaco.languages.CompletionItemKind.EnumMember,
  value: monaco.languages.CompletionItemKind.Value,
  variable: monaco.languages.CompletionItemKind.Variable,
  keyword: monaco.languages.CompletionItemKind.Keyword,
} satisfies Record<CompletionItem['kind'], monaco.languages.CompletionItemKind>;

const LANGUAGES = ['tickscript', 'toml', 'yaml', 'json'];

export function registerCompletion(services: LanguageServices, context: ProviderContext): monaco.IDisposable[] {
  return [
    monaco.languages.registerCompletionItemProvider(LANGUAGES, {
      triggerCharacters: ['|', '.', '"', "'", '@', ':', ' ', '{', '[', '('],
      provideCompletionItems: async (model, position, _, token) => {
        const items = await services.complete(context.documentOf(model), model.getOffsetAt(position));
        if (token.isCancellationRequested) return { suggestions: [] };
        context.offered(items);
        return { suggestions: items.map((item, order) => suggestion(model, position, item, order)) };
      },
    }),
  ];
}

const OFFER: monaco.languages.Command = { id: 'editor.action.triggerSuggest', title: 'Offer what fits' };

/** The service's order stays: what the data have comes before what could be anywhere. */
function suggestion(
  model: monaco.editor.ITextModel,
  position: monaco.IPosition,
  item: CompletionItem,
  order: number,
): monaco.languages.CompletionItem {
  const replace = rangeIn(model, item.replace);
  const insert = monaco.Range.fromPositions(replace.getStartPosition(), position);
  return {
    label: item.label,
    kind: KINDS[item.kind],
    insertText: item.insert,
    insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
    range: { insert, replace },
    sortText: String(order).padStart(5, '0'),
    // What is inserted asks for a text or a condition: the list of those comes at once.
    ...(/'\$\{1\}'|lambda: \$\{1\}/.test(item.insert) ? { command: OFFER } : {}),
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    ...(item.documentation === undefined ? {} : { documentation: { value: item.documentation } }),
  };
}

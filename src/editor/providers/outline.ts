/** Symbols of a file and what can be folded. */
import type { DocumentSymbol, LanguageServices } from '../language-services';
import { monaco } from '../monaco/bundle';
import type { ProviderContext } from './actions';
import { rangeIn } from './range';

const KINDS = {
  variable: monaco.languages.SymbolKind.Variable,
  node: monaco.languages.SymbolKind.Method,
  handler: monaco.languages.SymbolKind.Event,
  section: monaco.languages.SymbolKind.Namespace,
  key: monaco.languages.SymbolKind.Key,
} satisfies Record<DocumentSymbol['kind'], monaco.languages.SymbolKind>;

const FOLDS = {
  region: undefined,
  comment: monaco.languages.FoldingRangeKind.Comment,
} satisfies Record<string, monaco.languages.FoldingRangeKind | undefined>;

const LANGUAGES = ['tickscript', 'toml'];

export function registerOutline(services: LanguageServices, context: ProviderContext): monaco.IDisposable[] {
  return [
    monaco.languages.registerDocumentSymbolProvider(LANGUAGES, {
      provideDocumentSymbols: async (model) => {
        const symbols = await services.symbols(context.documentOf(model));
        return symbols.map((symbol) => toMonaco(model, symbol));
      },
    }),
    monaco.languages.registerFoldingRangeProvider(LANGUAGES, {
      provideFoldingRanges: async (model) => {
        const ranges = await services.folding(context.documentOf(model));
        return ranges.map(({ range, kind }) => {
          const { startLineNumber, endLineNumber } = rangeIn(model, range);
          const fold = FOLDS[kind];
          return { start: startLineNumber, end: endLineNumber, ...(fold === undefined ? {} : { kind: fold }) };
        });
      },
    }),
  ];
}

function toMonaco(model: monaco.editor.ITextModel, symbol: DocumentSymbol): monaco.languages.DocumentSymbol {
  const { name, detail, kind, range, selection, children } = symbol;
  return {
    name,
    detail,
    kind: KINDS[kind],
    tags: [],
    range: rangeIn(model, range),
    selectionRange: rangeIn(model, selection),
    children: children.map((child) => toMonaco(model, child)),
  };
}

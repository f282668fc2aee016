/** Colours by meaning, where the line highlighter cannot know: vars, functions, the parts of a template. */
import type { LanguageServices, SemanticToken } from '../language-services';
import { monaco } from '../monaco/bundle';
import type { ProviderContext } from './actions';

/** Monaco's name of each kind: the rules of the theme are for these. */
const TYPES = {
  keyword: 'keyword',
  node: 'node',
  property: 'property',
  function: 'function',
  variable: 'text',
  reference: 'reference',
  string: 'string',
  number: 'number',
  regex: 'regex',
  delimiter: 'operator',
  field: 'reference',
} satisfies Record<SemanticToken['kind'], string>;

const LEGEND = [...new Set(Object.values(TYPES))];

export function registerSemanticTokens(services: LanguageServices, context: ProviderContext): monaco.IDisposable[] {
  return [
    monaco.languages.registerDocumentSemanticTokensProvider('tickscript', {
      getLegend: () => ({ tokenTypes: LEGEND, tokenModifiers: [] }),
      provideDocumentSemanticTokens: async (model, _, token) => {
        const version = model.getVersionId();
        const tokens = await services.semanticTokens(context.documentOf(model));
        if (token.isCancellationRequested || model.getVersionId() !== version) return null;
        return { data: encode(model, tokens) };
      },
      releaseDocumentSemanticTokens: () => {},
    }),
  ];
}

/** Five numbers a token, lines and columns relative to the token before. */
function encode(model: monaco.editor.ITextModel, tokens: readonly SemanticToken[]): Uint32Array {
  const data = new Uint32Array(tokens.length * 5);
  let line = 1;
  let column = 1;
  tokens.forEach(({ range, kind }, i) => {
    const start = model.getPositionAt(range.start);
    const isSameLine = start.lineNumber === line;
    const values = [
      start.lineNumber - line,
      isSameLine ? start.column - column : start.column - 1,
      range.end - range.start,
      LEGEND.indexOf(TYPES[kind]),
      0,
    ];
    data.set(values, i * 5);
    line = start.lineNumber;
    column = start.column;
  });
  return data;
}

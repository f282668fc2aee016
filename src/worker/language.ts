/** The language service over the workspace that was run last and the file that is being edited. */

import { complete } from '../language/completion/completion';
import { hover } from '../language/hover/hover';
import { signatureAt } from '../language/hover/signature';
import { definitionOf, referencesOf, rename } from '../language/references';
import { semanticTokens } from '../language/semantic-tokens';
import { documentSymbols, foldingRanges } from '../language/symbols';
import type { Workspace } from '../workspace/workspace';
import type { EditedDocument, LanguageApi } from './language-api';

export function languageApi(workspace: () => Workspace): LanguageApi {
  const edited = ({ path, text }: EditedDocument): Workspace => {
    const others = workspace().filter((file) => file.path !== path);
    return [...others, { path, content: text }];
  };
  return {
    complete: async (document, offset) => complete(edited(document), document.path, offset),
    hover: async (document, offset, events) => hover(edited(document), document.path, offset, events),
    signature: async (document, offset) => signatureAt(edited(document), document.path, offset),
    definition: async (document, offset) => definitionOf(edited(document), document.path, offset),
    references: async (document, offset) => referencesOf(edited(document), document.path, offset),
    rename: async (document, offset, name) => rename(edited(document), document.path, offset, name),
    symbols: async (document) => documentSymbols(edited(document), document.path),
    folding: async (document) => foldingRanges(edited(document), document.path),
    semanticTokens: async (document) => semanticTokens(edited(document), document.path),
  };
}

/**
 * The seam between any editor and the language service: everything an editor may ask about a place in a file. Answers are
 * promises, since the service lives in the worker.
 */
import type { CompletionItem } from '../language/completion/completion';
import type { HoverAnswer } from '../language/hover/hover-answer';
import type { SignatureAnswer } from '../language/hover/signature';
import type { Place, RenameAnswer } from '../language/references';
import type { SemanticToken } from '../language/semantic-tokens';
import type { DocumentSymbol, FoldingRange } from '../language/symbols';
import type { EditorDocument } from './port';

export type {
  CompletionItem,
  DocumentSymbol,
  FoldingRange,
  HoverAnswer,
  Place,
  RenameAnswer,
  SemanticToken,
  SignatureAnswer,
};

export interface LanguageServices {
  complete(document: EditorDocument, offset: number): Promise<readonly CompletionItem[]>;
  hover(document: EditorDocument, offset: number): Promise<HoverAnswer | undefined>;
  signature(document: EditorDocument, offset: number): Promise<SignatureAnswer | undefined>;
  definition(document: EditorDocument, offset: number): Promise<Place | undefined>;
  references(document: EditorDocument, offset: number): Promise<readonly Place[]>;
  rename(document: EditorDocument, offset: number, name: string): Promise<RenameAnswer>;
  symbols(document: EditorDocument): Promise<readonly DocumentSymbol[]>;
  folding(document: EditorDocument): Promise<readonly FoldingRange[]>;
  semanticTokens(document: EditorDocument): Promise<readonly SemanticToken[]>;
  /** The whole text, formatted; undefined when it cannot be. */
  format(document: EditorDocument): Promise<string | undefined>;
}

/** The seam between any editor and the language service, which lives in the worker. */
import type { HoverAnswer } from '../language/hover/hover-answer';
import type { LanguageService, TaskFileForms } from '../language/service';
import type { EditorDocument } from './port';

export type { CompletionItem } from '../language/completion/completion';
export type { DocumentSymbol } from '../language/document-symbol';
export type { SemanticToken } from '../language/semantic-tokens';

/** The page knows the events that hovers render templates for. */
export interface LanguageServices extends Omit<LanguageService, 'hover' | keyof TaskFileForms> {
  hover(document: EditorDocument, offset: number): Promise<HoverAnswer | undefined>;
  /** The whole text, formatted; undefined when it cannot be. */
  format(document: EditorDocument): Promise<string | undefined>;
}

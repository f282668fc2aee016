/**
 * The seam between any editor and the language service: everything an editor may ask about a place in a file. Answers are
 * promises, since the service lives in the worker.
 */
import type { EditorDocument } from './port';

export interface CompletionItem {
  readonly label: string;
  readonly kind: 'node' | 'property' | 'function' | 'field' | 'tag' | 'value' | 'variable' | 'keyword';
  readonly detail?: string;
  readonly documentation?: string;
  /** What is written; `$1` and `$0` are tab stops. */
  readonly insert: string;
  readonly replace: { readonly start: number; readonly end: number };
}

export interface HoverAnswer {
  readonly range: { readonly start: number; readonly end: number };
  /** Markdown. */
  readonly text: string;
}

export interface LanguageServices {
  complete(document: EditorDocument, offset: number): Promise<readonly CompletionItem[]>;
  hover(document: EditorDocument, offset: number): Promise<HoverAnswer | undefined>;
  /** The whole text, formatted; undefined when it cannot be. */
  format(document: EditorDocument): Promise<string | undefined>;
}

/** What an editor can ask the language service in the worker. Answers are about the workspace of the last run. */
import type { CompletionItem } from '../language/completion/completion';
import type { HoverAnswer } from '../language/hover/hover-answer';
import type { SignatureAnswer } from '../language/hover/signature';
import type { Place, RenameAnswer } from '../language/references';
import type { SemanticToken } from '../language/semantic-tokens';
import type { DocumentSymbol, FoldingRange } from '../language/symbols';
import type { EventAtNode } from '../language/templates';

/** The file that is being edited, as it is now: newer than in the last run. */
export interface EditedDocument {
  readonly path: string;
  readonly text: string;
}

/** Offsets are UTF-16 and ranges half-open. */
export interface LanguageApi {
  complete(document: EditedDocument, offset: number): Promise<readonly CompletionItem[]>;
  /** `events`: those for which templates are rendered, at most one an alert node of the document. */
  hover(document: EditedDocument, offset: number, events: readonly EventAtNode[]): Promise<HoverAnswer | undefined>;
  signature(document: EditedDocument, offset: number): Promise<SignatureAnswer | undefined>;
  definition(document: EditedDocument, offset: number): Promise<Place | undefined>;
  references(document: EditedDocument, offset: number): Promise<readonly Place[]>;
  /** What renaming would change; `error` says why it cannot be. */
  rename(document: EditedDocument, offset: number, name: string): Promise<RenameAnswer>;
  symbols(document: EditedDocument): Promise<readonly DocumentSymbol[]>;
  folding(document: EditedDocument): Promise<readonly FoldingRange[]>;
  semanticTokens(document: EditedDocument): Promise<readonly SemanticToken[]>;
}

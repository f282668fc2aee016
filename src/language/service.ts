/** What an editor can ask about a place in a file. Offsets are UTF-16 and ranges half-open. */
import type { Dbrp } from '../workspace/case-file';
import type { Workspace, WorkspaceFile } from '../workspace/workspace';
import { type CompletionItem, complete } from './completion/completion';
import type { DocumentSymbol } from './document-symbol';
import { hover } from './hover/hover';
import type { HoverAnswer } from './hover/hover-answer';
import { type SignatureAnswer, signatureAt } from './hover/signature';
import { definitionOf, type Place, type RenameAnswer, referencesOf, rename } from './references';
import { type SemanticToken, semanticTokens } from './semantic-tokens';
import { documentSymbols, type FoldingRange, foldingRanges } from './symbols';
import { type Given, giveVar, newTaskOf, type TemplateForm, templateForm } from './task-files/form';
import type { EventAtNode } from './templates';

/** The file that is being edited, as it is now: newer than in the last run. */
export interface EditedDocument {
  readonly path: string;
  readonly text: string;
}

/** What a page asks about templates and their task files. */
export interface TaskFileForms {
  /** The form of a template, or of the one that a task file names. */
  templateForm(document: EditedDocument): Promise<TemplateForm | undefined>;
  /** How a task file gives a var what a person typed. */
  giveVar(taskFile: EditedDocument, name: string, typed: string): Promise<Given>;
  /** A task file to begin with, for a template. */
  newTask(template: EditedDocument, dbrp: Dbrp): Promise<WorkspaceFile | undefined>;
}

export interface LanguageService extends TaskFileForms {
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

/** Of the workspace that was run last, with the edited file in place of its older self. */
export function languageService(workspace: () => Workspace): LanguageService {
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
    templateForm: async (document) => templateForm(edited(document), document.path),
    giveVar: async (document, name, typed) => giveVar(edited(document), document.path, name, typed),
    newTask: async (document, dbrp) => newTaskOf(edited(document), document.path, dbrp),
  };
}

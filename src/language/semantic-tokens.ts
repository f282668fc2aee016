/** What each word of a script is: colours that tell a reference from a text, and the parts of a template. */

import { type TokenKind, templateTokens } from '../go/template/tokens';
import { LAMBDA_FUNCTIONS } from '../lambda/functions/all';
import type { Range } from '../text/range';
import type { CallNode } from '../tickscript/ast';
import { tokenEnd } from '../tickscript/lexer';
import * as T from '../tickscript/tokens';
import { everyExpression } from '../tickscript/walk';
import type { Workspace } from '../workspace/workspace';
import { analyseScript, type ScriptAnalysis } from './analysis';
import { rootsOf } from './expressions';
import { scriptRange, templatesOf } from './templates';

export type SemanticKind =
  | 'keyword'
  | 'node'
  | 'property'
  | 'function'
  | 'variable'
  | 'reference'
  | 'string'
  | 'number'
  | 'regex'
  | 'delimiter'
  | 'field';

/** In the order of the text, none over another, none over a line break. */
export interface SemanticToken {
  readonly range: Range;
  readonly kind: SemanticKind;
}

const KEYWORDS: readonly unknown[] = [T.Var, T.Dbrp, T.And, T.Or, T.True, T.False, T.LambdaKeyword];

export function semanticTokens(workspace: Workspace, file: string): readonly SemanticToken[] {
  const analysis = analyseScript(workspace, file);
  if (analysis === undefined) return [];
  const words = wordKinds(analysis);
  const templates = new Map(templatesOf(analysis).map((template) => [template.literal.range.start, template]));
  const found = analysis.tokens.flatMap((token): readonly SemanticToken[] => {
    const range = { start: token.startOffset, end: tokenEnd(token) };
    const { tokenType } = token;
    if (KEYWORDS.includes(tokenType)) return [{ range, kind: 'keyword' }];
    if (tokenType === T.ReferenceToken || tokenType === T.UnterminatedReference) return [{ range, kind: 'reference' }];
    if (tokenType === T.RegexToken) return [{ range, kind: 'regex' }];
    if (tokenType === T.NumberToken || tokenType === T.DurationToken) return [{ range, kind: 'number' }];
    if (tokenType === T.StringToken) {
      const template = templates.get(range.start);
      return template === undefined ? [{ range, kind: 'string' }] : templateParts(analysis, range, template);
    }
    const kind = words.get(range.start);
    return kind === undefined ? [] : [{ range, kind }];
  });
  return found.flatMap((token) => lines(analysis.text, token));
}

/** What the names of a script are, by where they begin. */
function wordKinds({ model, parsed }: ScriptAnalysis): ReadonlyMap<number, SemanticKind> {
  const kinds = new Map<number, SemanticKind>();
  for (const root of rootsOf(parsed.partial)) {
    for (const node of everyExpression(root)) {
      if (node.kind === 'call' && LAMBDA_FUNCTIONS.has(node.name)) kinds.set(node.nameRange.start, 'function');
      if (node.kind === 'identifier' && (node.name === 'stream' || node.name === 'batch')) {
        kinds.set(node.range.start, 'keyword');
      } else if (node.kind === 'identifier' && model.vars.has(node.name)) kinds.set(node.range.start, 'variable');
    }
  }
  for (const { declaration } of model.vars.values()) kinds.set(declaration.name.range.start, 'variable');
  for (const { chain } of model.steps) {
    const { right } = chain;
    const start = right.kind === 'call' ? nameStart(right) : right.range.start;
    kinds.set(start, chain.operator === '.' ? 'property' : 'node');
  }
  return kinds;
}

function nameStart({ nameRange }: CallNode): number {
  return nameRange.start;
}

const TEMPLATE_KINDS: Readonly<Record<TokenKind, SemanticKind>> = {
  text: 'string',
  comment: 'string',
  error: 'string',
  operator: 'delimiter',
  delimiter: 'delimiter',
  keyword: 'keyword',
  function: 'function',
  field: 'field',
  variable: 'variable',
  string: 'reference',
  number: 'number',
  constant: 'keyword',
};

/** A template's parts, and the text between them. */
function templateParts(
  { text }: ScriptAnalysis,
  whole: Range,
  template: ReturnType<typeof templatesOf>[number],
): readonly SemanticToken[] {
  const parts: SemanticToken[] = [];
  let at = whole.start;
  for (const token of templateTokens(template.text)) {
    const kind = TEMPLATE_KINDS[token.kind];
    if (kind === 'string') continue;
    const range = scriptRange(text, template.literal, token);
    if (range.start < at || range.end > whole.end) continue;
    if (range.start > at) parts.push({ range: { start: at, end: range.start }, kind: 'string' });
    parts.push({ range, kind });
    at = range.end;
  }
  if (at < whole.end) parts.push({ range: { start: at, end: whole.end }, kind: 'string' });
  return parts;
}

/** A token a line: editors want it so. */
function lines(text: string, { range, kind }: SemanticToken): readonly SemanticToken[] {
  const found: SemanticToken[] = [];
  let { start } = range;
  // Only the token is looked at: the next line may be far away.
  for (const line of text.slice(range.start, range.end).split('\n')) {
    const end = start + line.length;
    if (end > start) found.push({ range: { start, end }, kind });
    start = end + 1;
  }
  return found;
}

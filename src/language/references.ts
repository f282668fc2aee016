/** Where vars are declared and named, and what renaming them changes. */

import type { TextEdit } from '../text/edit';
import { contains, type Range } from '../text/range';
import type { IdentifierNode } from '../tickscript/ast';
import { Identifier } from '../tickscript/tokens';
import { everyExpression } from '../tickscript/walk';
import type { Workspace } from '../workspace/workspace';
import { analyseScript, type ScriptAnalysis } from './analysis';
import { rootsOf } from './expressions';

export interface Place {
  readonly file: string;
  readonly range: Range;
}

export type RenameAnswer =
  | { readonly ok: true; readonly range: Range; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly error: string };

const RESERVED = new Set(['stream', 'batch', 'time', 'var', 'dbrp', 'lambda', 'TRUE', 'FALSE', 'AND', 'OR']);

export function definitionOf(workspace: Workspace, file: string, offset: number): Place | undefined {
  const found = varAt(workspace, file, offset);
  const declaration = found?.analysis.model.vars.get(found.name)?.declaration;
  return declaration && { file, range: declaration.name.range };
}

/** The declaration first. */
export function referencesOf(workspace: Workspace, file: string, offset: number): readonly Place[] {
  const found = varAt(workspace, file, offset);
  return found === undefined ? [] : uses(found.analysis, found.name).map((range) => ({ file, range }));
}

export function rename(workspace: Workspace, file: string, offset: number, name: string): RenameAnswer {
  const found = varAt(workspace, file, offset);
  if (found === undefined) return { ok: false, error: 'Only vars can be renamed.' };
  if (!/^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(name)) {
    return { ok: false, error: 'Names are made of letters, digits and _, and begin with a letter or _.' };
  }
  if (RESERVED.has(name)) return { ok: false, error: `${name} has a meaning of its own.` };
  const { analysis, range } = found;
  if (name !== found.name && analysis.model.vars.has(name))
    return { ok: false, error: `There is a var ${name} already.` };
  return { ok: true, range, edits: uses(analysis, found.name).map((use) => ({ range: use, text: name })) };
}

/** The var that is named at an offset, and where the name stands. */
function varAt(
  workspace: Workspace,
  file: string,
  offset: number,
): { readonly analysis: ScriptAnalysis; readonly name: string; readonly range: Range } | undefined {
  const analysis = analyseScript(workspace, file);
  if (analysis === undefined) return undefined;
  const token = analysis.tokens.find(
    ({ tokenType, startOffset, image }) =>
      tokenType === Identifier && contains({ start: startOffset, end: startOffset + image.length }, offset),
  );
  if (token === undefined || !analysis.model.vars.has(token.image)) return undefined;
  const range = { start: token.startOffset, end: token.startOffset + token.image.length };
  const isUse = uses(analysis, token.image).some(({ start }) => start === range.start);
  return isUse ? { analysis, name: token.image, range } : undefined;
}

/** Names of properties, nodes and functions are no uses of a var. */
function uses({ model, parsed }: ScriptAnalysis, name: string): readonly Range[] {
  const declaration = model.vars.get(name)?.declaration.name;
  const named = rootsOf(parsed.partial)
    .flatMap((root) => everyExpression(root))
    .filter(isIdentifier);
  const members = new Set(model.steps.map(({ chain }) => chain.right));
  const ranges = named.filter((node) => node.name === name && !members.has(node)).map(({ range }) => range);
  return [...(declaration === undefined ? [] : [declaration.range]), ...ranges.sort((a, b) => a.start - b.start)];
}

function isIdentifier(node: { readonly kind: string }): node is IdentifierNode {
  return node.kind === 'identifier';
}

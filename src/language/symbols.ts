/** The outline of a file, and what can be folded. */

import type { Range } from '../text/range';
import type { Statement } from '../tickscript/ast';
import { type FileKind, fileKind, languageOf } from '../workspace/kinds';
import { textOf, type Workspace } from '../workspace/workspace';
import { analyseScript, type ScriptAnalysis } from './analysis';
import type { DocumentSymbol } from './document-symbol';
import type { Step } from './model';
import { analyseTaskFile } from './task-files/analysis';
import { taskFileSymbols } from './task-files/symbols';

export interface FoldingRange {
  readonly range: Range;
  readonly kind: 'region' | 'comment';
}

export function documentSymbols(workspace: Workspace, file: string): readonly DocumentSymbol[] {
  return SYMBOLS[fileKind(file)](workspace, file);
}

const SYMBOLS = {
  script: inScript,
  loadedScript: inScript,
  template: inScript,
  config: sectionSymbols,
  handler: nothing,
  taskFile: inTaskFile,
  points: nothing,
  recording: nothing,
  csv: nothing,
  environment: nothing,
  stray: nothing,
  vars: inTaskFile,
  sideload: nothing,
  case: nothing,
  recipe: nothing,
  other: nothing,
} satisfies Readonly<Record<FileKind, (workspace: Workspace, file: string) => readonly DocumentSymbol[]>>;

function nothing(): readonly DocumentSymbol[] {
  return [];
}

function inTaskFile(workspace: Workspace, file: string): readonly DocumentSymbol[] {
  const analysis = analyseTaskFile(workspace, file);
  return analysis === undefined ? [] : taskFileSymbols(analysis);
}

function inScript(workspace: Workspace, file: string): readonly DocumentSymbol[] {
  const analysis = analyseScript(workspace, file);
  return analysis === undefined ? [] : scriptSymbols(analysis);
}

function scriptSymbols(analysis: ScriptAnalysis): readonly DocumentSymbol[] {
  return analysis.parsed.partial.statements.flatMap((statement): readonly DocumentSymbol[] => {
    const nodes = nodeSymbols(analysis, statement.range);
    if (statement.kind !== 'declaration' && statement.kind !== 'typeDeclaration') return nodes;
    const { name, range } = statement;
    return [
      {
        name: name.name,
        kind: 'variable',
        detail: detailOf(analysis.text, statement),
        range,
        selection: name.range,
        children: nodes,
      },
    ];
  });
}

function detailOf(text: string, statement: Extract<Statement, { kind: 'declaration' | 'typeDeclaration' }>): string {
  const { range } = statement.kind === 'declaration' ? statement.value : statement.type;
  const [first = ''] = text.slice(range.start, range.end).split('\n');
  return first.length > 60 ? `${first.slice(0, 60)}…` : first;
}

function nodeSymbols({ model, text }: ScriptAnalysis, within: Range): readonly DocumentSymbol[] {
  const inside = model.steps.filter(({ chain }) => within.start <= chain.range.start && chain.range.end <= within.end);
  const nodes = inside.filter(({ chain }) => chain.operator === '|' || chain.operator === '@');
  return nodes.flatMap((step): readonly DocumentSymbol[] => {
    const { right } = step.chain;
    if (right.kind !== 'call') return [];
    const own = inside.filter(({ result, chain }) => result.node === step.result.node && chain.operator === '.');
    const end = own.reduce((last, { chain }) => Math.max(last, chain.range.end), right.range.end);
    return [
      {
        name: right.name,
        kind: 'node',
        detail: text.slice(right.nameRange.end, right.range.end).split('\n')[0] ?? '',
        range: { start: right.nameRange.start, end },
        selection: right.nameRange,
        children: own.flatMap(handlerSymbol),
      },
    ];
  });
}

function handlerSymbol({ chain: { right }, result }: Step): readonly DocumentSymbol[] {
  if (right.kind !== 'call' || result.handler?.call !== right) return [];
  return [
    { name: right.name, kind: 'handler', detail: '', range: right.range, selection: right.nameRange, children: [] },
  ];
}

function sectionSymbols(workspace: Workspace, path: string): readonly DocumentSymbol[] {
  const file = workspace.find((each) => each.path === path);
  const text = file === undefined ? '' : textOf(file);
  const headers = [...text.matchAll(/^[^\S\n]*\[+[^\S\n]*([\w.-]+)[^\S\n]*\]+/gm)];
  return headers.map((match, i) => {
    const start = match.index;
    const end = headers[i + 1]?.index ?? text.length;
    const body = text.slice(start, end).trimEnd();
    return {
      name: match[1] ?? '',
      kind: 'section',
      detail: '',
      range: { start, end: start + body.length },
      selection: { start, end: start + match[0].length },
      children: [],
    };
  });
}

/** Statements, nodes with their properties, and comments that take several lines. */
export function foldingRanges(workspace: Workspace, file: string): readonly FoldingRange[] {
  const found = workspace.find(({ path }) => path === file);
  if (found === undefined) return [];
  const text = textOf(found);
  const symbols = documentSymbols(workspace, file);
  const regions = symbols.flatMap((symbol) => [symbol, ...symbol.children]).map(({ range }) => range);
  const comments = languageOf(file) === 'tickscript' ? commentBlocks(text) : [];
  return [
    ...regions.filter((range) => spansLines(text, range)).map((range) => ({ range, kind: 'region' as const })),
    ...comments.map((range) => ({ range, kind: 'comment' as const })),
  ];
}

function commentBlocks(text: string): readonly Range[] {
  const blocks = text.matchAll(/^[^\S\n]*\/\/.*(?:\n[^\S\n]*\/\/.*)+/gm);
  return [...blocks].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function spansLines(text: string, { start, end }: Range): boolean {
  return text.slice(start, end).includes('\n');
}

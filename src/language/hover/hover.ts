/** What a word means: documentation, the points at a node, the value of a var, the text of a template. */

import { lowerFirst } from '../../definition/build';
import { LAMBDA_FUNCTIONS } from '../../lambda/functions/all';
import type { Grouping, Schema } from '../../nodes/shape/schema';
import { contains } from '../../text/range';
import { tokenEnd } from '../../tickscript/lexer';
import * as T from '../../tickscript/tokens';
import { type FileKind, fileKind } from '../../workspace/kinds';
import { textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import { analyseScript, type ScriptAnalysis } from '../analysis';
import { hoverCaseFile } from '../case-file/hover';
import { schemaAt } from '../completion/complete-script';
import { handlerNamed, type Step } from '../model';
import { placeAt } from '../place';
import { typeWords } from '../schema/type-words';
import { analyseTaskFile } from '../task-files/analysis';
import { hoverTaskFile } from '../task-files/hover';
import type { EventAtNode } from '../templates';
import type { HoverAnswer } from './hover-answer';
import { hoverConfig, hoverHandlerFile } from './hover-files';
import { hoverTemplate } from './hover-template';
import { callText, functionTexts, handlerLink, nodeDoc, propertyDoc } from './signatures';

/** `events`: templates are rendered for these. */
export function hover(
  workspace: Workspace,
  file: string,
  offset: number,
  events: readonly EventAtNode[] = [],
): HoverAnswer | undefined {
  const found = workspace.find(({ path }) => path === file);
  if (found === undefined) return undefined;
  return HOVERS[fileKind(file)]({ file: found, offset, workspace, events });
}

interface Question {
  readonly file: WorkspaceFile;
  readonly offset: number;
  readonly workspace: Workspace;
  readonly events: readonly EventAtNode[];
}

const HOVERS = {
  script: inScript,
  loadedScript: inScript,
  template: inScript,
  config: ({ file, offset }) => hoverConfig(textOf(file), offset),
  handler: ({ file, offset }) => hoverHandlerFile(textOf(file), offset),
  taskFile: inTaskFile,
  points: nothing,
  recording: nothing,
  csv: nothing,
  environment: nothing,
  stray: nothing,
  vars: inTaskFile,
  sideload: nothing,
  case: ({ file, offset }) => hoverCaseFile(textOf(file), offset),
  recipe: nothing,
  other: nothing,
} satisfies Readonly<Record<FileKind, (question: Question) => HoverAnswer | undefined>>;

function nothing(): undefined {
  return undefined;
}

function inTaskFile({ file, offset, workspace }: Question): HoverAnswer | undefined {
  const analysis = analyseTaskFile(workspace, file.path);
  return analysis && hoverTaskFile(analysis, offset);
}

function inScript({ file, offset, workspace, events }: Question): HoverAnswer | undefined {
  const analysis = analyseScript(workspace, file.path);
  return analysis && hoverScript(analysis, offset, events);
}

function hoverScript(
  analysis: ScriptAnalysis,
  offset: number,
  events: readonly EventAtNode[],
): HoverAnswer | undefined {
  const token = analysis.tokens.find(
    (each) => contains({ start: each.startOffset, end: tokenEnd(each) }, offset) && each.tokenType !== T.LeftParen,
  );
  if (token === undefined) return undefined;
  const range = { start: token.startOffset, end: tokenEnd(token) };
  if (token.tokenType === T.StringToken) return hoverTemplate(analysis, range, offset, events);
  if (token.tokenType === T.ReferenceToken) {
    const name = token.image.slice(1, -1).replaceAll('\\"', '"');
    return { range, text: referenceText(name, schemaAt(analysis, placeAt(analysis, range.start + 1))) };
  }
  const step = analysis.model.steps.find(({ chain: { right } }) => {
    return (right.kind === 'call' ? right.nameRange : right.range).start === range.start;
  });
  const text = step === undefined ? wordText(token.image, analysis) : stepText(step, analysis);
  return text === undefined ? undefined : { range, text };
}

function stepText(step: Step, { schemas }: ScriptAnalysis): string | undefined {
  const { chain, result, property } = step;
  const name = lowerFirst(chain.right.name);
  if (chain.operator !== '.') {
    const { definition } = result.node;
    const schema = schemaText(schemas.output(result.node));
    if (definition === undefined) return schema;
    return `${code(`|${callText(name, definition.parameters)}`)}\n\n${nodeDoc(definition)}\n\n${schema}`;
  }
  const handler = result.handler?.call === chain.right ? handlerNamed(name) : undefined;
  const known = property ?? handler;
  const link = handler === undefined ? '' : `\n\n${handlerLink(handler.name)}`;
  return known && `${code(`.${callText(known.name, known.parameters)}`)}\n\n${propertyDoc(known)}${link}`;
}

function wordText(word: string, { model, text, schemas }: ScriptAnalysis): string | undefined {
  const variable = model.vars.get(word);
  if (variable !== undefined) {
    const { declaration, value } = variable;
    const comment = (declaration.comment?.lines ?? []).map((line) => line ?? '').join('\n');
    const declared = code(text.slice(declaration.range.start, declaration.range.end));
    const points = value === undefined ? '' : `\n\n${schemaText(schemas.output(value.node))}`;
    return `${declared}${comment === '' ? '' : `\n\n${comment}`}${points}`;
  }
  const definition = LAMBDA_FUNCTIONS.get(word);
  if (definition !== undefined) return `${code(functionTexts(definition).join('\n'))}\n\n${definition.doc}`;
  return KEYWORDS[word];
}

const KEYWORDS: Readonly<Record<string, string>> = {
  stream: 'The points that are written to the databases of the task. Begin with `|from()`.',
  batch: 'The results of queries. Begin with `|query()`.',
  var: 'Names a value; a var keeps its first value.',
  dbrp: 'A database and retention policy that the task gets points of: `dbrp "telegraf"."autogen"`.',
  'lambda:':
    'An expression that is evaluated for each point. Fields and tags stand in double quotes, texts in single ones.',
  AND: 'True when both sides are.',
  OR: 'True when one of the sides is.',
};

function referenceText(name: string, { fields, tags, open }: Schema): string {
  const field = fields.get(name);
  if (name === 'time') return '**"time"** – the time of the point';
  if (field !== undefined) return `**"${name}"** – field of the point, ${typeWords(field)}`;
  const values = tags.get(name)?.values;
  if (values !== undefined) {
    const shown = values.slice(0, 10).map((value) => `\`${value}\``);
    const more = values.length > 10 ? `, … (${values.length})` : '';
    return `**"${name}"** – tag of the point${shown.length === 0 ? '' : `: ${shown.join(', ')}${more}`}`;
  }
  return open
    ? `**"${name}"** – a field or tag of the point`
    : `**"${name}"** – no point here has a field or tag of that name`;
}

/** The points that a node gives on, as a table. */
function schemaText(schema: Schema): string {
  const { fields, tags, groups, edge, open } = schema;
  if (fields.size === 0 && tags.size === 0) return '';
  const head = `**${edge === 'batch' ? 'Batches' : 'Points'} after it**, ${groupText(groups)}`;
  const rows = [
    ...[...fields].map(([name, field]) => `| ${escaped(name)} | field | ${typeWords(field)} |`),
    ...[...tags].map(([name, { values }]) => `| ${escaped(name)} | tag | ${escaped(values.slice(0, 5).join(', '))} |`),
  ];
  const more = open ? '\n\nThere may be more.' : '';
  return `${head}\n\n| name | | |\n|---|---|---|\n${rows.slice(0, 40).join('\n')}${more}`;
}

function groupText({ tags, byMeasurement, mixed, open }: Grouping): string {
  if (open) return 'grouped by what only a run tells';
  if (mixed || byMeasurement === undefined) return 'grouped in several ways';
  const names = [...tags.keys(), ...(byMeasurement ? ['measurement'] : [])];
  return names.length === 0 ? 'not grouped' : `grouped by ${names.join(', ')}`;
}

function escaped(text: string): string {
  return text.replace(/[|\\`*_<>]/g, '\\$&');
}

function code(text: string): string {
  return `\`\`\`tickscript\n${text}\n\`\`\``;
}

/** Where the number or duration is written that a threshold comes from, so that it can be changed by hand. */
import { readJson } from '../go/json/read';
import type { Task } from '../kapacitor/server/task';
import { readTaskFile, readVarsFile } from '../kapacitor/templates/task-file';
import { decodeVars, type NamedVar } from '../pipeline/client-vars';
import type { Range } from '../text/range';
import type { Expression, Program } from '../tickscript/ast';
import { parseDuration } from '../tickscript/literals';
import { parseScript } from '../tickscript/parse';
import { everyExpression } from '../tickscript/walk';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';
import type { Tunable } from './api';

/** `undefined`: it is computed, or not to be found. */
export function tunableOf(workspace: Workspace, { file, script, template }: Task, range: Range): Tunable | undefined {
  const text = contentOf(workspace, script);
  const { program } = parseScript(text);
  const node = program && expressionAt(program, range);
  if (program === undefined || node === undefined) return undefined;
  if (node.kind !== 'identifier') return literalAt(script, text, node);
  const given = template === undefined ? varsOfScript(workspace, script) : varsOfTask(workspace, file);
  const own = given?.vars.findLast(({ name }) => name === node.name);
  if (given !== undefined && own !== undefined) return givenLiteral(given.file, contentOf(workspace, given.file), own);
  return declared(script, text, program, node.name);
}

function contentOf(workspace: Workspace, path: string): string {
  const file = workspace.find((candidate) => candidate.path === path);
  return file === undefined ? '' : textOf(file);
}

function expressionsOf(program: Program): readonly Expression[] {
  return program.statements.flatMap((statement) => {
    switch (statement.kind) {
      case 'declaration':
        return everyExpression(statement.value);
      case 'typeDeclaration':
      case 'dbrp':
      case 'comment':
        return [];
      default:
        return everyExpression(statement);
    }
  });
}

function expressionAt(program: Program, { start, end }: Range): Expression | undefined {
  const found = expressionsOf(program).filter(({ range }) => range.start === start && range.end === end);
  return found.find(({ kind }) => kind === 'identifier' || kind === 'number' || kind === 'duration') ?? found[0];
}

/** The value of a var, or of the var that it is another name of. */
function declared(script: string, text: string, program: Program, name: string): Tunable | undefined {
  // A declaration knows only those before it.
  let wanted = name;
  for (const statement of program.statements.toReversed()) {
    if (statement.kind !== 'declaration' || statement.name.name !== wanted) continue;
    if (statement.value.kind !== 'identifier') return literalAt(script, text, statement.value);
    wanted = statement.value.name;
  }
  return undefined;
}

function literalAt(file: string, text: string, node: Expression): Tunable | undefined {
  const { range } = node;
  const literal = node.kind === 'unary' && node.operator === '-' ? node.operand : node;
  const written = text.slice(range.start, range.end);
  if (literal.kind === 'duration') {
    const [, unit = ''] = /^-?\d+(\D+)$/.exec(written) ?? [];
    return durationIn(file, range, written, unit);
  }
  if (literal.kind !== 'number') return undefined;
  return { file, range, written, type: typeof literal.value === 'bigint' ? 'int' : 'float', unit: 1, suffix: '' };
}

function durationIn(file: string, range: Range, written: string, suffix: string): Tunable | undefined {
  const unit = parseDuration(`1${suffix}`);
  return unit.ok ? { file, range, written, type: 'duration', unit: Number(unit.value), suffix } : undefined;
}

interface GivenIn {
  readonly file: string;
  readonly vars: readonly NamedVar[];
}

function varsOfTask(workspace: Workspace, file: string): GivenIn | undefined {
  const read = readTaskFile(file, contentOf(workspace, file));
  return read.ok ? { file, vars: read.taskVars.vars } : undefined;
}

/** Those of case.json, of the file that it names, or of the file that goes with the only script. */
function varsOfScript(workspace: Workspace, script: string): GivenIn | undefined {
  const [caseJson] = filesOf(workspace, 'case');
  const read = caseJson === undefined ? undefined : readJson(textOf(caseJson));
  const member = (json: typeof root, name: string) =>
    json?.kind === 'object' ? json.members.findLast((each) => each.name === name)?.value : undefined;
  const root = read?.ok === true ? read.json : undefined;
  const vars = member(member(member(root, 'tasks'), script), 'vars');
  if (vars?.kind === 'string') return varsFile(workspace, vars.value);
  if (vars !== undefined && caseJson !== undefined) {
    const decoded = decodeVars(vars);
    return decoded.ok ? { file: caseJson.path, vars: decoded.vars } : undefined;
  }
  const [file] = filesOf(workspace, 'vars');
  const isOnly = filesOf(workspace, 'script').length === 1;
  return file !== undefined && isOnly ? varsFile(workspace, file.path) : undefined;
}

function varsFile(workspace: Workspace, path: string): GivenIn | undefined {
  const read = readVarsFile(path, contentOf(workspace, path));
  return read.ok ? { file: path, vars: read.taskVars.vars } : undefined;
}

/** A number, or a duration in quotes or without. */
function givenLiteral(file: string, text: string, { type, valueRange }: NamedVar): Tunable | undefined {
  if (valueRange === undefined) return undefined;
  const whole = text.slice(valueRange.start, valueRange.end);
  const isQuoted = /^(["']).*\1$/s.test(whole);
  const range = isQuoted ? { start: valueRange.start + 1, end: valueRange.end - 1 } : valueRange;
  const written = text.slice(range.start, range.end);
  if (type === 'duration') {
    const [, unit] = /^-?\d+([a-zµ]+)$/.exec(written) ?? [];
    return unit === undefined ? wholeNumber(file, range, written) : durationIn(file, range, written, unit);
  }
  if (isQuoted || (type !== 'int' && type !== 'float') || !/^-?[\d.]+(?:[eE][-+]?\d+)?$/.test(written))
    return undefined;
  return { file, range, written, type, unit: 1, suffix: '' };
}

/** Nanoseconds. */
function wholeNumber(file: string, range: Range, written: string): Tunable | undefined {
  return /^-?\d+$/.test(written) ? { file, range, written, type: 'duration', unit: 1, suffix: '' } : undefined;
}

import type { CommandNode, PipeNode } from '../template/nodes';

/** Escapers of Go's own that a template may write itself, at the end of a pipeline. */
export const PREDEFINED_ESCAPERS: ReadonlySet<string> = new Set(['html', 'urlquery']);

/** Contextual escapers that one of the predefined replaces. */
const EQUIVALENTS: ReadonlyMap<string, string> = new Map([
  ['_html_template_attrescaper', 'html'],
  ['_html_template_htmlescaper', 'html'],
  ['_html_template_rcdataescaper', 'html'],
  ['_html_template_urlescaper', 'urlquery'],
  ['_html_template_urlnormalizer', 'urlquery'],
]);

/** Pairs of escapers of which the second changes nothing any more. */
const REDUNDANT: ReadonlySet<string> = new Set([
  '_html_template_commentescaper _html_template_attrescaper',
  '_html_template_commentescaper _html_template_htmlescaper',
  '_html_template_cssescaper _html_template_attrescaper',
  '_html_template_jsregexpescaper _html_template_attrescaper',
  '_html_template_jsstrescaper _html_template_attrescaper',
  '_html_template_jstmpllitescaper _html_template_attrescaper',
  '_html_template_urlescaper _html_template_urlnormalizer',
]);

const normalized = (name: string): string => EQUIVALENTS.get(name) ?? name;

/** The name of the function that a command calls. */
export function functionName(command: CommandNode | undefined): string | undefined {
  const first = command?.operands[0];
  return first?.kind === 'identifier' ? first.name : undefined;
}

/** Lets a pipeline end with escapers, merged with one of the predefined that it may end with already. */
export function appendEscapers(pipe: PipeNode, escapers: readonly string[]): void {
  if (escapers.length === 0) return;
  const wanted = [...escapers];
  let commands = pipe.commands;
  const last = commands.at(-1);
  const predefined = functionName(last);
  if (last !== undefined && predefined !== undefined && PREDEFINED_ESCAPERS.has(predefined)) {
    if (commands.length === 1 && last.operands.length > 1) commands = withEvaluatedArguments(pipe, last, predefined);
    const isDuplicate = wanted.some((name) => normalized(name) === normalized(predefined));
    if (isDuplicate) commands = commands.slice(0, -1);
    wanted.forEach((name, i) => {
      if (normalized(name) === normalized(predefined)) wanted[i] = predefined;
    });
  }
  const present = new Set(commands.map(functionName).map((name) => (name === undefined ? '' : normalized(name))));
  pipe.commands = wanted
    .filter((name) => !present.has(normalized(name)))
    .reduce((list, name) => appended(list, escaperCommand(pipe, name)), commands);
}

/** `{{html a b}}` as `{{_eval_args_ a b | html}}`. */
function withEvaluatedArguments(pipe: PipeNode, command: CommandNode, predefined: string): CommandNode[] {
  const first = { kind: 'identifier', at: command.operands[0]?.at ?? pipe.at, name: '_eval_args_' } as const;
  const evaluated = { ...command, operands: [first, ...command.operands.slice(1)] };
  return appended([evaluated], escaperCommand(pipe, predefined));
}

function escaperCommand(pipe: PipeNode, name: string): CommandNode {
  return { kind: 'command', at: pipe.at, operands: [{ kind: 'identifier', at: pipe.at, name }] };
}

function appended(commands: readonly CommandNode[], command: CommandNode): CommandNode[] {
  const pair = `${functionName(commands.at(-1)) ?? ''} ${functionName(command) ?? ''}`;
  return REDUNDANT.has(pair) ? [...commands] : [...commands, command];
}

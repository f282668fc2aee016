import { perText } from '../../text/per-text';
import { byteLength, joinRawBytes } from '../bytes';
import type { EscapeError } from '../html-template/context';
import { LoadedLater } from '../loaded-later';
import { quote } from '../strconv/quote';
import type { GoValue } from '../value';
import { BUILTINS } from './builtins';
import { Execution, ExecutionFailure, type Program } from './execute';
import type { TemplateFunction } from './function';
import { nodeText, type Tree } from './nodes';
import { parseTrees, type TemplateError } from './parser';

export interface HtmlEscaping {
  /** Adds escapers to the trees for the places where values stand; the text of what is wrong, if anything is. */
  escapeTrees(trees: Map<string, Tree>, name: string, describe: (error: EscapeError) => string): string | undefined;
  readonly escapers: ReadonlyMap<string, TemplateFunction>;
}

export const HTML_ESCAPING = new LoadedLater<HtmlEscaping>('the escaping of html templates');

export type Executed =
  | { readonly ok: true; readonly text: string }
  /** `written`: the output up to the error. */
  | { readonly ok: false; readonly error: string; readonly written: string };

export interface Template {
  readonly name: string;
  /** Go's text/template or html/template Execute, whole output or the error's text. */
  execute(data: GoValue): Executed;
}

export interface TemplateOptions {
  /** html/template: values are escaped for the place where they stand. */
  readonly html?: boolean;
  /** Functions besides Go's own. */
  readonly functions?: ReadonlyMap<string, TemplateFunction>;
  /** Go's option `missingkey=error`: a key that a map does not have ends the execution. */
  readonly missingKey?: 'error';
}

/** What was parsed with such options under such a name. */
const parsers = new WeakMap<TemplateOptions, Map<string, (text: string) => Template | TemplateError>>();
const NO_OPTIONS: TemplateOptions = {};

/**
 * Parses a template. An error of parsing has a `message`; errors of escaping come when it is executed, as in Go. Templates
 * are remembered as long as the options are the same object.
 */
export function parseTemplate(name: string, text: string, options = NO_OPTIONS): Template | TemplateError {
  const named = parsers.get(options) ?? new Map<string, (text: string) => Template | TemplateError>();
  parsers.set(options, named);
  const parse = named.get(name) ?? perText((source) => readTemplate(name, source, options));
  named.set(name, parse);
  return parse(text);
}

function readTemplate(name: string, text: string, options: TemplateOptions): Template | TemplateError {
  const functions = options.functions === undefined ? BUILTINS : new Map([...BUILTINS, ...options.functions]);
  const parsed = parseTrees(name, text, (word) => functions.has(word));
  if (!parsed.ok) return parsed.error;
  const { trees } = parsed;
  const tree = trees.get(name);
  if (tree === undefined) return { message: `template: ${quote(name)} is an incomplete or empty template` };
  const strict = options.missingKey === undefined ? {} : { missingKey: options.missingKey };
  if (options.html !== true) return new ParsedTemplate(name, text, tree, { trees, functions, ...strict });
  const { escapeTrees, escapers } = HTML_ESCAPING.get();
  const problem = escapeTrees(trees, name, (error) => describeEscapeError(name, text, error));
  if (problem !== undefined) return { name, execute: () => ({ ok: false, error: problem, written: '' }) };
  return new ParsedTemplate(name, text, tree, { trees, functions: new Map([...functions, ...escapers]), ...strict });
}

/** `html/template:details:1:14: {{if}} branches end in different contexts: …`. */
function describeEscapeError(name: string, text: string, error: EscapeError): string {
  const { node, line, description } = error;
  if (node !== undefined) return `html/template:${name}:${position(text, node.at)}: ${description}`;
  if (line !== 0) return `html/template:${error.name}:${line}: ${description}`;
  return error.name === '' ? `html/template: ${description}` : `html/template:${error.name}: ${description}`;
}

/** Whether parsing gave an error. */
export function isTemplateError(result: Template | TemplateError): result is TemplateError {
  return 'message' in result;
}

class ParsedTemplate implements Template {
  constructor(
    readonly name: string,
    private readonly text: string,
    private readonly tree: Tree,
    private readonly program: Program,
  ) {}

  execute(data: GoValue): Executed {
    const execution = new Execution(this.program, this.tree);
    try {
      return { ok: true, text: joinRawBytes(execution.run(data)) };
    } catch (error) {
      if (!(error instanceof ExecutionFailure)) throw error;
      return { ok: false, error: this.#describe(error), written: joinRawBytes(execution.out) };
    }
  }

  /** `template: message:1:3: executing "message" at <.Nope>: can't evaluate …`. */
  #describe({ message, treeName, at }: ExecutionFailure): string {
    if (at === undefined) return `template: ${treeName}: ${message}`;
    const place = `${this.name}:${position(this.text, at.at)}`;
    return `template: ${place}: executing ${quote(treeName)} at <${nodeText(at)}>: ${message}`;
  }
}

/** `line:column` of an offset; the column counts bytes from 0. */
function position(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return `${before.split('\n').length}:${byteLength(before.slice(lineStart))}`;
}

/** Hover in kapacitor.conf and in topic handler files. */
import { SECTIONS } from '../../kapacitor/config/all-sections';
import type { Range } from '../../text/range';
import { tableAt, typeText } from '../completion/complete-config';
import { HANDLER_KEYS, kindOf } from '../completion/complete-handler-file';
import type { HoverAnswer } from './hover-answer';
import { handlerLink } from './signatures';

export function hoverConfig(text: string, offset: number): HoverAnswer | undefined {
  const { line, start } = lineAt(text, offset);
  const header = /^\s*\[+\s*([\w-]+)/.exec(line)?.[1];
  if (header !== undefined) {
    const range = wordRange(line, start, header);
    const section = SECTIONS.find(({ name }) => name === header);
    return section && hit(range, offset, `**[${header}]** ${section.doc}`);
  }
  const name = /^\s*([\w-]+)\s*=/.exec(line)?.[1];
  const key = name === undefined ? undefined : tableAt(text, start)?.keys.find((each) => each.name === name);
  return key && hit(wordRange(line, start, key.name), offset, `**${key.name}** ${typeText(key)}\n\n${key.doc}`);
}

export function hoverHandlerFile(text: string, offset: number): HoverAnswer | undefined {
  const { line, start } = lineAt(text, offset);
  const [, indent = '', name = ''] = /^(\s*)([\w-]+):/.exec(line) ?? [];
  if (name === '') return undefined;
  const kind = kindOf(text);
  const range = wordRange(line, start, name);
  if (indent !== '') {
    const option = kind?.options.find((each) => each.name === name);
    return option && hit(range, offset, `**${name}** ${option.type}\n\n${option.doc}`);
  }
  const doc = HANDLER_KEYS[name];
  const more =
    name === 'kind' && kind !== undefined ? `\n\n**${kind.kind}** ${kind.doc}\n\n${handlerLink(kind.kind)}` : '';
  return doc === undefined
    ? undefined
    : hit({ start: range.start, end: start + line.length }, offset, `**${name}** ${doc}${more}`);
}

function lineAt(text: string, offset: number): { readonly line: string; readonly start: number } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { line: text.slice(start, end < 0 ? text.length : end), start };
}

function wordRange(line: string, start: number, word: string): Range {
  const at = start + line.indexOf(word);
  return { start: at, end: at + word.length };
}

function hit(range: Range, offset: number, text: string): HoverAnswer | undefined {
  return range.start <= offset && offset <= range.end ? { range, text } : undefined;
}

/** A workspace and what came of it as Markdown, ready for an issue or a chat. */
import { DATA_KINDS, type FileKind, fileKind, SCRIPT_KINDS } from '../workspace/kinds';
import { textOf, type Workspace, type WorkspaceFile } from '../workspace/workspace';

/** All texts without secrets. */
export interface Told {
  /** '' for none. */
  readonly name: string;
  readonly files: Workspace;
  /** The first ones, a line each. */
  readonly events: readonly string[];
  readonly eventCount: number;
  readonly problems: readonly string[];
  /** Of the event that is looked at, as it travels. */
  readonly request?: string;
  /** Release whose behaviour it is. */
  readonly kapacitor: string;
  readonly link: string;
}

export const MOST_EVENTS = 50;
/** Characters of a data file, and lines of problems. */
const MOST_DATA = 4_000;
const MOST_PROBLEMS = 20;
/** Beyond this no place takes a link. */
const LONGEST_LINK = 32_000;

export function markdownOf(told: Told): string {
  const { name, files, events, eventCount, problems, request, kapacitor, link } = told;
  const of = (wanted: readonly FileKind[]) => files.filter(({ path }) => wanted.includes(fileKind(path)));
  const scripts = of(SCRIPT_KINDS);
  const data = of(DATA_KINDS);
  const others = files.filter((file) => !scripts.includes(file) && !data.includes(file));
  const moreEvents = eventCount - events.length;
  const moreProblems = problems.length - MOST_PROBLEMS;
  return `${[
    ...(name === '' ? [] : [`### ${name}`]),
    ...scripts.map((file) => `**${file.path}**\n\n${fenced(textOf(file), 'javascript')}`),
    ...others.map((file) => folded(file.path, contentOf(file))),
    ...data.map((file) => folded(file.path, contentOf(file))),
    ...(problems.length === 0
      ? []
      : [
          `**Problems**\n\n${problems.slice(0, MOST_PROBLEMS).map(item).join('\n')}${moreProblems > 0 ? `\n- and ${moreProblems} more` : ''}`,
        ]),
    events.length === 0
      ? 'No event was sent.'
      : `**Events**\n\n${fenced([...events, ...(moreEvents > 0 ? [`… and ${moreEvents} more`] : [])].join('\n'), 'text')}`,
    ...(request === undefined ? [] : [`**Request**\n\n${fenced(request.replaceAll('\r\n', '\n'), 'http')}`]),
    `Kapacitor ${kapacitor}, in the [TICKscript Playground](${link.length > LONGEST_LINK ? link.replace(/#.*$/s, '') : link})${link.length > LONGEST_LINK ? ' (the link with all of it is too long to stand here)' : ''}.`,
  ].join('\n\n')}\n`;
}

function contentOf(file: WorkspaceFile): string {
  if (typeof file.content !== 'string') return `(${file.content.length} bytes)`;
  if (file.content.length <= MOST_DATA) return file.content;
  const cut = file.content.slice(0, MOST_DATA);
  const end = cut.lastIndexOf('\n') + 1 || cut.length;
  return `${cut.slice(0, end)}… ${file.content.length - end} more characters`;
}

function folded(title: string, text: string): string {
  return `<details><summary>${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</summary>\n\n${fenced(text, '')}\n\n</details>`;
}

/** A fence longer than any within. */
function fenced(text: string, language: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.endsWith('\n') ? text : `${text}\n`}${fence}`;
}

function item(text: string): string {
  return `- ${text.replaceAll('\n', ' ')}`;
}

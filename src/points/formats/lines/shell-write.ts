/** Commands of a shell that write points: `curl … --data-binary 'cpu v=1'`, `influx write …`, `echo 'cpu v=1' | …`. */
import { lineEnd } from '../../../text/position';
import type { Range } from '../../../text/range';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { isPointLine } from '../sample';
import { type AboutPoints, aboutNamed } from './about-address';
import { type CutLine, readCutLines } from './marked-lines';
import { type ShellCommand, type ShellWord, shellCommand } from './shell-words';

const COMMAND =
  /^[ \t]*(?:[$#>%] ?|PS [^>\n]*> ?)?(?:(?:sudo|time|watch) )?(?:docker exec (?:-\w+ )*\S+ )?(curl(?:\.exe)?|influx|echo|printf|wget|https?)(?=[ \t\\^])/;
const HEREDOC = /^<<-?(["']?)(\w+)\1$/;

export const SHELL_WRITE: DataFormat = {
  id: 'shell-write',
  title: 'shell command that writes points',
  recognises: ({ head, lines }) => {
    const at = lines.findIndex((line) => COMMAND.test(line));
    if (at === -1) return false;
    // Lines before may be comments and prompts, and no points.
    return !lines.slice(0, at).some(isPointLine) && pointsOf(head).some(({ text }) => isPointLine(text));
  },
  read: (text, sheet) => readCutLines(pointsOf(text, sheet), sheet),
};

/** The lines that commands write. */
function pointsOf(text: string, sheet?: Sheet): readonly CutLine[] {
  const lines: CutLine[] = [];
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const found = COMMAND.exec(text.slice(at, Math.min(end, at + 200)));
    if (found === null) {
      at = end + 1;
      continue;
    }
    const pipeline = pipelineAt(text, at + found[0].length - (found[1] ?? '').length);
    sheet?.frame(at, pipeline.end);
    // One by one: so many arguments are more than a worker's stack holds.
    for (const line of writtenBy(pipeline.words, sheet, { start: at, end })) lines.push(line);
    at = pipeline.end;
  }
  return lines;
}

/** Commands of one line, joined by `|` and such; a text that is typed below belongs to it. */
function pipelineAt(text: string, start: number): ShellCommand {
  const words: ShellWord[] = [];
  let at = start;
  do {
    const command = shellCommand(text, at);
    for (const word of command.words) words.push(word);
    at = Math.max(command.end, at + 1);
  } while (at < text.length && text[at - 1] !== '\n');
  const mark = words.map((word) => HEREDOC.exec(word.text)?.[2]).find((name) => name !== undefined);
  if (mark === undefined) return { words, end: at };
  const typed: CutLine[] = [];
  while (at < text.length) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end).replace(/\r$/, '');
    const from = at;
    at = end + 1;
    if (line.trim() === mark) break;
    typed.push({ text: line, start: from, end: from + line.length });
  }
  return { words: [...words, { text: typed.map((line) => line.text).join('\n'), lines: typed }], end: at };
}

function writtenBy(words: readonly ShellWord[], sheet: Sheet | undefined, range: Range): readonly CutLine[] {
  const about = aboutWrite(words);
  const data = words.flatMap(({ text, lines }, i) => {
    const isFlagged = /^(?:--data(?:-binary|-raw|-ascii)?|-d|--post-data|--body-data)$/.test(words[i - 1]?.text ?? '');
    const found = lines.filter((line) => line.text.trim() !== '').map(withoutFlag);
    if (isFlagged && text.startsWith('@')) {
      if (text !== '@-')
        sheet?.leaveOut(range.start, range.end, `the points are in the file ${text.slice(1)}, which is not here`);
      return [];
    }
    const isPoints = found.some((line) => isPointLine(line.text));
    return isPoints || (isFlagged && about.writes) ? found.filter((line) => !line.text.startsWith('#')) : [];
  });
  return data.map((line) => ({ ...line, ...about.place }));
}

/** `-d'cpu v=1'`, `--data='…'`, and the statement of `influx -execute`. */
function withoutFlag(line: CutLine): CutLine {
  const flag = /^(?:-d(?=[^\s=])|--data(?:-binary|-raw)?=|--post-data=|insert\s+(?:into\s+\S+\s+)?)/i.exec(
    line.text,
  )?.[0];
  if (flag === undefined || !isPointLine(line.text.slice(flag.length))) return line;
  return { ...line, text: line.text.slice(flag.length) };
}

interface About {
  /** An address that points are written to. */
  readonly writes: boolean;
  readonly place: AboutPoints;
}

/** What addresses and flags say of the points. */
function aboutWrite(words: readonly ShellWord[]): About {
  const said = new Map<string, string>();
  let writes = false;
  words.forEach(({ text }, i) => {
    const query = /\/write\?(.*)$/.exec(text)?.[1];
    if (query !== undefined) for (const [name, value] of new URLSearchParams(query)) said.set(name, value);
    if (/\/write(?:\?|$)/.test(text)) writes = true;
    const next = words[i + 1]?.text ?? '';
    if (/^(?:-b|--bucket)$/.test(text)) said.set('bucket', next);
    if (/^--?database$/.test(text)) said.set('db', next);
    if (/^(?:-p|--?precision)$/.test(text)) said.set('precision', next);
  });
  return { writes, place: aboutNamed(said) };
}

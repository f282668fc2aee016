import { basename } from 'node:path';
import { whatElse } from '../points/formats/read/no-data';
import { openData } from '../points/formats/read/open-data';
import { readData } from '../points/formats/read/read-data';
import { recogniseData } from '../points/formats/read/recognise';
import { guessSentences, summary } from '../points/formats/read/summary';
import { writeLines } from '../points/formats/read/write-lines';
import { counted } from '../text/counted';
import { LineCounter } from '../text/line-counter';
import { messageOf } from '../text/thrown';
import { readArguments } from './arguments';
import { bounded, budgetOf, LONG_BUDGET_OPTION, wrongBudget } from './budget-option';
import { type ExitCode, misuse } from './exit-code';
import { readInput } from './input';
import { faultOf } from './own-thread';

/** Left out parts that are told one by one. */
const MOST_TOLD = 100;

/** `tick convert`: data of any form as line protocol; what it was taken for and what was left out on standard error. */
export function convertCommand(args: readonly string[]): ExitCode {
  const read = readArguments({
    args: [...args],
    options: { measurement: { type: 'string' }, ...LONG_BUDGET_OPTION },
    allowPositionals: true,
  });
  if (!read.ok) return misuse('convert', read.error);
  const { positionals, values } = read.parsed;
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) return misuse('convert', 'name one file, or - for standard input');
  const milliseconds = budgetOf(values.budget);
  if (milliseconds === undefined) return wrongBudget('convert', values.budget);
  const name = path === '-' ? 'standard input' : path;
  let content: Uint8Array;
  try {
    content = readInput(path);
  } catch (error) {
    return misuse('convert', messageOf(error));
  }
  try {
    return bounded(milliseconds, () => convert(name, stemOf(path), content, values.measurement));
  } catch (error) {
    const { words, code } = faultOf(error);
    process.stderr.write(`${name}: ${words}\n`);
    return code;
  }
}

function convert(name: string, fileStem: string, content: Uint8Array, measurement: string | undefined): ExitCode {
  const opened = openData(content);
  if (!opened.ok) return unrecognised(name, opened.error);
  const { text } = opened;
  const format = recogniseData(text);
  if (format === undefined)
    return unrecognised(name, `it ${whatElse(text) ?? 'holds nothing that looks like points'}.`);
  const choices = measurement === undefined ? {} : { measurement };
  const data = readData(text, format, { fileStem, scriptTags: new Set(), choices });
  const written = writeLines(data.points);
  process.stdout.write(written.text);
  const leftOut = [...data.leftOut, ...written.leftOut].toSorted((a, b) => a.start - b.start);
  const lines = new LineCounter(text);
  const told = leftOut.slice(0, MOST_TOLD).map(({ start, reason }) => `line ${lines.at(start)} left out: ${reason}.`);
  const rest = leftOut.length - told.length;
  const sentences = [
    summary(data),
    // A name that was asked for is none that was guessed.
    ...guessSentences({
      ...data,
      guesses: data.guesses.filter(({ is }) => is !== 'measurement' || measurement === undefined),
    }),
    ...data.notes,
    ...told,
    ...(rest > 0 ? [`${counted(rest, 'further line')} left out.`] : []),
  ];
  process.stderr.write(sentences.map((sentence) => `${name}: ${sentence}\n`).join(''));
  return data.points.length === 0 ? 1 : 0;
}

function unrecognised(name: string, why: string): ExitCode {
  process.stderr.write(`${name}: not recognised: ${why}\n`);
  return 1;
}

/** What a table without a name is called. */
function stemOf(path: string): string {
  return path === '-' ? 'data' : basename(path).replace(/\.[^.]*$/, '') || 'data';
}

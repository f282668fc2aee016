/** What came of a text of data, in words. */

import { counted } from '../../../text/counted';
import type { ColumnRole } from '../../../workspace/data-settings';
import type { DataText } from './data-text';

/** Names in a sentence before the rest is only counted. */
const SHOWN = 5;

/** `Output of the influx shell (CSV): 4 points of cpu, dc and host as tags.` */
export function summary({ format, points, guesses }: DataText): string {
  const measurements = [...new Set(points.map(({ name }) => name))];
  const tags = columnsAs(guesses, 'tag');
  const what = measurements.length === 0 ? '' : ` of ${listed(measurements)}`;
  return `${capital(format.title)}: ${counted(points.length, 'point')}${what}${tags.length === 0 ? '' : `, ${listed(tags)} as ${tags.length === 1 ? 'a tag' : 'tags'}`}.`;
}

/** What was guessed beyond the tags, a sentence each. */
export function guessSentences({ guesses, points }: DataText): readonly string[] {
  const texts = columnsAs(guesses, 'text');
  const floats = columnsAs(
    guesses.filter((guess) => guess.is !== 'column' || guess.because !== 'unit'),
    'float',
  );
  const booleans = columnsAs(guesses, 'boolean');
  const ints = columnsAs(guesses, 'int');
  const shown = guesses.flatMap((guess) =>
    guess.is === 'column' && guess.because === 'unit'
      ? [guess.unit ? `${guess.column} (${guess.unit})` : guess.column]
      : [],
  );
  const name = guesses.find((guess) => guess.is === 'measurement');
  return [
    ...(texts.length === 0
      ? []
      : [`Taken as ${texts.length === 1 ? 'a field of text' : 'fields of text'}: ${listed(texts)}.`]),
    ...(shown.length === 0
      ? []
      : [`Taken as numbers, without what stands behind or between: ${listed([...new Set(shown)])}.`]),
    ...(booleans.length === 0 ? [] : [`Taken as booleans, with yes and on as true: ${listed(booleans)}.`]),
    ...(floats.length === 0 || points.length === 0
      ? []
      : [`Whole numbers without a type are floats: ${listed(floats)}.`]),
    ...(ints.length === 0 ? [] : [`Integers, because floats would lose digits or somebody said so: ${listed(ints)}.`]),
    ...(name === undefined
      ? []
      : [`Nothing names the measurement; it is called ${name.name}, after ${BECAUSE[name.because]}.`]),
  ];
}

const BECAUSE = { chosen: 'case.json', script: 'the script', file: 'the file' } as const;

function columnsAs(guesses: DataText['guesses'], role: ColumnRole): readonly string[] {
  const columns = guesses.flatMap((guess) => (guess.is === 'column' && guess.role === role ? [guess.column] : []));
  return [...new Set(columns)];
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN);
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, `${rest} more`] : shown;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Lines of names and values, as many programs write their logs (logfmt): `time=… level=info host=a cpu=1.5 msg="x y"`. */
import { spend } from '../../../text/budget';
import { isNumberText } from '../cell';
import { addNamedRow, cellReader } from '../csv/plain-csv';
import type { DataFormat } from '../format';
import { areMost } from '../sample';
import { eachLine } from '../text-lines';
import { readTime } from '../times';
import { namedRow, rolesOf, timeRank } from './roles';

/** `name=value`, `name="a text"`, set apart by blanks. */
export const PAIR = /(?<=^|\s)([^\s="]+)=("(?:[^"\\]|\\.)*"|[^\s"]*)(?=\s|$)/g;

export const LOGFMT: DataFormat = {
  id: 'logfmt',
  title: 'lines of names and values (logfmt)',
  written: true,
  guessesTags: true,
  asides: 'without a time and a number',
  recognises: ({ lines }) => areMost(lines.filter((line) => isRow(pairsIn(line))).length, lines.length),
  read: (text, sheet) => {
    for (const line of eachLine(text)) {
      spend(1);
      const pairs = pairsIn(line.text);
      if (!isRow(pairs)) {
        sheet.setAside(line.start, line.end);
        continue;
      }
      const roles = rolesOf(pairs.map(([name]) => name));
      addNamedRow(
        namedRow(
          roles,
          pairs.map(([, value]) => value),
          readCell,
        ),
        line,
        sheet,
      );
    }
  },
};

const readCell = cellReader(',');

type Pairs = readonly (readonly [string, string])[];

/** All of the line is such pairs. */
function pairsIn(line: string): Pairs {
  const pairs = [...line.matchAll(PAIR)].map(([, name = '', value = '']) => [name, unquoted(value)] as const);
  return line.replace(PAIR, '').trim() === '' ? pairs : [];
}

function isRow(pairs: Pairs): boolean {
  const time = pairs.find(([name]) => timeRank(name) !== -1);
  if (time === undefined || readTime(time[1]) === undefined) return false;
  return pairs.some((pair) => pair !== time && isNumberText(pair[1]));
}

export function unquoted(value: string): string {
  return value.startsWith('"')
    ? value.slice(1, -1).replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character))
    : value;
}

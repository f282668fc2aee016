/**
 * Lines that are meant as line protocol and are none to a server: a date for the time, a blank behind a comma, a text without
 * quotes, a sign at the end. They are read as they are meant, and what is wrong with them is told.
 */
import { spend } from '../../../text/budget';
import type { DataFormat } from '../format';
import { areMost, isPointLine } from '../sample';
import { eachLine } from '../text-lines';
import { readTime } from '../times';
import { type CutLine, readCutLines } from './marked-lines';

type Fault =
  | 'signs around lines'
  | 'blanks behind commas'
  | 'dates as times'
  | 'times with decimals'
  | 'texts without double quotes'
  | 'decimal commas';

interface Mended {
  readonly text: string;
  readonly isNs: boolean;
  readonly faults: readonly Fault[];
}

export const LOOSE_LINES: DataFormat = {
  id: 'loose-lines',
  isLoose: true,
  title: 'line protocol with mistakes',
  recognises: ({ lines, head }) => {
    const meant = lines.filter((line) => !isAside(line));
    const mended = meant.flatMap((line) => mendedLine(line) ?? []);
    // Where nothing is wrong it was no line protocol for another reason.
    return (
      areMost(mended.length, meant.length) && mended.some(({ faults }) => faults.length > 0) && !head.startsWith('#!')
    );
  },
  read: (text, sheet) => {
    const faults = new Set<Fault>();
    const cut: CutLine[] = [];
    for (const { text: line, start, end } of eachLine(text)) {
      spend(1);
      if (line.trim() === '' || isAside(line)) continue;
      const mended = mendedLine(line);
      if (mended === undefined) sheet.leaveOut(start, end, 'this line is no point');
      else {
        for (const fault of mended.faults) faults.add(fault);
        cut.push({ text: mended.text, start, end, ...(mended.isNs ? { unit: 'ns' as const } : {}) });
      }
    }
    readCutLines(cut, sheet);
    if (faults.size > 0)
      sheet.notes.push(
        `A server refuses these lines: ${[...faults].join(', ')}. Here they are read as they are meant.`,
      );
  },
};

function isAside(line: string): boolean {
  return line.startsWith('#') || FRAME.test(line.trim());
}

/** What a program has around a list of lines. */
const FRAME = /^(?:[\w.]{0,60} ?[:=]? ?[[({]|[\])}][;,)]?)$/;
const PARTS =
  /^([^\s,="']+(?:,\s*[^\s,=]+=(?:\\.|[^\s,=\\])+)*)\s+([^\s=,]+=.*?)(?:\s+(\d{4}-\d\d-\d\d[T ]\S+|-?\d+(?:\.\d+)?))?$/;
/** What is longer is no slip of somebody who types. */
const LONGEST = 4000;
const FIELD = /^((?:\\.|[^\s=,\\])+)=(.*)$/;
const TYPED = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[iu]?|t|T|f|F|true|True|TRUE|false|False|FALSE|".*")$/;
const BARE = /^[\p{L}\d_][^\s"'=,]*$/u;

function mendedLine(written: string): Mended | undefined {
  if (written.length > LONGEST) return undefined;
  const faults: Fault[] = [];
  const trimmed = written.trim();
  const line = /^(["'`])(.*)\1$/.exec(withoutEnd(trimmed))?.[2] ?? withoutEnd(trimmed);
  if (line !== trimmed) faults.push('signs around lines');
  if (isPointLine(line)) return { text: line, isNs: false, faults };
  const [, key, fields, time] = PARTS.exec(line) ?? [];
  if (key === undefined || fields === undefined) return undefined;
  const name = key.replace(/,\s+/g, ',');
  if (name !== key) faults.push('blanks behind commas');
  const own = mendedFields(fields, faults);
  // A word and one that is equal to another are no point yet: what it means is told by whoever refuses it.
  if (own === undefined || own.every(({ isBare }) => isBare)) return undefined;
  const stamp = time === undefined ? '' : ` ${timeOf(time, faults)}`;
  const text = `${name} ${own.map((field) => field.text).join(',')}${stamp}`;
  return isPointLine(text) ? { text, isNs: isInNs(time), faults } : undefined;
}

/** Signs between the items of a list. */
function withoutEnd(line: string): string {
  return /[,;]$/.test(line) ? line.slice(0, -1).trimEnd() : line;
}

function timeOf(written: string, faults: Faults): string {
  const time = /^-?\d+$/.test(written) ? undefined : readTime(written);
  if (time === undefined) return written;
  faults.push(written.includes('-') ? 'dates as times' : 'times with decimals');
  return String(time.value);
}

/** A date, or a number whose decimals say its unit. */
function isInNs(written: string | undefined): boolean {
  return written !== undefined && readTime(written)?.unit === 'ns';
}

type Faults = Fault[];

function mendedFields(
  written: string,
  faults: Faults,
): readonly { readonly text: string; readonly isBare: boolean }[] | undefined {
  const fields: { text: string; isBare: boolean }[] = [];
  for (const part of fieldsIn(written)) {
    const trimmed = part.trim();
    const last = fields.at(-1);
    if (/^\d+$/.test(trimmed) && last !== undefined && /=[+-]?\d+$/.test(last.text)) {
      last.text += `.${trimmed}`;
      faults.push('decimal commas');
      continue;
    }
    if (trimmed !== part) faults.push('blanks behind commas');
    const [, name, value = ''] = FIELD.exec(trimmed) ?? [];
    if (name === undefined) return undefined;
    if (TYPED.test(value)) {
      fields.push({ text: `${name}=${value}`, isBare: false });
      continue;
    }
    const bare = /^'(.*)'$/.exec(value)?.[1] ?? value;
    if (bare === value && !BARE.test(bare)) return undefined;
    fields.push({ text: `${name}="${bare.replace(/["\\]/g, '\\$&')}"`, isBare: true });
    faults.push('texts without double quotes');
  }
  return fields;
}

/** What stands between commas, those within texts aside. */
function fieldsIn(written: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let inText = false;
  for (let at = 0; at < written.length; at++) {
    const sign = written.charAt(at);
    if (sign === '\\') at++;
    else if (sign === '"') inText = !inText;
    else if (sign === ',' && !inText) {
      parts.push(written.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, written.slice(from)];
}

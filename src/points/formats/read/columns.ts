/** What the columns of a text are: tags or fields, floats or integers. Seen over all rows of a measurement. */
import { spend } from '../../../text/budget';
import type { ColumnRole } from '../../../workspace/data-settings';
import { type Cell, int64Of, isNumberText, isWhole, losesDigits, NumberText } from '../cell';
import type { Draft } from '../draft';
import type { ColumnGuess } from './guess';
import { shownNumber } from './shown-number';

export interface ColumnRules {
  /** Texts are what they look like. */
  readonly written: boolean;
  /** Columns of texts may be tags. */
  readonly guessesTags: boolean;
  /** Columns of texts that are fields for sure. */
  readonly fields: ReadonlySet<string>;
  /** Tags that scripts group by. */
  readonly scriptTags: ReadonlySet<string>;
  /** Fields that scripts take as true or false. */
  readonly scriptBooleans: ReadonlySet<string>;
  readonly chosen: Readonly<Record<string, ColumnRole>>;
}

/** A tag has at most so many values. */
const MOST_VALUES = 20;
/** What stands in a column of numbers where there is none. */
const NO_NUMBER =
  /^(?:null|nil|<nil>|none|n\/a|-|[+-]?(?:nan|inf|infinity)|<?na>?|nat|\\n|#(?:n\/a|num!|div\/0!|value!))$/i;
const BOOLEAN = /^(?:true|false)$/i;
/** Texts that may be meant as one. */
const YES = /^(?:yes|on)$/i;
const NO = /^(?:no|off)$/i;

/** What was seen of one column. */
class Column {
  numbers = 0;
  wholes = 0;
  losing = 0;
  texts = 0;
  booleans = 0;
  /** Values that have a type already. */
  typed = 0;
  empty = 0;
  readonly values = new Set<string>();
  /** Texts that are numbers with a unit behind or signs between their thousands; the units. */
  shown = 0;
  readonly units = new Set<string>();

  see(cell: Cell, written: boolean): void {
    if (cell instanceof NumberText) this.#number(cell.text);
    else if (typeof cell === 'boolean') this.booleans++;
    else if (typeof cell !== 'string') this.typed++;
    else if (!written) this.#text(cell);
    else if (isNumberText(cell)) {
      this.#number(cell);
      this.#value(cell);
    } else if (BOOLEAN.test(cell)) this.booleans++;
    else if (NO_NUMBER.test(cell)) this.empty++;
    else this.#text(cell, true);
  }

  /** Numbers of one unit: `93 %`. */
  get isShown(): boolean {
    return this.shown > 0 && this.shown === this.texts && this.units.size === 1;
  }

  get isWhole(): boolean {
    return this.numbers > 0 && this.wholes === this.numbers;
  }

  /** Each text may be meant as a boolean. */
  get isYesNo(): boolean {
    if (this.texts === 0 || this.numbers + this.typed > 0 || this.values.size > MOST_VALUES) return false;
    return [...this.values].every((text) => YES.test(text) || NO.test(text));
  }

  /** Few values, of which some come again. */
  get repeats(): boolean {
    return this.values.size <= MOST_VALUES && this.values.size < this.texts + this.numbers;
  }

  #number(text: string): void {
    this.numbers++;
    if (!isWhole(text)) return;
    this.wholes++;
    if (losesDigits(text)) this.losing++;
  }

  #text(text: string, written = false): void {
    // One text that is none, and the column is no such one.
    const shown = written && this.shown === this.texts ? shownNumber(text) : undefined;
    if (shown !== undefined) {
      this.shown++;
      if (this.units.size < 2) this.units.add(shown.unit);
    }
    this.texts++;
    this.#value(text);
  }

  #value(text: string): void {
    if (this.values.size <= MOST_VALUES) this.values.add(text);
  }
}

/** A role and whether somebody should be told of it. */
interface Decided {
  readonly role: ColumnRole | 'as it is';
  readonly because: ColumnGuess['because'];
  /** What stands behind its numbers. */
  readonly unit?: string;
  readonly isYesNo?: true;
}

export class Columns {
  readonly #byMeasurement = new Map<string, Map<string, Column>>();
  readonly #decided = new Map<string, ReadonlyMap<string, Decided>>();

  constructor(private readonly rules: ColumnRules) {}

  see(measurement: string, { cells }: Draft): void {
    spend(1 + cells.length);
    let columns = this.#byMeasurement.get(measurement);
    if (columns === undefined) {
      columns = new Map();
      this.#byMeasurement.set(measurement, columns);
    }
    for (const [name, cell] of cells) {
      let column = columns.get(name);
      if (column === undefined) {
        column = new Column();
        columns.set(name, column);
      }
      column.see(cell, this.rules.written);
    }
  }

  /** What a measurement's columns are. */
  of(measurement: string): ReadonlyMap<string, Decided> {
    let decided = this.#decided.get(measurement);
    if (decided === undefined) {
      spend(this.#byMeasurement.get(measurement)?.size ?? 0);
      decided = this.#decide(this.#byMeasurement.get(measurement) ?? new Map());
      this.#decided.set(measurement, decided);
    }
    return decided;
  }

  guesses(): readonly ColumnGuess[] {
    return [...this.#byMeasurement.keys()].flatMap((measurement) =>
      [...this.of(measurement)].flatMap(([column, { role, ...why }]): ColumnGuess[] =>
        role === 'as it is' ? [] : [{ is: 'column', measurement, column, role, ...why }],
      ),
    );
  }

  #decide(columns: ReadonlyMap<string, Column>): ReadonlyMap<string, Decided> {
    const decided = new Map<string, Decided>();
    for (const [name, column] of columns) {
      const role = this.#roleOf(name, column);
      decided.set(name, column.isYesNo ? { ...role, isYesNo: true } : role);
    }
    // A point needs a field: where all columns would be tags, those that only look so are texts.
    if ([...decided.values()].every(({ role }) => role === 'tag')) {
      for (const [name, own] of decided) if (own.because === 'values') decided.set(name, { ...own, role: 'text' });
    }
    return decided;
  }

  #roleOf(name: string, column: Column): Decided {
    const { rules } = this;
    const chosen = rules.chosen[name];
    const isText = column.texts > 0 && (rules.written || column.numbers + column.booleans + column.typed === 0);
    const canBeTag = rules.guessesTags && (isText || (rules.written && column.numbers > 0)) && !rules.fields.has(name);
    if (chosen === 'tag' && (canBeTag || isText)) return { role: 'tag', because: 'chosen' };
    if (chosen === 'text' && isText) return { role: 'text', because: 'chosen' };
    if (canBeTag && chosen === undefined && rules.scriptTags.has(name)) return { role: 'tag', because: 'script' };
    const isAsked = chosen === undefined && rules.scriptBooleans.has(name);
    if (column.isYesNo && (chosen === 'boolean' || isAsked))
      return { role: 'boolean', because: isAsked ? 'script' : 'chosen' };
    if (isText && column.isShown && chosen !== 'tag' && chosen !== 'text') {
      return { role: chosen === 'int' ? 'int' : 'float', because: 'unit', unit: [...column.units].join('') };
    }
    if (isText) {
      if (!rules.guessesTags || rules.fields.has(name))
        return { role: rules.written ? 'text' : 'as it is', because: 'values' };
      return { role: column.repeats ? 'tag' : 'text', because: 'values' };
    }
    if (column.numbers === 0 || !column.isWhole) return { role: 'as it is', because: 'values' };
    if (chosen === 'int' || chosen === 'float') return { role: chosen, because: 'chosen' };
    if (column.losing > 0 && column.typed === 0) return { role: 'int', because: 'digits' };
    return { role: 'float', because: 'values' };
  }
}

/** The value of a cell in a column of a role; `undefined`: nothing that a field can be. */
export function cellValue(
  cell: Cell,
  role: ColumnRole | 'as it is',
  written: boolean,
): Exclude<Cell, NumberText> | undefined {
  if (cell instanceof NumberText) return numberOf(cell.text, role);
  if (typeof cell === 'string' && role === 'boolean') return YES.test(cell) || (!NO.test(cell) && /^true$/i.test(cell));
  if (typeof cell !== 'string' || !written || role === 'text') return cell;
  if (isNumberText(cell)) return numberOf(cell, role);
  if (BOOLEAN.test(cell)) return cell.toLowerCase() === 'true';
  if (NO_NUMBER.test(cell)) return undefined;
  const shown = role === 'float' || role === 'int' ? shownNumber(cell) : undefined;
  return shown === undefined ? cell : numberOf(shown.digits, role);
}

function numberOf(text: string, role: ColumnRole | 'as it is'): number | bigint | undefined {
  if (role === 'int' && isWhole(text)) {
    const int = int64Of(text);
    if (int !== undefined) return int;
  }
  const float = Number(text);
  return Number.isFinite(float) ? float : undefined;
}

/** A cell as the text that a tag has. */
export function tagText(cell: Cell): string {
  return cell instanceof NumberText ? cell.text : String(cell);
}

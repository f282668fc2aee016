/** Expectations of `case.json` held against a run: green or red, each with a plain sentence. */
import { levelName } from '../alert/level';
import { floorDivide } from '../go/time/civil';
import { formatRFC3339Nano } from '../go/time/time';
import type { EventRecord, Run } from '../kapacitor/record/run-model';
import { parseExactJSON } from '../text/exact-json';
import { isObject } from '../text/json';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';
import { type EventTest, type Expectation, readExpectations } from './expectation-row';
import type { Moment, Span, TextTest } from './expectation-text';

export interface ExpectationResult {
  readonly passed: boolean;
  /** What was expected: `CRITICAL cpu/web-1 at 09:00:30`. */
  readonly title: string;
  /** What was found instead, or why it holds. */
  readonly sentence: string;
  /** The event that meets the row, or comes nearest: index into `Run.events`. */
  readonly event?: number;
}

/** The raw `expectations` of a workspace's `case.json`; undefined without any. */
export function expectationsOf(workspace: Workspace): unknown {
  const [file] = filesOf(workspace, 'case');
  if (file === undefined) return undefined;
  const json = parseExactJSON(textOf(file));
  return json.ok && isObject(json.value) ? json.value.expectations : undefined;
}

/** One result a row, in the order of the rows. */
export function checkExpectations(run: Run, expectations: unknown): readonly ExpectationResult[] {
  const rows = readExpectations(expectations);
  const checker = new Checker(run);
  const named = rows.flatMap((row) => (row.ok && row.value.type === 'event' ? [row.value.test] : []));
  return rows.map((row, i) => {
    if (!row.ok) return { passed: false, title: `Row ${i + 1} cannot be read`, sentence: row.error };
    return checker.check(row.value, named);
  });
}

interface Criterion {
  readonly holds: (event: EventRecord, index: number) => boolean;
  /** `is OK, not CRITICAL` */
  readonly differs: (event: EventRecord, index: number) => string;
}

class Checker {
  readonly #run: Run;
  readonly #first: bigint;
  readonly #midnight: bigint;
  #targets: ReadonlyMap<number, readonly string[]> | undefined;

  constructor(run: Run) {
    this.#run = run;
    this.#first = run.points.time[0] ?? 0n;
    this.#midnight = floorDivide(this.#first, DAY).quotient * DAY;
  }

  check(expectation: Expectation, named: readonly EventTest[]): ExpectationResult {
    const title = expectation.about ?? titleOf(expectation);
    if (this.#run.config.error !== undefined) {
      return { passed: false, title, sentence: `The server did not start: ${this.#run.config.error}` };
    }
    switch (expectation.type) {
      case 'event':
        return { title, ...this.#checkEvent(expectation) };
      case 'nothing':
        return { title, ...this.#checkNothing(this.#finder(expectation.test)) };
      case 'nothing else': {
        const finders = named.map((test) => this.#finder(test));
        return { title, ...this.#checkNothing((event, i) => finders.every((finds) => !finds(event, i))) };
      }
    }
  }

  #checkEvent({ test, count }: Expectation): Omit<ExpectationResult, 'title'> {
    const { events } = this.#run;
    const finds = this.#finder(test);
    const first = events.findIndex(finds);
    if (count !== undefined) {
      const found = events.filter(finds).length;
      const sentence = `There ${found === 1 ? 'is' : 'are'} ${numberOf(found, 'such event')}${found === count ? '' : `, not ${count}`}.`;
      return { passed: found === count, sentence, ...(first < 0 ? {} : { event: first }) };
    }
    const event = events[first];
    if (event !== undefined)
      return { passed: true, sentence: `${this.#describe(event)} is there${failedWords(event)}.`, event: first };
    return { passed: false, ...this.#nearest(test) };
  }

  #checkNothing(finds: (event: EventRecord, i: number) => boolean): Omit<ExpectationResult, 'title'> {
    const first = this.#run.events.findIndex(finds);
    const event = this.#run.events[first];
    if (event === undefined) return { passed: true, sentence: 'There is no such event.' };
    return { passed: false, sentence: `There is one: ${this.#describe(event)}, “${event.message}”.`, event: first };
  }

  /** What keeps the event that meets most of the row from meeting all of it. */
  #nearest(test: EventTest): Pick<ExpectationResult, 'sentence' | 'event'> {
    const criteria = this.#criteria(test);
    let [best, bestMet] = [-1, -1];
    this.#run.events.forEach((event, i) => {
      const met = criteria.filter(({ holds }) => holds(event, i)).length;
      if (met > bestMet) [best, bestMet] = [i, met];
    });
    const event = this.#run.events[best];
    if (event === undefined) return { sentence: `There is no event at all.${this.#whyNone()}` };
    const differences = criteria.filter(({ holds }) => !holds(event, best)).map(({ differs }) => differs(event, best));
    return {
      sentence: `There is no such event. The nearest, ${this.#describe(event)}, ${joined(differences)}.`,
      event: best,
    };
  }

  #whyNone(): string {
    const task = this.#run.tasks.find(({ error, panic, taskError }) => (error ?? panic ?? taskError) !== undefined);
    if (task !== undefined) return ` ${task.file}: ${task.error ?? task.panic ?? task.taskError}`;
    const { outcomes, outcome } = this.#run.evaluations;
    const isTriggered = outcome.some((index) => outcomes[index] === 'no-handler');
    return isTriggered ? ' An alert without a handler and without a topic gives its events to nobody.' : '';
  }

  #finder(test: EventTest): (event: EventRecord, index: number) => boolean {
    const criteria = this.#criteria(test);
    return (event, index) => criteria.every(({ holds }) => holds(event, index));
  }

  /** The weightiest first: they make up the sentence in this order. */
  #criteria({ task, id, span, levels, message, sentTo }: EventTest): readonly Criterion[] {
    return [
      ...(task === undefined ? [] : [textCriterion(task, 'is of task', ({ task: name }) => name)]),
      ...(id === undefined ? [] : [textCriterion(id, 'has the id', (event) => event.id)]),
      ...(levels === undefined
        ? []
        : [
            {
              holds: ({ level }: EventRecord) => levels.includes(level),
              differs: ({ level }: EventRecord) => `is ${levelName(level)}, not ${levels.map(levelName).join(' or ')}`,
            },
          ]),
      ...(span === undefined ? [] : [this.#spanCriterion(span)]),
      ...(message === undefined ? [] : [textCriterion(message, 'says', (event) => event.message)]),
      ...(sentTo === undefined ? [] : [this.#sentToCriterion(sentTo)]),
    ];
  }

  #spanCriterion(span: Span): Criterion {
    const [start, end] = [this.#instant(span.start), this.#instant(span.end)];
    return {
      holds: ({ time }) => time >= start && time <= end,
      differs: ({ time }) => `is at ${formatRFC3339Nano(time)}, not ${spanWords(span)}`,
    };
  }

  #sentToCriterion(names: readonly string[]): Criterion {
    const wanted = names.map((name) => name.trim().replace(/^#/, ''));
    return {
      holds: (_, index) => {
        const targets = this.#targetsOf(index);
        return names.length === 0
          ? targets.length === 0
          : wanted.every((name) => targets.some((it) => reaches(it, name)));
      },
      differs: ({ failed = [] }, index) => {
        const count = this.#targetsOf(index).length;
        const nobody = failed.length === 0 ? 'is sent to nobody' : `is not delivered by ${failed.join(' and ')}`;
        const went = count === 0 ? nobody : `makes ${numberOf(count, 'request')}`;
        return names.length === 0 ? went : `${went}, ${count === 0 ? 'not to' : 'none to'} ${names.join(' and ')}`;
      },
    };
  }

  /** Each as `kind`, a line end, and everything of the request that may name a room; never with its secrets. */
  #targetsOf(event: number): readonly string[] {
    if (this.#targets === undefined) {
      const targets = new Map<number, string[]>();
      const add = (index: number, text: string) => {
        const known = targets.get(index);
        if (known === undefined) targets.set(index, [text]);
        else known.push(text);
      };
      for (const { event: index, kind, request } of this.#run.requests) {
        add(index, `${kind}\n${decoded(request.url.replace(/\?.*$/s, ''))}\n${request.body}`);
      }
      for (const { event: index, kind, target } of this.#run.actions) add(index, `${kind}\n${target}`);
      this.#targets = targets;
    }
    return this.#targets.get(event) ?? [];
  }

  #instant({ from, ns }: Moment): bigint {
    return from === 'epoch' ? ns : from === 'midnight' ? this.#midnight + ns : this.#first + ns;
  }

  #describe({ level, id, time }: EventRecord): string {
    return `${levelName(level)} ${id} at ${formatRFC3339Nano(time)}`;
  }
}

const DAY = 86_400_000_000_000n;

function textCriterion(test: TextTest, verb: string, textOf: (event: EventRecord) => string): Criterion {
  return {
    holds: (event) => test.matches(textOf(event)),
    differs: (event) =>
      `${verb} “${textOf(event)}”, not ${test.isPattern ? `something like ${test.text}` : `“${test.text}”`}`,
  };
}

/** `hipchat`, `ops`, or `hipchat ops`. A room is a part of the path, or a text of the body. */
function reaches(target: string, name: string): boolean {
  const [kind = ''] = target.split('\n', 1);
  if (sameWord(kind, name)) return true;
  const [first = '', ...rest] = name.split(/[\s:]+/);
  const room = sameWord(kind, first) && rest.length > 0 ? name.slice(first.length).replace(/^[\s:]+#?/, '') : name;
  const place = target.slice(kind.length + 1);
  return (
    place === room || `${place.replaceAll('\n', '/')}/`.includes(`/${room}/`) || place.includes(JSON.stringify(room))
  );
}

function sameWord(a: string, b: string): boolean {
  const plain = (word: string) => word.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain(a) === plain(b);
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function titleOf({ type, test, count }: Expectation): string {
  const words = testWords(test);
  if (type === 'nothing else') return 'nothing else';
  if (type === 'nothing') return words === '' ? 'nothing at all' : `nothing: ${words}`;
  return count === undefined ? words : `${count} × ${words === '' ? 'any event' : words}`;
}

function testWords({ task, id, span, levels, message, sentTo }: EventTest): string {
  return [
    levels?.map(levelName).join(' or ') ?? '',
    id?.text ?? '',
    span === undefined ? '' : spanWords(span),
    message === undefined ? '' : `saying ${message.isPattern ? message.text : `“${message.text}”`}`,
    sentTo === undefined ? '' : sentTo.length === 0 ? 'to nobody' : `to ${sentTo.join(' and ')}`,
    task === undefined ? '' : `of ${task.text}`,
  ]
    .filter((word) => word !== '')
    .join(' ');
}

function spanWords({ start, end }: Span): string {
  return start === end || start.text === end.text ? `at ${start.text}` : `between ${start.text} and ${end.text}`;
}

/** What a row does not ask, and who reads it should know. */
function failedWords({ failed = [] }: EventRecord): string {
  return failed.length === 0 ? '' : `, but ${failed.join(' and ')} did not deliver it`;
}

function numberOf(count: number, thing: string): string {
  return `${count === 0 ? 'no' : count} ${thing}${count === 1 ? '' : 's'}`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`;
}

/** What the chart can draw. */
import type { LevelProperty } from '../../alert/judged';
import type { JudgedColumns, Run } from '../../kapacitor/record/run-model';

export interface JudgedChoice {
  readonly type: 'judged';
  readonly key: string;
  /** Index into `Run.judged`. */
  readonly of: number;
  /** Index of the value. */
  readonly value: number;
  /** `usage_idle`; `sigma("v")`. */
  readonly name: string;
  /** Conditions that look at it. */
  readonly properties: readonly LevelProperty[];
  /** `task alert3`, where there are several that judge. */
  readonly place: string;
}
export interface FieldChoice {
  readonly type: 'field';
  readonly key: string;
  readonly measurement: string;
  readonly field: string;
}
/** What a node emits. */
export interface NodeChoice {
  readonly type: 'node';
  readonly key: string;
  readonly task: string;
  readonly node: string;
  /** '' as long as nobody knows, and where there is none that can be drawn. */
  readonly field: string;
}
export type Choice = JudgedChoice | FieldChoice | NodeChoice;

/** What is judged, by level. */
export function judgedChoices({ judged }: Run): readonly JudgedChoice[] {
  return judged.flatMap((columns, of) =>
    columns.values.map((value, index): JudgedChoice => {
      const name = plainName(value.text);
      const place = judged.length > 1 ? `${columns.task} ${columns.node}` : '';
      const key = `judged ${columns.task} ${columns.node} ${value.text}`;
      const same = columns.values.slice(0, index).filter(({ text }) => text === value.text).length;
      const properties = [...new Set(value.bands.map(({ property }) => property))];
      return {
        type: 'judged',
        key: same === 0 ? key : `${key} ${same + 1}`,
        of,
        value: index,
        name,
        properties,
        place,
      };
    }),
  );
}

/** Numeric fields, one a measurement and name, in the order in which the points brought them. */
export function fieldChoices(run: Run): readonly FieldChoice[] {
  const seen = new Map<string, FieldChoice>();
  for (const series of run.points.seriesList) {
    for (const { name, type } of series.fields) {
      if (type === 'string' || type === 'boolean') continue;
      const key = `${series.name} ${name}`;
      if (!seen.has(key)) seen.set(key, { type: 'field', key, measurement: series.name, field: name });
    }
  }
  return [...seen.values()];
}

/** The key of a node's output: of one of its fields, or of the first that can be drawn. */
export function nodeKey(task: string, node: string, field = ''): string {
  return `node ${task} ${node} ${field}`;
}

/** What can be drawn of the node that a key names; `fields` are missing until they are known. */
export function nodeChoices({ tasks }: Run, key: string, fields: readonly string[] | undefined): readonly NodeChoice[] {
  const [, task = '', node = '', field = ''] = /^node (\S+) (\S+) (.*)$/s.exec(key) ?? [];
  const isThere = tasks.some(({ id, nodes }) => id === task && nodes.some(({ name }) => name === node));
  if (!isThere) return [];
  const known = fields === undefined || fields.length === 0 ? [field] : fields;
  return known.map((name) => ({ type: 'node', key: nodeKey(task, node, name), task, node, field: name }));
}

/** What is drawn when nothing was chosen: the first value that is judged, rather of the points than of the clock. */
export function preferredChoice(run: Run, choices: readonly Choice[]): Choice | undefined {
  const judged = choices.filter((choice) => choice.type === 'judged');
  const ofPoints = judged.find(({ of, value }) => run.judged[of]?.values[value]?.ofClock === false);
  return ofPoints ?? judged[0] ?? choices[0];
}

export function choiceName(choice: Choice | undefined): string {
  if (choice === undefined) return '';
  if (choice.type === 'node') return choice.field === '' ? choice.node : `${choice.field} of ${choice.node}`;
  return choice.type === 'judged' ? choice.name : choice.field;
}

export function judgedOf(run: Run, choice: Choice | undefined): JudgedColumns | undefined {
  return choice?.type === 'judged' ? run.judged[choice.of] : undefined;
}

/** A field or tag alone goes without its quotes. */
export function plainName(text: string): string {
  return /^"(?:[^"\\])*"$/.test(text) ? text.slice(1, -1) : text;
}

import { createMemo, Index, type JSX, Show } from 'solid-js';
import { SHAPES } from '../../points/recipe/recipe';
import { counted } from '../../text/counted';
import { useApp } from '../stores/app';
import styles from './lab-form.module.css';
import { makePoints } from './make-points';
import {
  type FormField,
  type FormGap,
  type FormSeries,
  type RecipePath,
  recipeForm,
  typedList,
  typedTags,
  typedValue,
  withRecipeName,
  withRecipeValue,
} from './recipe-form';

type Set = (path: RecipePath, value: unknown) => void;
interface Edit {
  readonly set: Set;
  readonly rename: (path: RecipePath, from: string, to: string) => void;
}

/** What each shape asks for beside its period. */
const ASKED: Readonly<Record<string, readonly (readonly [key: string, label: string])[]>> = {
  constant: [['value', 'value']],
  values: [['values', 'values']],
  counter: [
    ['low', 'grows by'],
    ['high', 'up to'],
  ],
};
const RANGE = [
  ['low', 'low'],
  ['high', 'high'],
  ['noise', 'noise'],
] as const;

/** The data lab: a recipe as a form; each change is written into the file, and the points follow it. */
export default function LabForm(props: { path: string }): JSX.Element {
  const app = useApp();
  const { files, player } = app;
  const form = createMemo(() => recipeForm(files.text(props.path)));
  const write = (text: string) => {
    if (text === files.text(props.path)) return;
    player.expect();
    files.write(props.path, text);
  };
  const edit: Edit = {
    set: (path, value) => write(withRecipeValue(files.text(props.path), path, value)),
    rename: (path, from, to) => write(withRecipeName(files.text(props.path), path, from, to)),
  };
  return (
    <Show when={form()}>
      {(shown) => (
        <details class={styles.form} open>
          <summary>
            Data lab
            <small>{counted(shown().series.length, 'measurement')}, made of this file</small>
          </summary>
          <div class={styles.row}>
            <Box
              label="Points of a group"
              value={shown().top.points}
              size={5}
              set={(typed) => edit.set(['points'], typedValue(typed))}
            />
            <Box
              label="One every"
              value={shown().top.every}
              size={5}
              set={(typed) => edit.set(['every'], typed || undefined)}
            />
            <Box
              label="Seed"
              value={shown().top.seed}
              size={4}
              set={(typed) => edit.set(['seed'], typedValue(typed))}
            />
            <button type="button" onClick={() => edit.set(['seed'], Math.floor(Math.random() * 100_000))}>
              Other chance
            </button>
            <button type="button" onClick={() => void makePoints(app)}>
              Make anew for the scripts
            </button>
            <button
              type="button"
              onClick={() => edit.set(['make', shown().series.length], newSeries(shown().series.length + 1))}
            >
              + Measurement
            </button>
          </div>
          <Index each={shown().series}>
            {(series, i) => <Series at={['make', i]} series={series()} edit={edit} />}
          </Index>
        </details>
      )}
    </Show>
  );
}

function newSeries(n: number): unknown {
  return {
    measurement: `m${n}`,
    tags: { host: ['web01', 'web02'] },
    fields: { value: { shape: 'sine', low: 0, high: 100 } },
  };
}

function Series(props: { at: RecipePath; series: FormSeries; edit: Edit }): JSX.Element {
  const { set, rename } = props.edit;
  const at = (...rest: RecipePath) => [...props.at, ...rest];
  const gaps = () => props.series.gaps.length;
  const firstGroup = () =>
    props.series.tags.flatMap(([name, values]) =>
      typedList(values)
        .slice(-1)
        .map((value) => ({ [name]: value })),
    )[0];
  const free = (wanted: string, taken: readonly string[]) => {
    let name = wanted;
    for (let n = 2; taken.includes(name); n++) name = `${wanted}${n}`;
    return name;
  };
  return (
    <fieldset class={styles.series}>
      <legend>
        <Box
          label="Measurement"
          value={props.series.measurement}
          size={12}
          set={(typed) => set(at('measurement'), typed || undefined)}
        />
        <Remove what={props.series.measurement} run={() => set(props.at, undefined)} />
      </legend>
      <Index each={props.series.tags}>
        {(tag) => (
          <div class={styles.row}>
            <Box label="Tag" value={tag()[0]} size={8} set={(typed) => rename(at('tags'), tag()[0], typed)} />
            <Box
              label={`Values of ${tag()[0]}`}
              value={tag()[1]}
              size={24}
              set={(typed) => set(at('tags', tag()[0]), typedList(typed))}
            />
            <Remove what={`tag ${tag()[0]}`} run={() => set(at('tags', tag()[0]), undefined)} />
          </div>
        )}
      </Index>
      <Index each={props.series.fields}>
        {(field) => (
          <Field
            at={at('fields', field().name)}
            field={field()}
            set={set}
            rename={(to) => rename(at('fields'), field().name, to)}
          />
        )}
      </Index>
      <Index each={props.series.gaps}>{(gap, i) => <Gap at={at('gaps', i)} gap={gap()} set={set} />}</Index>
      <div class={styles.row}>
        <button
          type="button"
          onClick={() =>
            set(
              at(
                'fields',
                free(
                  'value',
                  props.series.fields.map(({ name }) => name),
                ),
              ),
              { shape: 'sine', low: 0, high: 100 },
            )
          }
        >
          + Field
        </button>
        <button
          type="button"
          onClick={() =>
            set(
              at(
                'tags',
                free(
                  'tag',
                  props.series.tags.map(([name]) => name),
                ),
              ),
              ['a', 'b'],
            )
          }
        >
          + Tag
        </button>
        <button type="button" onClick={() => set(at('gaps', gaps()), { from: '2m', for: '1m' })}>
          + Gap
        </button>
        <button type="button" onClick={() => set(at('gaps', gaps()), { from: '5m', tags: firstGroup() })}>
          + Silence
        </button>
      </div>
    </fieldset>
  );
}

function Field(props: { at: RecipePath; field: FormField; set: Set; rename: (to: string) => void }): JSX.Element {
  const at = (...rest: RecipePath) => [...props.at, ...rest];
  const value = (key: string, typed: string) =>
    key === 'values' ? typedList(typed).map(typedValue) : typedValue(typed);
  const shaped = (shape: string) => {
    const { said, isInt } = props.field;
    const low = typedValue(said.low ?? '0') ?? 0;
    const kept = {
      ...(said.period === undefined ? {} : { period: said.period }),
      ...(isInt ? { type: 'int' } : {}),
    };
    if (shape === 'constant') props.set(props.at, { shape, value: low, ...kept });
    else if (shape === 'values') props.set(props.at, { values: ['up', 'down'], ...kept });
    else props.set(props.at, { shape, low, high: typedValue(said.high ?? '100') ?? 100, ...kept });
  };
  return (
    <div class={styles.row}>
      <Box label="Field" value={props.field.name} size={12} set={props.rename} />
      <label>
        <span>Shape of {props.field.name}</span>
        <select value={props.field.shape} onChange={({ currentTarget }) => shaped(currentTarget.value)}>
          <Index each={SHAPES}>{(shape) => <option value={shape()}>{shape()}</option>}</Index>
        </select>
      </label>
      <Index each={ASKED[props.field.shape] ?? RANGE}>
        {(asked) => (
          <Box
            label={asked()[1]}
            value={props.field.said[asked()[0]] ?? ''}
            size={asked()[0] === 'values' ? 16 : 5}
            set={(typed) => props.set(at(asked()[0]), value(asked()[0], typed))}
          />
        )}
      </Index>
      <Show when={props.field.shape !== 'constant' && props.field.shape !== 'noise'}>
        <Box
          label={props.field.shape === 'counter' ? 'anew every' : 'period'}
          value={props.field.said.period ?? ''}
          size={5}
          set={(typed) => props.set(at('period'), typed || undefined)}
        />
      </Show>
      <label class={styles.check}>
        <input
          type="checkbox"
          checked={props.field.isInt}
          onChange={({ currentTarget }) => props.set(at('type'), currentTarget.checked ? 'int' : undefined)}
        />
        int
      </label>
      <Remove what={`field ${props.field.name}`} run={() => props.set(props.at, undefined)} />
    </div>
  );
}

function Gap(props: { at: RecipePath; gap: FormGap; set: Set }): JSX.Element {
  const at = (key: string) => [...props.at, key];
  return (
    <div class={styles.row}>
      <Box
        label="No points from"
        value={props.gap.from}
        size={5}
        set={(typed) => props.set(at('from'), typed || undefined)}
      />
      <Box
        label="for"
        value={props.gap.length}
        size={5}
        placeholder="ever"
        set={(typed) => props.set(at('for'), typed || undefined)}
      />
      <Box
        label="of"
        value={props.gap.of}
        size={14}
        placeholder="all"
        set={(typed) => props.set(at('tags'), typedTags(typed))}
      />
      <Remove what="gap" run={() => props.set(props.at, undefined)} />
    </div>
  );
}

function Box(props: {
  label: string;
  value: string;
  size: number;
  placeholder?: string;
  set: (typed: string) => void;
}): JSX.Element {
  return (
    <label>
      <span>{props.label}</span>
      <input
        value={props.value}
        size={props.size}
        placeholder={props.placeholder}
        spellcheck={false}
        autocomplete="off"
        onChange={({ currentTarget }) => props.set(currentTarget.value.trim())}
      />
    </label>
  );
}

function Remove(props: { what: string; run: () => void }): JSX.Element {
  return (
    <button type="button" class="quiet icon" aria-label={`Remove ${props.what}`} onClick={() => props.run()}>
      ✕
    </button>
  );
}

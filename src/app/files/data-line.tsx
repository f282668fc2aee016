import { createSignal, For, type JSX, Show } from 'solid-js';
import type { DataReport } from '../../kapacitor/record/run-model';
import type { ColumnGuess } from '../../points/formats/read/guess';
import { UNIT_WORDS } from '../../points/times/unit-of-times';
import { type DataChoice, withChoice } from '../../workspace/data-choice';
import { fileKind } from '../../workspace/kinds';
import { freePath } from '../../workspace/paths';
import { otherRole, ROLE_WORDS } from '../model/data-choices';
import { useApp } from '../stores/app';
import styles from './data-line.module.css';
import { writeWithUndo } from './write-with-undo';

/** Columns that are shown at once; the others behind a click. */
const SHOWN = 12;
const CASE = 'case.json';

/** What the open data file was taken for, and what came of it. */
export default function DataLine(props: { report: DataReport; leave: () => void }): JSX.Element {
  const app = useApp();
  const { files, notices, worker, player } = app;
  const all = () => props.report.guesses.filter((guess): guess is ColumnGuess => guess.is === 'column');
  const [whole, setWhole] = createSignal(false);
  const columns = () => (whole() ? all() : all().slice(0, SHOWN));
  const measurement = () => props.report.guesses.find((guess) => guess.is === 'measurement');
  const unit = () => props.report.guesses.find((guess) => guess.is === 'unit');
  const isText = () => typeof files.file(props.report.file)?.content === 'string';

  const convert = async () => {
    const { file: path } = props.report;
    const before = files.text(path);
    const text = await worker.convert(path);
    if (text === undefined || files.text(path) !== before) return;
    player.expect();
    const stem = path.replace(/(?:\.recipe)?\.[^./]*$/, '');
    const to = fileKind(path) === 'points' ? path : freePath(`${stem}.lp`, files.all());
    app.applyFix({
      title: 'Convert to line protocol',
      file: path,
      edits: [{ range: { start: 0, end: before.length }, text }],
      ...(to === path ? {} : { moves: [{ from: path, to }] }),
    });
  };

  const choose = (choice: DataChoice) => {
    const text = withChoice(files.text(CASE), props.report.file, choice);
    if (text === undefined) notices.show(`${CASE} is no JSON, so nothing can be said there.`);
    else writeWithUndo(app, CASE, text, `Said in ${CASE}.`);
  };

  return (
    <section class={styles.line} aria-label="What the data are">
      <p>
        <b>{props.report.summary}</b> {props.report.notes.join(' ')}
        <Show when={props.report.leftOut > 0}> {props.report.leftOut} left out.</Show>
      </p>
      <div class={styles.actions}>
        <Show when={isText()}>
          <button type="button" onClick={() => void convert()}>
            Convert to line protocol
          </button>
        </Show>
        <button type="button" class="quiet" onClick={() => props.leave()}>
          Leave it
        </button>
        <Show when={measurement()}>
          {(guess) => (
            <label>
              Measurement{' '}
              <input
                size={10}
                value={guess().name}
                onChange={({ currentTarget }) => {
                  const name = currentTarget.value.trim();
                  if (name !== '') choose({ is: 'measurement', name });
                }}
              />
            </label>
          )}
        </Show>
        <Show when={unit()}>
          {(guess) => (
            <label>
              Times{' '}
              <select
                value={guess().unit}
                onChange={({ currentTarget }) => choose({ is: 'unit', unit: currentTarget.value })}
              >
                <For each={Object.entries(UNIT_WORDS)}>{([name, words]) => <option value={name}>{words}</option>}</For>
              </select>
            </label>
          )}
        </Show>
        <For each={columns()}>
          {(guess) => (
            <button
              type="button"
              class="quiet"
              title={`Take ${guess.column} as ${ROLE_WORDS[otherRole(guess)]}`}
              onClick={() => choose({ is: 'column', column: guess.column, role: otherRole(guess) })}
            >
              {guess.column}: {ROLE_WORDS[guess.role]}
            </button>
          )}
        </For>
        <Show when={all().length > SHOWN}>
          <button type="button" class="quiet" aria-expanded={whole()} onClick={() => setWhole(!whole())}>
            {whole() ? 'Fewer columns' : `${all().length - SHOWN} more columns`}
          </button>
        </Show>
      </div>
    </section>
  );
}

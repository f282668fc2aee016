import { createMemo, createResource, createSignal, For, type JSX, Show } from 'solid-js';
import type { TemplateForm as Form, FormTask, FormVar } from '../../language/task-files/form';
import { counted } from '../../text/counted';
import { applyEdits } from '../../text/edit';
import { useApp } from '../stores/app';
import styles from './template-form.module.css';

const NEW = '';

/** The vars that a template asks for, as a form whose values write a task file. Shown at the template and at its task files. */
export default function TemplateForm(props: { path: string }): JSX.Element {
  const app = useApp();
  const { files, runs, worker } = app;
  const [wanted, setWanted] = createSignal<string>();
  const [form] = createResource(
    // The worker answers from the files of the run, so every new one asks again.
    () => ({ path: props.path, text: files.text(props.path), run: runs.latest() }),
    ({ path, text }) => worker.language('templateForm', (api) => api.templateForm({ path, text }), undefined),
  );
  const task = createMemo(() => {
    const tasks = form.latest?.tasks ?? [];
    return tasks.find(({ file }) => file === (wanted() ?? props.path)) ?? tasks[0];
  });

  // One after the other: each value goes into the text that the one before left.
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    last = last.then(work, work);
  };

  const begin = async () => {
    const series = runs.latest()?.points.seriesList[0];
    const dbrp = {
      database: series?.database ?? 'telegraf',
      retentionPolicy: series?.retentionPolicy || 'autogen',
    };
    const document = { path: props.path, text: files.text(props.path) };
    const made = await worker.language('newTask', (api) => api.newTask(document, dbrp), undefined);
    if (made === undefined || files.file(made.path) !== undefined) return;
    const { path, content } = made;
    if (typeof content === 'string') files.write(path, content);
    setWanted(path);
  };

  return (
    <Show when={form.latest}>
      {(shown) => (
        <details class={styles.form} open>
          <summary>
            {shown().id} asks for {counted(shown().vars.length, 'value')}
            <small class={styles.used}>{usedBy(shown())}</small>
          </summary>
          <div class={styles.tasks}>
            <Show when={shown().tasks.length > 0} fallback={<span>No task gives them.</span>}>
              <label>
                Task{' '}
                <select value={task()?.file ?? NEW} onChange={(event) => setWanted(event.currentTarget.value)}>
                  <For each={shown().tasks}>{({ file }) => <option value={file}>{file}</option>}</For>
                </select>
              </label>
            </Show>
            <button type="button" onClick={begin}>
              New task
            </button>
            <Show when={task()?.file !== props.path ? task() : undefined}>
              {(other) => (
                <button type="button" onClick={() => files.open(other().file)}>
                  Open {other().file}
                </button>
              )}
            </Show>
            <Show when={props.path !== shown().file}>
              <button type="button" onClick={() => files.open(shown().file)}>
                Open {shown().file}
              </button>
            </Show>
          </div>
          <Show when={task()}>
            {(given) => (
              <div class={styles.vars}>
                {/* By name: a row keeps its focus and its words when the form comes anew. */}
                <For each={shown().vars.map(({ name }) => name)}>
                  {(name) => (
                    <Show when={shown().vars.find((each) => each.name === name)}>
                      {(each) => <Var each={each()} task={given()} inTurn={inTurn} />}
                    </Show>
                  )}
                </For>
              </div>
            )}
          </Show>
        </details>
      )}
    </Show>
  );
}

function Var(props: { each: FormVar; task: FormTask; inTurn: (work: () => Promise<void>) => void }): JSX.Element {
  const { files, worker } = useApp();
  const [error, setError] = createSignal('');
  const id = () => `var-${props.each.name}`;
  const value = () => props.task.given[props.each.name];
  // Written into the box only when it changes: what is being typed there stays.
  const written = createMemo(() => value() ?? '');
  const isMissing = () => value() === undefined && props.each.default === undefined;

  const give = async (file: string, typed: string) => {
    const document = { path: file, text: files.text(file) };
    const { name } = props.each;
    const given = await worker.language('giveVar', (api) => api.giveVar(document, name, typed), undefined);
    if (given === undefined) return;
    if (files.text(file) !== document.text) {
      setError('The file changed meanwhile: give the value again.');
      return;
    }
    setError(given.ok ? '' : given.error);
    if (given.ok) files.write(file, applyEdits(document.text, given.edits));
  };

  return (
    <>
      <label for={id()}>{props.each.name}</label>
      <div>
        <input
          id={id()}
          value={written()}
          placeholder={props.each.default === undefined ? props.each.words : `${props.each.default} (default)`}
          aria-invalid={error() !== '' || isMissing()}
          aria-describedby={`${id()}-words`}
          spellcheck={false}
          autocomplete="off"
          onChange={(event) => {
            const { value: typed } = event.currentTarget;
            const { file } = props.task;
            props.inTurn(() => give(file, typed));
          }}
        />
        <small
          id={`${id()}-words`}
          class={styles.words}
          classList={{ [styles.error ?? '']: error() !== '' || isMissing() }}
        >
          {error() || words(props.each, isMissing())}
        </small>
      </div>
    </>
  );
}

function words({ words: type, description, default: standard }: FormVar, isMissing: boolean): string {
  const given = isMissing ? ', has to be given' : standard === undefined ? '' : `, ${standard} unless given`;
  return `${description === '' ? '' : `${description}: `}${type}${given}`;
}

function usedBy({ tasks, isRefused }: Form): string {
  if (isRefused) return 'Kapacitor refuses the template as it is.';
  return tasks.length === 0 ? '' : `${counted(tasks.length, 'task')} of it`;
}

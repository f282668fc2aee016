import { createSignal, type JSX, onMount } from 'solid-js';
import { writeWithUndo } from '../files/write-with-undo';
import { lineFile } from '../lab/line-file';
import { nextLine } from '../model/next-line';
import { useApp } from '../stores/app';
import styles from './player.module.css';

/** One more point, typed by hand: it goes to the end of a data file, and is fed. */
export default function FeedBox(props: { close: () => void }): JSX.Element {
  const app = useApp();
  const { files, player, runs, worker } = app;
  let input: HTMLInputElement | undefined;
  const [fault, setFault] = createSignal('');
  const dataFile = () => lineFile(files.all(), runs.latest()?.points.files ?? []);

  const feed = async () => {
    const line = input?.value.trim() ?? '';
    if (line === '' || input === undefined) return;
    const wrong = await worker.lineFault(line);
    setFault(wrong ?? '');
    if (wrong !== undefined) {
      input.focus();
      return;
    }
    const path = dataFile();
    const before = files.text(path);
    const after = `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${line}\n`;
    player.expect();
    writeWithUndo(app, path, after, `One more point in ${path}.`);
    input.value = nextLine(after);
    input.focus();
  };
  onMount(async () => {
    input?.focus();
    const path = dataFile();
    const other = runs.latest()?.points.files.at(-1);
    // Where the points are in another form, the last of them is gone on from.
    const text = files.text(path) || (other === undefined ? '' : ((await worker.convert(other)) ?? ''));
    if (input !== undefined && input.value === '') input.value = nextLine(text);
  });

  return (
    <form
      class={styles.box}
      onSubmit={(event) => {
        event.preventDefault();
        void feed();
      }}
    >
      <label for="one-more-point">One more point</label>
      <input
        id="one-more-point"
        ref={(element) => {
          input = element;
        }}
        spellcheck={false}
        autocomplete="off"
        placeholder="cpu,host=serverA usage_idle=5 1514764920000000000"
        aria-invalid={fault() !== ''}
        aria-describedby="one-more-point-fault"
        onInput={() => setFault('')}
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.close();
        }}
      />
      <button type="submit" class="primary">
        Feed it
      </button>
      <button type="button" class="quiet icon" aria-label="Close" onClick={() => props.close()}>
        ✕
      </button>
      <p id="one-more-point-fault" class={styles.fault} role="alert" hidden={fault() === ''}>
        {fault()}
      </p>
    </form>
  );
}

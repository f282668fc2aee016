import { type JSX, onMount } from 'solid-js';
import { nextLine } from '../model/next-line';
import { useApp } from '../stores/app';
import styles from './player.module.css';

/** One more point, typed by hand: it goes to the end of the data file, and is fed. */
export function FeedBox(props: { close: () => void }): JSX.Element {
  const { files, player } = useApp();
  let input: HTMLInputElement | undefined;
  const dataFile = () =>
    files.all().findLast(({ path, content }) => path.endsWith('.lp') && typeof content === 'string')?.path ?? 'data.lp';

  const feed = () => {
    const line = input?.value.trim() ?? '';
    if (line === '' || input === undefined) return;
    const before = files.text(dataFile());
    player.expect();
    files.write(dataFile(), `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${line}\n`);
    input.value = nextLine(`${before}\n${line}`);
    input.focus();
  };
  onMount(() => {
    if (input === undefined) return;
    input.value = nextLine(files.text(dataFile()));
    input.focus();
  });

  return (
    <form
      class={styles.box}
      onSubmit={(event) => {
        event.preventDefault();
        feed();
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
    </form>
  );
}

import { type JSX, Match, Switch } from 'solid-js';
import { runCommand } from '../commands/commands';
import { type App, type Keeping, useApp } from '../stores/app';
import styles from './keep.module.css';

/** Stands in the header for as long as the work is not kept as it should be. */
export default function KeepMark(props: { keeping: Keeping }): JSX.Element {
  const app = useApp();
  const open = () => app.settings.setDialog('recent');
  return (
    <button type="button" class={styles.mark} title={keepingWords(app, props.keeping)} onClick={open}>
      <Switch>
        <Match when={props.keeping.type === 'not kept'}>Not kept</Match>
        <Match when={props.keeping.type === 'without data'}>Data not kept</Match>
        <Match when={props.keeping.type === 'elsewhere'}>Open in another tab</Match>
      </Switch>
    </button>
  );
}

/** The whole truth, and what can be done. */
function keepingWords(app: App, keeping: Keeping): string {
  switch (keeping.type) {
    case 'not kept':
      return `${keeping.reason} What you change now is lost when you leave: download the zip.`;
    case 'without data':
      return `The browser has no room for ${keeping.files.join(', ')}. All other files are kept. Download the zip to keep the data too.`;
    case 'elsewhere':
      return `“${app.work().name}” is open in another tab, which keeps it. What you change here becomes a workspace of its own.`;
  }
}

/** The same at the head of the list. */
export function KeepNote(): JSX.Element {
  const app = useApp();
  const words = () => {
    const keeping = app.keeping();
    return keeping === undefined ? undefined : keepingWords(app, keeping);
  };
  return (
    <Switch>
      <Match when={words()}>
        <div class={styles.note} role="note">
          <p>{words()}</p>
          <button type="button" onClick={() => runCommand(app, 'export')}>
            Download zip
          </button>
        </div>
      </Match>
    </Switch>
  );
}

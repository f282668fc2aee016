import { For, type JSX } from 'solid-js';
import { type LevelIndex, levelName } from '../../alert/level';
import { COMMANDS, runCommand } from '../commands/commands';
import { keyWords } from '../commands/keys';
import { Dialog } from '../shared/dialog';
import { Glyph } from '../shared/glyph';
import { useApp } from '../stores/app';
import styles from './dialogs.module.css';
import { TOPICS } from './help-topics';

const LEVELS: readonly LevelIndex[] = [0, 1, 2, 3];

export function HelpDialog(props: { close: () => void }): JSX.Element {
  const app = useApp();
  const run = (id: string) => {
    props.close();
    runCommand(app, id);
  };
  return (
    <Dialog title="Help" close={props.close} wide>
      <p>
        Left is what you write: scripts, points in line protocol, <code>kapacitor.conf</code>, topic handlers. Right is
        what Kapacitor 1.8 makes of it: the points over time, the state of every alert, and the request that each event
        sends, byte for byte. Everything runs in this page; nothing leaves it until you press Send.
      </p>
      <div class={styles.begin}>
        <button type="button" class="primary" onClick={() => run('tour')}>
          Take the tour: ten steps
        </button>
        <button type="button" onClick={() => run('marks')}>
          Point out what to look at
        </button>
        <a href="problems.html" target="_blank" rel="noopener">
          Every problem, explained
        </a>
        <a href="https://docs.influxdata.com/kapacitor/v1/" target="_blank" rel="noopener">
          Kapacitor’s documentation
        </a>
      </div>
      <ul class={styles.legend}>
        <For each={LEVELS}>
          {(level) => (
            <li>
              <Glyph level={level} fate="sent" /> <Glyph level={level} fate="held" />{' '}
              <Glyph level={level} fate="lost" /> {levelName(level)}
            </li>
          )}
        </For>
        <li>filled: sent · hollow: held back · crossed: not delivered</li>
      </ul>
      <dl class={styles.topics}>
        <For each={TOPICS}>
          {([name, text]) => (
            <>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </>
          )}
        </For>
      </dl>
      <table class={styles.keys}>
        <tbody>
          <For each={COMMANDS.filter(({ keys }) => keys !== undefined)}>
            {(command) => (
              <tr>
                <th scope="row">
                  <kbd>{keyWords(command.keys ?? '')}</kbd>
                </th>
                <td>{command.title}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Dialog>
  );
}

import { For, type JSX } from 'solid-js';
import { type LevelIndex, levelName } from '../../alert/level';
import { COMMANDS } from '../commands/commands';
import { keyWords } from '../commands/keys';
import { Dialog } from '../shared/dialog';
import { Glyph } from '../shared/glyph';
import styles from './dialogs.module.css';

const LEVELS: readonly LevelIndex[] = [0, 1, 2, 3];

export function HelpDialog(props: { close: () => void }): JSX.Element {
  return (
    <Dialog title="Help" close={props.close} wide>
      <p>
        Left is what you write: scripts, points in line protocol, <code>kapacitor.conf</code>, topic handlers. Right is
        what Kapacitor 1.8 makes of it: the points over time, the state of every alert, and the request that each event
        sends, byte for byte. Everything runs in this page; nothing leaves it until you press Send.
      </p>
      <ul class={styles.legend}>
        <For each={LEVELS}>
          {(level) => (
            <li>
              <Glyph level={level} sent /> <Glyph level={level} sent={false} /> {levelName(level)}
            </li>
          )}
        </For>
        <li>filled: sent · hollow: held back</li>
      </ul>
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

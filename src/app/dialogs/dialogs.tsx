import { type JSX, Match, Switch } from 'solid-js';
import { RecentDialog } from '../keep/recent-dialog';
import { SendDialog } from '../send/send-dialog';
import { useApp } from '../stores/app';
import type { DialogName } from '../stores/settings';
import { CommandPalette } from './command-palette';
import { ExportDialog } from './export-dialog';
import { HelpDialog } from './help-dialog';
import { ShareDialog } from './share-dialog';

/** All dialogs, fetched together when the first one opens. */
export default function Dialogs(): JSX.Element {
  const { settings } = useApp();
  /** The event of one that was closed may come when the next one is open. */
  const closing = (own: DialogName) => () => {
    if (settings.dialog() === own) settings.setDialog(undefined);
  };
  return (
    <Switch>
      <Match when={settings.dialog() === 'commands'}>
        <CommandPalette close={closing('commands')} />
      </Match>
      <Match when={settings.dialog() === 'share'}>
        <ShareDialog close={closing('share')} />
      </Match>
      <Match when={settings.dialog() === 'send'}>
        <SendDialog close={closing('send')} />
      </Match>
      <Match when={settings.dialog() === 'recent'}>
        <RecentDialog close={closing('recent')} />
      </Match>
      <Match when={settings.dialog() === 'kapacitor'}>
        <ExportDialog close={closing('kapacitor')} />
      </Match>
      <Match when={settings.dialog() === 'help'}>
        <HelpDialog close={closing('help')} />
      </Match>
    </Switch>
  );
}

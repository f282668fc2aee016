import { type JSX, Match, Switch } from 'solid-js';
import { RecentDialog } from '../keep/recent-dialog';
import { SendDialog } from '../send/send-dialog';
import { useApp } from '../stores/app';
import { CommandPalette } from './command-palette';
import { ExportDialog } from './export-dialog';
import { HelpDialog } from './help-dialog';
import { ShareDialog } from './share-dialog';

/** All dialogs, fetched together when the first one opens. */
export default function Dialogs(): JSX.Element {
  const { settings } = useApp();
  const close = () => settings.setDialog(undefined);
  return (
    <Switch>
      <Match when={settings.dialog() === 'commands'}>
        <CommandPalette close={close} />
      </Match>
      <Match when={settings.dialog() === 'share'}>
        <ShareDialog close={close} />
      </Match>
      <Match when={settings.dialog() === 'send'}>
        <SendDialog close={close} />
      </Match>
      <Match when={settings.dialog() === 'recent'}>
        <RecentDialog close={close} />
      </Match>
      <Match when={settings.dialog() === 'kapacitor'}>
        <ExportDialog close={close} />
      </Match>
      <Match when={settings.dialog() === 'help'}>
        <HelpDialog close={close} />
      </Match>
    </Switch>
  );
}

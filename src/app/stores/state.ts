import { RELEASE } from '../../kapacitor/engine/release';
import type { SharedState } from '../../sharing/shared-state';
import { type App, isTour } from './app';

/** The work as it stands, with every token, for whoever keeps it or gives it away. */
export function stateOf(app: App): SharedState {
  const { files, settings, player } = app;
  return {
    workspace: files.all(),
    name: '',
    example: isTour(app.example().id) ? '' : app.example().id,
    strict: settings.strict(),
    moment: player.moment() < player.last() ? player.moment() + 1 : undefined,
    view: {
      tab: files.active(),
      pane: settings.pane(),
      ...(app.field() === '' ? {} : { field: app.field() }),
      ...(settings.silence().id === '' ? {} : { silence: settings.silence().id }),
    },
    kapacitor: RELEASE,
  };
}

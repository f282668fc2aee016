/** What stands below the chart: it sees a result a frame after the chart and its states. */
import { createMemo, type JSX } from 'solid-js';
import { EventList } from './events/event-list';
import { RequestPane } from './request/request-pane';
import { afterDrawing } from './shared/after-drawing';
import { AppContext, useApp } from './stores/app';

export function Events(): JSX.Element {
  return (
    <Later>
      <EventList />
    </Later>
  );
}

export function Request(): JSX.Element {
  return (
    <Later>
      <RequestPane />
    </Later>
  );
}

function Later(props: { children: JSX.Element }): JSX.Element {
  const app = useApp();
  const now = createMemo(() => ({ shown: app.runs.shown(), selected: app.selected() }));
  const later = afterDrawing(now, now());
  const runs = { ...app.runs, shown: () => later().shown };
  return (
    <AppContext.Provider value={{ ...app, runs, selected: () => later().selected }}>
      {props.children}
    </AppContext.Provider>
  );
}

import { type JSX, lazy, Show, Suspense } from 'solid-js';
import { afterFrame } from '../shared/next-frame';
import { useApp } from '../stores/app';

const Mark = lazy(() => afterFrame(() => import('./mark')));

/** Where one of the marks stands while there are any, which only a first visit has. */
export function PlaceMark(props: { at: 'script' | 'chart' | 'request' }): JSX.Element {
  const { settings, runs } = useApp();
  return (
    <Show when={settings.marks() && runs.latest()}>
      <Suspense>
        <Mark at={props.at} />
      </Suspense>
    </Show>
  );
}

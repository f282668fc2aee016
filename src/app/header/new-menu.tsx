import type { JSX } from 'solid-js';
import { STARTER_TITLES, type StarterTitle } from '../../examples/starter-titles';
import { Menu } from '../shared/menu';
import { useApp } from '../stores/app';

/** An empty workspace, or one from a list, each with points that reach its script. */
export function NewMenu(): JSX.Element {
  const app = useApp();
  const start = (title?: StarterTitle) =>
    void import('../files/new-workspace').then((late) => late.newWorkspace(app, title));
  return (
    <Menu
      label="New workspace"
      icon="New"
      items={[
        { label: 'Empty', hint: 'a script, some points', run: () => start() },
        ...STARTER_TITLES.map((title) => ({ label: title, run: () => start(title) })),
      ]}
    />
  );
}

import type { App } from '../stores/app';
import { workStore } from './work-store';

/** Takes a kept workspace away and offers to bring it back; `changed` hears of both. */
export async function deleteWork(app: App, id: string, name: string, changed = () => {}): Promise<void> {
  const store = await workStore();
  const removed = await store.remove(id);
  changed();
  if (removed === undefined) return;
  app.notices.show(`Deleted “${name}”.`, {
    label: 'Undo',
    run: async () => {
      await store.restore(removed);
      changed();
    },
  });
}

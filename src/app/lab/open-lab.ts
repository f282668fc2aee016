import type { App } from '../stores/app';
import { makePoints } from './make-points';

/** The data lab, with points for the scripts in it. */
export async function openLab(app: App): Promise<void> {
  const path = await makePoints(app);
  if (path === undefined) return;
  app.settings.setPane('script');
  app.files.open(path);
}

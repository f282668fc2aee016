import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Rules whose answer hangs on colours. They take half of the time that all take. */
const COLOURS = ['color-contrast'];

/** `colours`: what may differ where only they are others. `rest`: all but that. */
type Sought = 'all' | 'colours' | 'rest';

/** Monaco's own elements are not ours to judge, and the room's message is the user's. Without frames legacy mode sees all. */
export async function findings(page: Page, sought: Sought = 'all'): Promise<readonly string[]> {
  // Half of the way from one colour to another is no colour of ours.
  await page.waitForFunction(() => document.getAnimations().every((each) => !(each instanceof CSSTransition)));
  const axe = new AxeBuilder({ page })
    .exclude('.monaco-editor')
    .exclude('iframe')
    .setLegacyMode()
    .options({ resultTypes: ['violations'] });
  if (sought === 'colours') axe.withRules(COLOURS);
  if (sought === 'rest') axe.disableRules(COLOURS);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

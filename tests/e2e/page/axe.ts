import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Rules whose answer hangs on colours. They take half of the time that all take. */
const COLOURS = ['color-contrast'];

export interface Looked {
  /** `colours`: what may differ where only they are others. `rest`: all but that. */
  readonly for?: 'all' | 'colours' | 'rest';
  /** Selector of the part that is looked at, instead of the whole page. */
  readonly at?: string;
}

/** Monaco's own elements are not ours to judge, and the room's message is the user's. Without frames legacy mode sees all. */
export async function findings(page: Page, { for: sought = 'all', at }: Looked = {}): Promise<readonly string[]> {
  // Half of the way from one colour to another is no colour of ours.
  await page.waitForFunction(() => document.getAnimations().every((each) => !(each instanceof CSSTransition)));
  const axe = new AxeBuilder({ page })
    .exclude('.monaco-editor')
    .exclude('iframe')
    .setLegacyMode()
    .options({ resultTypes: ['violations'] });
  if (at !== undefined) axe.include(at);
  if (sought === 'colours') axe.withRules(COLOURS);
  if (sought === 'rest') axe.disableRules(COLOURS);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Monaco's own elements are not ours to judge, and the room's message is the user's. Without frames legacy mode sees all. */
export async function findings(page: Page): Promise<readonly string[]> {
  // Half of the way from one colour to another is no colour of ours.
  await page.waitForFunction(() => document.getAnimations().every((each) => !(each instanceof CSSTransition)));
  const { violations } = await new AxeBuilder({ page })
    .exclude('.monaco-editor')
    .exclude('iframe')
    .setLegacyMode()
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

import { expect, test } from '@playwright/test';
import { findings } from './axe';
import { Playground } from './playground';

const VIEWS: readonly { readonly name: string; readonly open: (playground: Playground) => Promise<void> }[] = [
  { name: 'all fed', open: async () => {} },
  { name: 'in the middle', open: (playground) => playground.seek(5) },
  { name: 'commands', open: async ({ page }) => page.keyboard.press('Control+k') },
  { name: 'share', open: async ({ page }) => page.keyboard.press('Control+s') },
  { name: 'help', open: async ({ page }) => page.keyboard.press('F1') },
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }, { project }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const playground = new Playground(page);
    for (const { name, open } of VIEWS) {
      await playground.open();
      await open(playground);
      await page.waitForTimeout(150);
      expect(await findings(page), name).toEqual([]);
    }
    if (project.name !== 'phone') return;
    await playground.open();
    for (const pane of ['Script', 'Events', 'Request']) {
      await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: pane }).click();
      expect(await findings(page), pane).toEqual([]);
    }
  });
}

import { expect, test } from '@playwright/test';
import { findings } from './axe';
import { Playground } from './playground';

const VIEWS: readonly { readonly name: string; readonly open: (playground: Playground) => Promise<void> }[] = [
  { name: 'in the middle', open: (playground) => playground.seek(5) },
  {
    name: 'commands',
    open: async (playground) => {
      await playground.page.keyboard.press('Control+k');
      await expect(playground.dialog('Commands')).toBeVisible();
    },
  },
  {
    name: 'share',
    open: async (playground) => {
      await playground.page.keyboard.press('Control+s');
      await expect(playground.dialog('Share').getByLabel('Link')).toHaveValue(/#2/);
    },
  },
  {
    name: 'send',
    open: async (playground) => {
      await playground.command('Send the request');
      const dialog = playground.dialog('Send');
      await dialog.getByLabel(/Pairing code/).fill('7F3K-9QXM');
      await dialog.getByRole('button', { name: "Send this run's requests…" }).click();
      await expect(dialog.getByRole('list', { name: 'Where they go' })).toBeVisible();
    },
  },
  {
    name: 'live',
    open: async (playground) => {
      await playground.command('Send the request');
      const dialog = playground.dialog('Send');
      await dialog.getByLabel(/Pairing code/).fill('7F3K-9QXM');
      await dialog.getByRole('checkbox', { name: /Live/ }).check();
      await dialog.getByRole('button', { name: 'Close' }).click();
      await expect(playground.page.getByRole('status', { name: 'Live' })).toBeVisible();
    },
  },
  {
    name: 'help',
    open: async (playground) => {
      await playground.page.keyboard.press('F1');
      await expect(playground.dialog('Help')).toBeVisible();
    },
  },
];

for (const { name, open } of VIEWS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: ${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const playground = new Playground(page);
      await playground.open();
      await open(playground);
      expect(await findings(page)).toEqual([]);
    });
  }
}

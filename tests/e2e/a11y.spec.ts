import { expect, test } from '@playwright/test';
import { findings } from './page/axe';
import { Playground } from './page/playground';

/** Views in the order in which they are opened on one page; Escape leads from a dialog to the next view. */
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
    name: 'help',
    open: async (playground) => {
      await playground.page.keyboard.press('F1');
      await expect(playground.dialog('Help')).toBeVisible();
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
];

/** How people may see it; 200 %: half as many pixels of the page on the same screen. */
const WAYS = [
  { way: 'light', media: { colorScheme: 'light', forcedColors: 'none' }, zoom: 1, sought: 'all' },
  { way: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' }, zoom: 1, sought: 'colours' },
  { way: 'forced colours', media: { colorScheme: 'dark', forcedColors: 'active' }, zoom: 1, sought: 'colours' },
  { way: '200 %', media: { colorScheme: 'light', forcedColors: 'none' }, zoom: 2, sought: 'rest' },
] as const;

test('axe finds nothing: light, dark, forced colours, 200 %', async ({ page, isMobile }) => {
  test.slow();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const playground = new Playground(page);
  await playground.open();
  for (const { name, open } of VIEWS) {
    await test.step(name, async () => {
      await open(playground);
      for (const { way, media, zoom, sought } of isMobile ? WAYS.slice(0, 2) : WAYS) {
        await page.emulateMedia(media);
        await page.setViewportSize({ width: width / zoom, height: height / zoom });
        expect(await findings(page, sought), `${name}, ${way}`).toEqual([]);
      }
      await page.setViewportSize({ width, height });
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });
  }
});

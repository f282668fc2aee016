import { expect, type Page, test } from '@playwright/test';
import { findings } from './page/axe';
import { Playground } from './page/playground';

async function template(page: Page): Promise<Playground> {
  const playground = new Playground(page);
  await playground.open();
  await playground.addFile('Template templates');
  return playground;
}

test('a template asks for its values, and what is given becomes a task file that runs', async ({ page }) => {
  const playground = await template(page);
  const form = page.getByRole('group').filter({ hasText: 'mean asks for 4 values' });
  await expect(form).toContainText('No task gives them.');
  await form.getByRole('button', { name: 'New task' }).click();
  await form.getByLabel('measurement').fill('cpu');
  await form.getByLabel('field').fill('usage_idle');
  await form.getByLabel('crit').fill('"mean" < 50.0');
  await form.getByLabel('window').fill('soon');
  await form.getByLabel('window').blur();
  await expect(form).toContainText('Give whole numbers with units');
  await form.getByLabel('window').fill('20s');
  await form.getByLabel('window').blur();
  await expect(form).not.toContainText('Give whole numbers');
  expect(await findings(page)).toEqual([]);
  await page.screenshot({ path: '.tmp/template-form.png' });
  await form.getByRole('button', { name: 'Open tasks/mean.yaml' }).click();
  await expect(playground.text).toHaveValue(`template-id: mean
dbrps:
  - db: telegraf
    rp: autogen
vars:
  measurement:
    type: string
    value: cpu
  field:
    type: string
    value: usage_idle
  crit:
    type: lambda
    value: '"mean" < 50.0'
  window:
    type: duration
    value: 20s
`);
  await expect(playground.events.filter({ hasText: 'mean' }).first()).toBeVisible();
  // An empty value brings the default back.
  await form.getByLabel('window').fill('');
  await form.getByLabel('window').blur();
  await expect(playground.text).not.toHaveValue(/window/);
});

test('the form fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const playground = new Playground(page);
  await playground.open();
  await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: 'Script' }).click();
  await playground.addFile('Template templates');
  await page.getByRole('button', { name: 'New task' }).click();
  await expect(page.getByLabel('measurement')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await findings(page)).toEqual([]);
  await page.screenshot({ path: '.tmp/template-form-phone.png' });
});

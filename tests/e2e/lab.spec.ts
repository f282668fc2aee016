/** Starting from nothing: a new workspace from the list, points from the data lab, one more typed by hand. */
import { expect, test } from '@playwright/test';
import { findings } from './page/axe';
import { Playground } from './page/playground';

test('a new workspace, its data lab, and one more point', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const fresh = async (title: string) => {
    await page.getByRole('button', { name: 'New workspace' }).click();
    await page.getByRole('menuitem', { name: title }).click();
  };

  await fresh('Deadman');
  await expect(playground.text).toHaveValue(/\|deadman\(0\.0, 1m\)/);
  await expect(playground.events.first()).toContainText('web0');

  // The lab makes its points of the file, and the form writes the file.
  await playground.show('lab.recipe.json');
  const lab = page.locator('details', { hasText: 'Data lab' });
  await lab.getByLabel('Points of a group').fill('20');
  await lab.getByLabel('Points of a group').press('Enter');
  await expect(playground.text).toHaveValue(/"points": 20,/);
  await lab.getByRole('button', { name: '+ Field' }).click();
  await expect(playground.text).toHaveValue(/"value2": \{ "shape": "sine", "low": 0, "high": 100 \}/);
  await lab.getByLabel('Shape of value2').selectOption('counter');
  await expect(playground.text).toHaveValue(/"value2": \{ "shape": "counter"/);
  await lab.getByRole('button', { name: 'Remove field value2' }).click();
  await expect(playground.text).not.toHaveValue(/value2/);
  expect(await findings(page)).toEqual([]);

  // From nothing: the true reason, and points that reach the script.
  await fresh('Empty');
  await expect(page.getByText('data.lp is empty.')).toBeVisible();
  await playground.text.fill(
    `stream|from().measurement('disk').groupBy('path')|alert().crit(lambda: "used_percent" > 90).stateChangesOnly().hipChat()`,
  );
  await page.getByRole('button', { name: 'Make some points' }).click();
  await expect(playground.summary).toContainText('120 points');
  await expect(playground.events.first()).toContainText('disk');

  // What is typed is checked at the field, and can be taken back.
  await page.getByRole('button', { name: '+ Point' }).click();
  const box = page.getByLabel('One more point');
  await expect(box).toHaveValue(/^disk,path=\/home used_percent=[\d.]+ \d{19}$/);
  await box.fill('disk used_percent');
  await box.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'This is no point' })).toBeVisible();
  await expect(playground.summary).toContainText('120 points');
  await box.fill('disk,path=/ used_percent=99 1514765400000000000');
  await box.press('Enter');
  await expect(playground.summary).toContainText('121 points');
  await expect(playground.moment).toContainText('121 / 121');
  await playground.notices.getByRole('button', { name: 'Undo' }).last().click();
  await expect(playground.summary).toContainText('120 points');
});

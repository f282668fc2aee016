import { expect, type Page, test } from '@playwright/test';
import { findings } from './page/axe';
import { Playground } from './page/playground';

let playground: Playground;
test.beforeEach(async ({ page }) => {
  playground = new Playground(page);
  await playground.open();
  await page.getByRole('button', { name: 'Pipeline', exact: true }).click();
  await expect(nodes(page)).toHaveCount(3);
});

const nodes = (page: Page) => page.getByRole('list', { name: 'Nodes of hipchat-cpu-alert' }).getByRole('button');
const details = (page: Page, node: string) => page.getByRole('region', { name: `Node ${node}` });

test('the counts of nodes and edges follow the scrubber', async ({ page }) => {
  await expect(nodes(page).nth(1)).toHaveAccessibleName('from1 : 12 received, 12 emitted, reads from stream0');
  await playground.seek(3);
  await expect(nodes(page).nth(1)).toHaveAccessibleName('from1 : 3 received, 3 emitted, reads from stream0');
  await expect(page.locator('svg g text').first()).toHaveText('3');
  await playground.seek(0);
  await expect(nodes(page).nth(2)).toHaveAccessibleName('alert2 : 0 received, reads from from1');
  // A node tells what it received, emitted and holds at the moment, and where it stands.
  await playground.seek(3);
  const alert = details(page, 'alert2');
  await expect(alert).toContainText('At point 3, 00:00:20');
  await expect(alert.getByRole('listitem').first()).toContainText('usage_idle=9.99');
  await expect(alert).toContainText('What it holds now');
  await expect(alert).toContainText('level');
  await nodes(page).nth(1).click();
  const from = details(page, 'from1');
  await expect(from.getByRole('listitem')).toHaveCount(2);
  await expect(from.getByRole('listitem').nth(1)).toContainText('emitted');
  await from.getByRole('button', { name: /\.tick:\d+$/ }).click();
  await expect(page.getByRole('tabpanel').locator('textarea')).toBeFocused();
});

test('what a node dropped or failed on is told with the reason', async ({ page }) => {
  await playground.edit((text) => text.replace(/\|alert/, `|eval(lambda: "none" * 2.0).as('x')\n    |alert`));
  await expect(nodes(page)).toHaveCount(4);
  await nodes(page).nth(2).click();
  const evaluated = details(page, 'eval2');
  await expect(evaluated).toContainText('12 errors');
  await expect(evaluated).toContainText('The first: invalid math operator * for type missing');
  await expect(page.locator('svg g text').filter({ hasText: 'invalid math' })).toBeVisible();
  await expect(evaluated.getByRole('listitem').filter({ hasText: 'failed' })).toContainText(
    'invalid math operator * for type missing',
  );
});

test('a node that a page cannot run says so at its place, in the graph and in the script', async ({ page }) => {
  await playground.edit(() => `batch\n    |queryFlux('from(bucket: "a")')\n        .every(1m)\n    |log()\n`);
  await expect(playground.problems).toContainText('queryFlux does not run here.');
  const flux = nodes(page).first();
  await expect(flux).toContainText('queryFlux1');
  await flux.click();
  await expect(flux).toContainText('not here');
  await expect(flux).toHaveAccessibleDescription(/A page has no InfluxDB that speaks Flux/);
  await expect(details(page, 'queryFlux1')).toContainText('It does not run here. A page has no InfluxDB');
});

test('arrow keys go along the edges, and the command opens the view', async ({ page }) => {
  await nodes(page).nth(2).focus();
  await page.keyboard.press('ArrowUp');
  await expect(nodes(page).nth(1)).toBeFocused();
  await expect(details(page, 'from1')).toBeVisible();
  await page.keyboard.press('Home');
  await expect(details(page, 'stream0')).toBeVisible();
  await page.getByRole('button', { name: 'Pipeline', exact: true }).click();
  await expect(page.getByRole('img', { name: /usage_idle over time/ })).toBeVisible();
  await page.keyboard.press('Control+k');
  await playground.dialog('Commands').getByRole('combobox').fill('pipeline');
  await page.keyboard.press('Enter');
  await expect(nodes(page)).toHaveCount(3);
});

test('the graph fits its pane, grows by keys, takes the whole width, and is lit where the cursor is', async ({
  page,
}) => {
  await playground.pick('Compared with ten minutes ago');
  const own = page.getByRole('list', { name: 'Nodes of visitors' }).getByRole('button');
  await expect(own).toHaveCount(6);
  for (const node of await own.all()) await expect(node).toBeInViewport({ ratio: 0.99 });
  const size = page.getByRole('group', { name: 'Size of the graph' });
  const fitted = await size.innerText();
  await own.nth(1).focus();
  await page.keyboard.press('+');
  await expect(size).not.toHaveText(fitted, { useInnerText: true });
  await page.keyboard.press('0');
  await expect(size).toHaveText(fitted, { useInnerText: true });
  await size.getByRole('button', { name: 'Full width' }).click();
  const pane = page.getByRole('region', { name: 'Chart and states' });
  await expect.poll(async () => (await pane.boundingBox())?.width).toBeGreaterThan(1_350);
  await size.getByRole('button', { name: 'Full width' }).click();
  await expect(playground.text).toBeVisible();
  await playground.text.evaluate((area: HTMLTextAreaElement) => {
    area.focus();
    const at = area.value.indexOf('.measurement');
    area.setSelectionRange(at, at);
  });
  await page.keyboard.press('ArrowRight');
  await expect(own.nth(1)).toHaveAttribute('data-lit', 'true');
  await expect(own.nth(5)).toHaveAttribute('data-lit', 'false');
  await own.nth(4).hover();
  await expect(page.locator('#editor-panel [class*="_lit_"]').first()).toContainText('|eval');
});

test("any node's output is drawn: a window with its span, a join with what met, a query with its ticks", async ({
  page,
}) => {
  test.slow();
  const chart = async (example: string, node: string, time: string) => {
    await playground.pick(example);
    const view = page.getByRole('button', { name: 'Pipeline', exact: true });
    if ((await view.getAttribute('aria-pressed')) === 'false') await view.click();
    const button = page.getByRole('list', { name: /^Nodes of/ }).getByRole('button', { name: new RegExp(`^${node} `) });
    await button.click();
    await page.getByRole('button', { name: 'Chart this node' }).click();
    const picture = page.getByRole('img', { name: new RegExp(`of ${node} over time`) });
    await expect(picture.locator('canvas')).toBeVisible();
    const mark = page.getByRole('button', { name: new RegExp(`${time} (?:OK|INFO|WARNING|CRITICAL)`) }).first();
    const x = ((await mark.boundingBox())?.x ?? 0) + 11;
    await page.mouse.move(x, ((await picture.boundingBox())?.y ?? 0) + 20);
    return page.getByTestId('hover');
  };
  const inWindow = await chart('The mean of two minutes', 'window2', '09:05:00');
  await expect(inWindow).toContainText('site=shop');
  await expect(inWindow).toContainText(/of the batch 09:0\d:\d\d to 09:0\d:00, 6 rows/);
  await expect(page.getByLabel('Value to draw').locator('option:checked')).toHaveText('ms of window2');
  const joined = await chart('Compared with ten minutes ago', 'join4', '09:12:00');
  await expect(joined).toContainText('shift2: 09:12:00');
  await expect(joined).toContainText('from1: 09:12:00');
  const asked = await chart('Ask InfluxDB every five minutes', 'query1', '09:15:00');
  await expect(asked).toContainText('asked at 09:20:00 for 09:15:00 to 09:20:00, 1 row');
  expect(await findings(page)).toEqual([]);
});

test('axe finds nothing in the pipeline; on a phone the node stands below its graph', async ({ page }) => {
  await playground.seek(5);
  await expect(details(page, 'alert2')).toContainText('What it holds now');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findings(page), colorScheme).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tab', { name: 'Chart' }).click();
  const graph = await nodes(page).nth(2).boundingBox();
  const below = await details(page, 'alert2').boundingBox();
  expect(below?.y).toBeGreaterThan(graph?.y ?? 0);
  expect(await findings(page)).toEqual([]);
});

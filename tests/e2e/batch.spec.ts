import { expect, type Page, test } from '@playwright/test';
import { findings } from './page/axe';
import { Playground } from './page/playground';

let playground: Playground;
test.beforeEach(async ({ page }) => {
  playground = new Playground(page);
  await playground.open();
  await playground.pick('Ask InfluxDB every five minutes');
  await expect(playground.summary).toContainText('60 points');
});

const query = (page: Page) => page.getByRole('region', { name: 'Node query1' });

async function openQuery(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pipeline', exact: true }).click();
  await page
    .getByRole('list', { name: 'Nodes of idle' })
    .getByRole('button', { name: /^query1/ })
    .click();
}

test('a batch task makes its events, and the pipeline shows each query and its answer', async ({ page }) => {
  await expect(playground.events.filter({ hasText: 'CRITICAL' })).toContainText('web1');
  await expect(playground.request).toContainText('web1 is OK: 77.0 % idle since 09:25');
  await openQuery(page);
  await expect(query(page)).toContainText('After the last point');
  const bounds = "WHERE time >= '2018-06-04T09:25:00Z' AND time < '2018-06-04T09:30:00Z' GROUP BY host";
  await expect(query(page)).toContainText(`SELECT mean(usage_idle) AS idle FROM telegraf.autogen.cpu ${bounds}`);
  const queries = query(page).getByRole('list', { name: 'Queries' }).getByRole('button');
  await expect(queries).toHaveCount(6);
  await queries.filter({ hasText: '09:20:00' }).click();
  await expect(query(page)).toContainText('At point 41, 09:20:00');
  await expect(query(page).getByRole('listitem').filter({ hasText: 'host=web1' })).toContainText('idle=5.6');
  expect(await findings(page)).toEqual([]);
});

test('what InfluxDB refuses is told at the query', async ({ page }) => {
  await playground.edit((text) => text.replace('mean(usage_idle)', 'avg(usage_idle)'));
  await expect(playground.problems).toContainText('undefined function avg()');
  await openQuery(page);
  await expect(query(page)).toContainText('6 errors');
});

test('a strict run records the time that case.json names', async ({ page }) => {
  await page.getByRole('button', { name: 'Strict' }).click();
  await expect(playground.events).toHaveCount(12);
  await expect(playground.request).toContainText('web1 is OK: 77.0 % idle since 09:25');
});

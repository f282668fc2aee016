import { expect, type Locator, type Page, test } from '@playwright/test';
import { findings } from './page/axe';
import { dropFile } from './page/large-data';
import { Playground } from './page/playground';

let playground: Playground;
test.beforeEach(async ({ page }) => {
  playground = new Playground(page);
  await playground.open();
});

const legend = (page: Page) => page.getByRole('list', { name: 'Legend' });
const thresholds = (page: Page) => page.getByRole('list', { name: 'Thresholds' });
const grip = (page: Page, property: string) => page.getByRole('slider', { name: `${property} threshold` });

/** The last word of a group's entry. */
async function judgedValue(entry: Locator): Promise<number> {
  const words = (await entry.innerText()).trim().split(/\s+/);
  return Number(words.at(-1));
}

/** Values as the messages of the example say them, or as its points add up to; by the event that is looked at. */
const JUDGED: readonly {
  readonly example: string;
  readonly name: string;
  readonly group: string;
  readonly thresholds: readonly string[];
  readonly digits: number;
  readonly values: readonly (readonly [event: string, value: string])[];
}[] = [
  {
    example: 'The mean of two minutes',
    name: 'mean_ms',
    group: 'site=shop',
    thresholds: ['crit > 600', 'warn > 300'],
    digits: 0,
    values: [
      ['09:04:00', '383'],
      ['09:05:00', '669'],
      ['09:07:00', '411'],
    ],
  },
  {
    example: 'A percentage of two integers',
    name: 'percent',
    group: 'product=cad',
    thresholds: ['crit >= 95', 'warn >= 80'],
    digits: 1,
    values: [
      ['09:15:00', '80.0'],
      ['09:30:00', '95.0'],
      ['09:40:00', '82.5'],
    ],
  },
  {
    example: 'Errors a minute, and then silence',
    name: 'failed',
    group: 'realm=vpn',
    thresholds: ['crit > 25'],
    digits: 0,
    values: [
      ['09:01:00', '4'],
      ['09:02:00', '40'],
      ['09:03:00', '1'],
    ],
  },
  {
    example: 'Unusual values',
    name: 'sigma',
    group: 'recipe=rye',
    thresholds: ['crit > 4.0', 'warn > 3.0'],
    digits: 1,
    values: [
      ['14:00:00', '4.3'],
      ['14:15:00', '3.1'],
      ['14:30:00', '0.3'],
    ],
  },
  {
    example: 'A share of two measurements',
    name: 'percent',
    group: 'shop=main',
    thresholds: ['crit > 30.0', 'warn > 10.0'],
    digits: 1,
    values: [
      ['09:02:00', '16.0'],
      ['09:02:40', '40.0'],
      ['09:04:00', '18.0'],
    ],
  },
  {
    example: 'Compared with ten minutes ago',
    name: 'change',
    group: 'museum=harbour',
    thresholds: ['crit < -50.0'],
    digits: 0,
    // 212 visitors after 200.
    values: [
      ['09:10:00', '6'],
      ['09:12:00', '-57'],
      ['09:22:00', '3'],
    ],
  },
  {
    example: 'Ask InfluxDB every five minutes',
    name: 'idle',
    group: 'host=web1',
    thresholds: ['crit < 10', 'warn < 40'],
    digits: 1,
    values: [
      ['09:15:00', '20.0'],
      ['09:20:00', '5.6'],
      ['09:25:00', '77.0'],
    ],
  },
];

test('what is judged is drawn, with its thresholds', async ({ page }) => {
  test.slow();
  for (const { example, name, group, thresholds: lines, digits, values } of JUDGED) {
    await test.step(example, async () => {
      await playground.pick(example);
      await expect(
        page.getByRole('img', { name: `${name} over time; the button Table shows the same as numbers` }),
      ).toBeVisible();
      await expect(page.getByLabel('Value to draw').locator('option:checked')).toHaveText(name);
      await expect(thresholds(page).getByRole('listitem')).toHaveCount(lines.length);
      for (const line of lines) await expect(thresholds(page)).toContainText(line);
      const entry = legend(page).getByRole('button', { name: group });
      for (const [time, value] of values) {
        await page
          .getByRole('button', { name: new RegExp(`${time} (?:OK|INFO|WARNING|CRITICAL)`) })
          .first()
          .click();
        await expect.poll(async () => (await judgedValue(entry)).toFixed(digits)).toBe(value);
      }
    });
  }
});

test('the value under the mouse, its level and what was sent; a click selects that event everywhere', async ({
  page,
}) => {
  await playground.pick('The mean of two minutes');
  const chart = page.getByRole('img', { name: /mean_ms over time/ });
  await expect(chart.locator('canvas')).toBeVisible();
  const mark = page.getByRole('button', { name: /09:05:00 CRITICAL, sent/ });
  const x = ((await mark.boundingBox())?.x ?? 0) + 11;
  const box = await chart.boundingBox();
  const y = (box?.y ?? 0) + 20;
  await page.mouse.move(x, y);
  const hover = page.getByTestId('hover');
  await expect(hover).toContainText('09:05:00');
  await expect(hover).toContainText('CRITICAL');
  await expect(hover).toContainText('sent: HipChat');
  await expect(hover).toContainText('site=shop');
  await page.mouse.click(x, y);
  await expect(mark).toHaveAttribute('aria-pressed', 'true');
  await expect(
    page.getByRole('listbox', { name: 'Events, oldest first' }).getByRole('option', { selected: true }),
  ).toContainText('CRITICAL shop');
  await expect(playground.request).toContainText('shop answers in 669 ms at 09:05: CRITICAL');
});

test('of 500 hosts the changed ones come first, and one is picked for chart, strip and events', async ({ page }) => {
  await playground.edit((text) =>
    text
      .replace(".measurement('cpu')", ".measurement('cpu')\n    .groupBy('host')")
      .replace("'Hey", "'{{ .Group }} Hey"),
  );
  const lines = Array.from({ length: 1_500 }, (_, index) => {
    const host = index % 500;
    const idle = host === 321 && index > 1_000 ? 5 : 60;
    return `cpu,host=web${host} usage_idle=${idle} ${1514764800000000000n + BigInt(Math.floor(index / 500)) * 10_000_000_000n}`;
  });
  await dropFile(page, 'data.lp', lines.join('\n'));
  await expect(playground.summary).toContainText('1,500 points', { timeout: 30_000 });
  await expect(legend(page).getByRole('button')).toHaveCount(12);
  await expect(legend(page).getByRole('button').first()).toContainText('host=web321');
  await page.getByRole('button', { name: '12 of 500 groups' }).click();
  await page.getByRole('searchbox', { name: 'Find groups' }).fill('host=web32');
  await expect(page.getByRole('dialog', { name: 'Groups' })).toContainText('1 found');
  await page.getByRole('searchbox', { name: 'Find groups' }).fill('web32');
  await expect(page.getByRole('dialog', { name: 'Groups' })).toContainText('11 found');
  await page.getByRole('checkbox', { name: 'host=web321' }).check();
  await page.keyboard.press('Escape');
  await expect(legend(page).getByRole('button')).toHaveCount(1);
  await expect(page.getByRole('group', { name: /^States of/ })).toHaveCount(1);
  await expect(playground.events).toHaveCount(3);
  // The same choice stands above the events, where levels and what was sent are chosen too.
  const filter = page.getByRole('group', { name: 'Filter of the events' });
  await expect(filter.getByRole('button', { name: '1 of 500 groups' })).toBeVisible();
  await filter.getByLabel('Level').selectOption('CRITICAL');
  await expect(playground.events).toHaveCount(1);
  await expect(playground.events).toContainText('usage_idle 5');
  await filter.getByRole('button', { name: 'Show all groups' }).click();
  await expect(legend(page).getByRole('button')).toHaveCount(12);
});

test('a threshold is dragged: strip and counts follow, and one undo brings all back', async ({ page }) => {
  await expect(grip(page, 'crit')).toHaveAttribute('aria-valuetext', 'crit < 10');
  const box = await grip(page, 'crit').boundingBox();
  const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  const before = await playground.text.inputValue();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 60, { steps: 6 });
  await expect(page.getByRole('region', { name: 'Events' })).not.toContainText('6 sent');
  // Nothing is written yet.
  expect(await playground.text.inputValue()).toBe(before);
  await page.mouse.up();
  const after = await playground.text.inputValue();
  const [, literal = ''] = /usage_idle" < (\d+)\)/.exec(after) ?? [];
  expect(Number(literal)).toBeGreaterThan(10);
  expect(after.replace(`< ${literal})`, '< 10)')).toBe(before);
  await expect(grip(page, 'crit')).toHaveAttribute('aria-valuetext', `crit < ${literal}`);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await playground.text.inputValue()).toBe(before);
  await expect(page.getByRole('region', { name: 'Events' })).toContainText('6 sent');
  await expect(grip(page, 'crit')).toHaveAttribute('aria-valuetext', 'crit < 10');
  // In the editor too, and what was typed before can be undone after it.
  await playground.text.press('Control+End');
  await page.keyboard.type(' ');
  const typed = await playground.text.inputValue();
  await grip(page, 'crit').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(playground.text).toHaveValue(typed.replace('< 10)', '< 11)'));
  await expect(grip(page, 'crit')).toBeFocused();
  await playground.text.press('Control+z');
  await expect(playground.text).toHaveValue(typed);
  await playground.text.press('Control+z');
  await expect(playground.text).toHaveValue(before);
});

test('a threshold is moved by keys, in the var that holds it', async ({ page }) => {
  await playground.pick('Three levels for every host');
  await expect(grip(page, 'warn')).toHaveAttribute('aria-valuetext', 'warn > 75');
  await grip(page, 'warn').focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowUp');
  await expect(grip(page, 'warn')).toHaveAttribute('aria-valuetext', 'warn > 78');
  await page.keyboard.press('Enter');
  await expect(playground.text).toHaveValue(/var info = 60\nvar warn = 78\nvar crit = 90/);
  await expect(grip(page, 'warn')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(grip(page, 'warn')).toHaveAttribute('aria-valuetext', 'warn > 78');
  await expect(playground.text).toHaveValue(/var warn = 78/);
  expect(await findings(page)).toEqual([]);
});

test('how many events each threshold would have sent', async ({ page }) => {
  await page.getByRole('button', { name: 'How many events for each crit threshold' }).click();
  const counts = page.getByRole('list', { name: 'Events for each crit threshold' }).getByRole('listitem');
  // The six of the documented example, and none below its lowest value.
  await expect(counts.filter({ hasText: /^10: 6 events$/ })).toHaveCount(1);
  await expect(counts.filter({ hasText: / 0 events$/ })).toHaveCount(1);
  expect(await counts.count()).toBeLessThanOrEqual(25);
});

test('a pinned run is compared with what follows', async ({ page }) => {
  await page.getByRole('button', { name: 'Pin this run' }).click();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await expect(comparison).toContainText('No difference.');
  const pair = comparison.getByRole('group', { name: 'cpu:nil' }).getByRole('img');
  await expect(pair).toHaveCount(2);
  await expect(pair.nth(0)).toHaveAccessibleName('pinned: cpu:nil, 12 states');
  await expect(pair.nth(1)).toHaveAccessibleName('now: cpu:nil, 12 states');
  await playground.edit((text) => text.replace('< 10)', '< 9)'));
  // 9.99 is no alarm any more, so the event of the third point comes at the fifth, and its recovery is gone.
  await expect(comparison.getByRole('region', { name: 'First divergence' })).toContainText('at point 3');
  const listed = comparison.getByRole('list', { name: 'Events that differ' }).getByRole('listitem');
  await expect(listed.first()).toContainText('00:00:20');
  await expect(listed.first()).toContainText('only in the pinned run');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Pinned', exact: true }).click();
  await expect(page.getByRole('img', { name: /usage_idle over time/ })).toBeVisible();
});

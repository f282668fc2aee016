import { expect, test } from '@playwright/test';
import { Playground, TOKEN } from './page/playground';

let playground: Playground;
test.beforeEach(async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  playground = new Playground(page);
  await playground.open();
});

const clipboard = () => playground.page.evaluate(() => navigator.clipboard.readText());

test('the token is masked until the eye is clicked, and copying asks once, then gives the real bytes', async ({
  page,
}) => {
  await expect(playground.request).toContainText('auth_token=‹token from kapacitor.conf›');
  await expect(playground.request).not.toContainText(TOKEN);
  await page.getByRole('button', { name: 'Show token' }).click();
  await expect(playground.request).toContainText(`auth_token=${TOKEN}`);
  await page.getByRole('button', { name: 'Hide token' }).click();
  await expect(playground.request).not.toContainText(TOKEN);

  await page.getByRole('button', { name: 'curl' }).click();
  await playground.dialog('Copy the real token?').getByRole('button', { name: 'Copy with the token' }).click();
  await expect(playground.notices).toContainText('Copied as a curl command.');
  const command = await clipboard();
  expect(command).toContain(`--url 'https://testtest.hipchat.com/v2/room/alerts/notification?auth_token=${TOKEN}'`);
  expect(command).toContain(
    '--data-raw \'{"color":"green","from":"kapacitor","message":"Hey, check your CPU","notify":true}',
  );
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(playground.notices).toContainText('Copied as raw HTTP.');
  const raw = await clipboard();
  expect(raw.split('\r\n')[0]).toBe(`POST /v2/room/alerts/notification?auth_token=${TOKEN} HTTP/1.1`);

  // The body can be read indented beside the bytes.
  await page.getByRole('button', { name: 'Pretty' }).click();
  await expect(page.getByRole('figure')).toContainText('bytes travel as above');
  await expect(page.getByRole('figure').locator('pre')).toContainText('  "color": "green",');
});

test('the room is a frame that runs no script', async ({ page }) => {
  await playground.edit((text) =>
    text.replace(
      "'Hey, check your CPU'",
      '\'<b>bold</b><script>parent.hacked = 1</script><img src=x onerror="parent.hacked=2">\'',
    ),
  );
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('b')).toHaveText('bold');
  await expect(page.locator('iframe')).toHaveAttribute('sandbox', 'allow-same-origin');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});

test('says why, and where room and token came from', async ({ page }) => {
  await playground.marks.nth(2).click();
  const pane = page.getByRole('region', { name: 'Request', exact: true });
  await expect(pane).toContainText('The level went from OK to CRITICAL, so the event was sent.');
  await expect(pane).toContainText('crit "usage_idle" < 10 → true');
  await expect(pane).toContainText('"usage_idle" → 9.99');
  await expect(pane).toContainText('kapacitor.conf says malerts');
  await expect(pane).toContainText('from kapacitor.conf');
});

test('without a [hipchat] section the page offers one', async ({ page }) => {
  await page.getByRole('button', { name: 'Fix', exact: true }).click();
  await playground.show('kapacitor.conf');
  await playground.edit(() => '');
  await playground.marks.nth(2).click();
  await page.getByRole('button', { name: 'Add a [hipchat] section' }).click();
  await expect(playground.text).toHaveValue(/\[hipchat\]/);
  await expect(playground.request).toContainText('Host: example.hipchat.com');
});

test('the room can be told what to answer, and the log says what Kapacitor would write', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await page.getByLabel('What the room answers').selectOption('401, as HipChat says it');
  await expect(page.getByRole('tab', { name: 'case.json' })).toBeVisible();
  const pane = page.getByRole('region', { name: 'The request of the event' });
  await expect(pane).toContainText('msg="failed to send event to Alerta" service=hipchat');
  await expect(pane).toContainText('failed to understand HipChat response. code: 401');
});

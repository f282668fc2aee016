import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';

export const TOKEN = 'tokentokentokentokentoken';
const SEED = 'tests/conformance/cases/seed-002-cpu-alert-hipchat-camel';

interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** What a real Kapacitor sent for the documented example. */
export function recordedRequests(): readonly RecordedRequest[] {
  const answer: { readonly hipchat: readonly RecordedRequest[] } = JSON.parse(
    readFileSync(`${SEED}/expected.json`, 'utf8'),
  );
  return answer.hipchat;
}

/** The page as a person uses it. */
export class Playground {
  readonly events: Locator;
  readonly request: Locator;
  readonly problems: Locator;
  readonly scrubber: Locator;
  readonly marks: Locator;
  readonly summary: Locator;
  readonly notices: Locator;

  /** At `origin`, or where the page is served for all tests. */
  constructor(
    readonly page: Page,
    readonly origin = '',
  ) {
    this.events = page.getByRole('listbox', { name: 'Events, oldest first' }).getByRole('option');
    this.request = page.getByTestId('raw-request');
    this.problems = page.getByRole('region', { name: 'List of problems' }).getByRole('listitem');
    this.scrubber = page.getByRole('slider', { name: 'Moment' });
    this.marks = page.getByRole('group', { name: /^States of/ }).getByRole('button');
    this.summary = page.getByRole('status', { name: 'Last run' });
    this.notices = page.locator('[aria-live="polite"]');
  }

  /** The light editor by default: Monaco has tests of its own. */
  async open({
    hash = '',
    editor = 'plain',
  }: {
    readonly hash?: string;
    readonly editor?: 'plain' | 'monaco';
  } = {}): Promise<void> {
    await this.page.goto(`${this.origin}/${editor === 'plain' ? '?editor=plain' : ''}${hash}`);
    await expect(this.summary).toContainText('ms');
  }

  tab(name: string): Locator {
    return this.page.getByRole('tablist', { name: 'Files' }).getByRole('tab', { name });
  }

  get text(): Locator {
    return this.page.getByRole('tabpanel').locator('textarea');
  }

  async show(file: string): Promise<void> {
    await this.tab(file).click();
    await expect(this.tab(file)).toHaveAttribute('aria-selected', 'true');
  }

  /** Replaces text in the open file, as typing does. */
  async edit(change: (text: string) => string): Promise<void> {
    await this.text.fill(change(await this.text.inputValue()));
  }

  async pick(example: string): Promise<void> {
    await this.page.getByLabel('Example', { exact: true }).selectOption({ label: example });
    await expect(this.page.getByLabel('Example', { exact: true })).toHaveValue(/./);
  }

  /** `8 / 12 · 00:01:10` */
  get moment(): Locator {
    return this.page.locator('output');
  }

  async seek(fed: number): Promise<void> {
    await this.scrubber.fill(String(fed));
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** Runs what the palette finds first. */
  async command(words: string): Promise<void> {
    await this.page.keyboard.press('Control+K');
    const search = this.dialog('Commands').getByRole('combobox');
    await expect(search).toBeFocused();
    await search.fill(words);
    await this.page.keyboard.press('Enter');
    await expect(search).toHaveCount(0);
  }

  async addFile(kind: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a file' }).click();
    await this.page.getByRole('menuitem', { name: kind }).click();
  }
}

import { expect, type Locator, type Page } from '@playwright/test';
import { Playground } from './playground';

/** The large editor, used by keyboard as people do. */
export class Monaco {
  readonly playground: Playground;
  readonly lines: Locator;
  readonly suggestions: Locator;
  readonly hover: Locator;
  readonly signature: Locator;

  constructor(readonly page: Page) {
    this.playground = new Playground(page);
    this.lines = page.locator('.view-lines');
    this.suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
    this.hover = page.locator('.monaco-hover:visible');
    this.signature = page.getByRole('note', { name: 'Signature' });
  }

  async open(): Promise<void> {
    await this.playground.open({ editor: 'monaco' });
    await expect(this.lines).toContainText('usage_idle', { timeout: 20_000 });
  }

  /** Writes a whole file anew. Brackets close by themselves, so it is pasted. */
  async write(text: string): Promise<void> {
    await this.lines.click();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.insertText(text);
  }

  /** Puts the cursor behind the first place of a text. */
  async cursorBehind(text: string): Promise<void> {
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.press('Control+f');
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('ArrowRight');
  }

  async complete(): Promise<void> {
    await this.page.keyboard.press('Control+Space');
    await expect(this.suggestions.first()).toBeVisible();
  }

  /** What is written, line by line as it stands. */
  async text(): Promise<string> {
    const lines = await this.lines.locator('.view-line').evaluateAll((rows) =>
      rows
        .map((row) => ({ top: Number.parseFloat((row as HTMLElement).style.top), text: row.textContent ?? '' }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text.replaceAll('\u00a0', ' ')),
    );
    return lines.join('\n');
  }

  suggestion(label: string): Locator {
    return this.suggestions.filter({ has: this.page.locator('.label-name', { hasText: new RegExp(`^${label}$`) }) });
  }

  /** Rests the mouse on a word until the editor says something: it asks only when the mouse moves. */
  async hoverOver(text: string): Promise<void> {
    await expect(async () => {
      await this.page.mouse.move(0, 0);
      await this.word(text).hover();
      await expect(this.hover).toBeVisible({ timeout: 2_000 });
    }).toPass();
  }

  word(text: string): Locator {
    return this.lines.locator('span span', { hasText: text }).first();
  }
}

import type { App } from '../stores/app';

export interface Command {
  readonly id: string;
  readonly title: string;
  /** Other words that it is looked for by. */
  readonly also?: string;
  readonly group: 'Feed' | 'Files' | 'Go to' | 'Page' | 'Script';
  /** `Mod` is Ctrl, and Cmd on a Mac. */
  readonly keys?: string;
  readonly run: (app: App) => void;
  readonly enabled?: (app: App) => boolean;
}

export const hasPoints = (app: App) => app.player.last() >= 0;
export const hasFile = (app: App) => app.files.active() !== '';

export function isEnabled(app: App, command: Command): boolean {
  return command.enabled?.(app) ?? true;
}

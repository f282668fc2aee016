/** How the page looks and what it remembers of that: never a file, never a token. */

import { createEffect, createSignal } from 'solid-js';
import { isObject } from '../../text/json';
import { type Silence, silenceNamed } from '../model/silence';

export type Theme = 'system' | 'light' | 'dark';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
/** The four panes of a phone; on a wide screen all are there. */
export type Pane = 'script' | 'chart' | 'events' | 'request';
export const PANES: readonly Pane[] = ['script', 'chart', 'events', 'request'];
/** How the run is looked at over time. */
export type TimeView = 'chart' | 'pipeline' | 'table' | 'compare';
export type DialogName = 'commands' | 'share' | 'send' | 'help' | 'recent' | 'kapacitor';

/** Shares of the first pane of each split, 0 to 1. */
export interface Sizes {
  readonly columns: number;
  readonly chart: number;
  readonly events: number;
  readonly problems: number;
}
const SIZES: Sizes = { columns: 0.42, chart: 0.5, events: 0.4, problems: 0.8 };

export interface Settings {
  readonly theme: () => Theme;
  setTheme(theme: Theme): void;
  readonly dark: () => boolean;
  readonly strict: () => boolean;
  setStrict(strict: boolean): void;
  /** How long the clock runs on after the last point. */
  readonly silence: () => Silence;
  setSilence(silence: Silence): void;
  readonly pane: () => Pane;
  setPane(pane: Pane): void;
  readonly timeView: () => TimeView;
  setTimeView(view: TimeView): void;
  /** The view of the pipeline takes all the width that there is. */
  readonly wide: () => boolean;
  setWide(wide: boolean): void;
  readonly sizes: () => Sizes;
  setSizes(change: Partial<Sizes>): void;
  readonly dialog: () => DialogName | undefined;
  setDialog(dialog: DialogName | undefined): void;
  /** Tokens are shown as they are; for this visit only. */
  readonly revealed: () => boolean;
  setRevealed(revealed: boolean): void;
  /** The user agreed to copy tokens; for this visit only. */
  readonly mayCopyTokens: () => boolean;
  setMayCopyTokens(may: boolean): void;
  /** Feeding points sends what they cause; never at a load. */
  readonly live: () => boolean;
  setLive(live: boolean): void;
  /** What to look at first is pointed out. */
  readonly marks: () => boolean;
  setMarks(marks: boolean): void;
  readonly phone: () => boolean;
}

const KEY = 'tick.look';
/** In local storage: there is something in the store of workspaces. */
export const KEPT = 'tick.kept';

export function createSettings(): Settings {
  const kept = remembered();
  const [theme, setTheme] = createSignal<Theme>(kept.theme);
  const [sizes, setSizes] = createSignal<Sizes>(kept.sizes);
  const [strict, setStrict] = createSignal(false);
  const [silence, setSilence] = createSignal(silenceNamed(''));
  const [pane, setPane] = createSignal<Pane>('chart');
  const [timeView, setTimeView] = createSignal<TimeView>('chart');
  const [wide, setWide] = createSignal(false);
  const [dialog, setDialog] = createSignal<DialogName>();
  const [revealed, setRevealed] = createSignal(false);
  const [mayCopyTokens, setMayCopyTokens] = createSignal(false);
  const [live, setLive] = createSignal(false);
  const [marks, setMarks] = createSignal(false);
  const phone = mediaSignal('(max-width: 760px)');
  const systemDark = mediaSignal('(prefers-color-scheme: dark)');

  createEffect(() => {
    if (theme() === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme();
    keep(KEY, JSON.stringify({ theme: theme(), sizes: sizes() }));
  });

  return {
    theme,
    setTheme,
    dark: () => (theme() === 'system' ? systemDark() : theme() === 'dark'),
    strict,
    setStrict,
    silence,
    setSilence,
    pane,
    setPane,
    timeView,
    setTimeView,
    wide,
    setWide,
    sizes,
    setSizes: (change) => setSizes((before) => ({ ...before, ...change })),
    dialog,
    setDialog,
    revealed,
    setRevealed,
    mayCopyTokens,
    setMayCopyTokens,
    live,
    setLive,
    marks,
    setMarks,
    phone,
  };
}

function mediaSignal(query: string): () => boolean {
  const media = matchMedia(query);
  const [matches, setMatches] = createSignal(media.matches);
  media.addEventListener('change', () => setMatches(media.matches));
  return matches;
}

/** Reads what an earlier visit left, whatever that is by now. */
function remembered(): { readonly theme: Theme; readonly sizes: Sizes } {
  const known: unknown = parsed(recall(KEY));
  if (!isObject(known)) return { theme: 'system', sizes: SIZES };
  const theme = THEMES.find((candidate) => candidate === known.theme) ?? 'system';
  const old = isObject(known.sizes) ? known.sizes : {};
  const share = (name: keyof Sizes) => {
    const value = old[name];
    return typeof value === 'number' && value > 0.1 && value < 0.95 ? value : SIZES[name];
  };
  return {
    theme,
    sizes: { columns: share('columns'), chart: share('chart'), events: share('events'), problems: share('problems') },
  };
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Local storage may be full, or switched off: then the page forgets. Says whether it was kept. */
export function keep(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

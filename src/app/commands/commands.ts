/** Everything that can be done, once: the palette, the keys, the help and the menus read this list. */

import { roomOf } from '../../explain/room';
import { languageOf } from '../../workspace/kinds';
import { longerSilence, type Silence } from '../model/silence';
import type { App } from '../stores/app';
import { type Settings, THEMES, type TimeView } from '../stores/settings';
import { downloadOpenFile, downloadZip } from './download';
import { openFiles } from './open-files';
import { nextProblem } from './problems';

export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: 'Feed' | 'Files' | 'Go to' | 'Page' | 'Script';
  /** `Mod` is Ctrl, and Cmd on a Mac. */
  readonly keys?: string;
  readonly run: (app: App) => void;
  readonly enabled?: (app: App) => boolean;
}

const hasPoints = (app: App) => app.player.last() >= 0;
const hasFile = (app: App) => app.files.active() !== '';

export const COMMANDS: readonly Command[] = [
  {
    id: 'commands',
    title: 'All commands',
    group: 'Page',
    keys: 'Mod-K',
    run: ({ settings }) => settings.setDialog('commands'),
  },
  {
    id: 'play',
    title: 'Feed the points, or pause',
    group: 'Feed',
    keys: 'Alt-P',
    enabled: hasPoints,
    run: ({ player }) => player.togglePlay(),
  },
  {
    id: 'forward',
    title: 'One point forward',
    group: 'Feed',
    keys: 'Alt-ArrowRight',
    enabled: hasPoints,
    run: ({ player }) => player.step(1),
  },
  {
    id: 'back',
    title: 'One point back',
    group: 'Feed',
    keys: 'Alt-ArrowLeft',
    enabled: hasPoints,
    run: ({ player }) => player.step(-1),
  },
  {
    id: 'next-change',
    title: 'Next change of state',
    group: 'Feed',
    keys: 'Shift-Alt-ArrowRight',
    enabled: hasPoints,
    run: ({ player }) => player.stepChange(1),
  },
  {
    id: 'previous-change',
    title: 'Previous change of state',
    group: 'Feed',
    keys: 'Shift-Alt-ArrowLeft',
    enabled: hasPoints,
    run: ({ player }) => player.stepChange(-1),
  },
  {
    id: 'start',
    title: 'Back to before the first point',
    group: 'Feed',
    enabled: hasPoints,
    run: ({ player }) => player.seek(-1),
  },
  {
    id: 'end',
    title: 'Feed everything',
    group: 'Feed',
    enabled: hasPoints,
    run: ({ player }) => player.seek(player.last()),
  },
  {
    id: 'silence',
    title: 'Let more time pass after the last point',
    group: 'Feed',
    enabled: (app) => hasPoints(app) && !app.settings.strict(),
    run: (app) => letTimePass(app, longerSilence(app.settings.silence())),
  },
  {
    id: 'share',
    title: 'Share a link',
    group: 'Page',
    keys: 'Mod-S',
    run: ({ settings }) => settings.setDialog('share'),
  },
  {
    id: 'send',
    title: 'Send the request to a room…',
    group: 'Feed',
    enabled: (app) => app.selected()?.requests.some((record) => roomOf(record) !== undefined) ?? false,
    run: ({ settings }) => settings.setDialog('send'),
  },
  {
    id: 'strict',
    title: 'Strict: exactly what Kapacitor accepts',
    group: 'Script',
    run: ({ settings }) => settings.setStrict(!settings.strict()),
  },
  { id: 'next-problem', title: 'Next problem', group: 'Script', keys: 'F8', run: nextProblem },
  {
    id: 'fix',
    title: 'Fix the first problem that has a fix',
    group: 'Script',
    enabled: (app) => app.runs.problems().some(({ fix }) => fix !== undefined),
    run: (app) => {
      const fix = app.runs.problems().find((problem) => problem.fix !== undefined)?.fix;
      if (fix !== undefined) app.applyFix(fix);
    },
  },
  {
    id: 'format',
    title: 'Format the script as Kapacitor does',
    group: 'Script',
    keys: 'Shift-Alt-F',
    enabled: ({ files }) => languageOf(files.active()) === 'tickscript',
    run: (app) => void format(app),
  },
  { id: 'run', title: 'Run again', group: 'Script', keys: 'Mod-Enter', run: ({ runs }) => runs.again() },
  {
    id: 'stop',
    title: 'Stop the run',
    group: 'Script',
    enabled: ({ runs }) => runs.busy(),
    run: ({ runs }) => runs.stop(),
  },
  {
    id: 'undo',
    title: 'Undo what the newest message told of: an example, a fix, a deleted file',
    group: 'Files',
    enabled: ({ notices }) => notices.offer() !== undefined,
    run: ({ notices }) => notices.offer()?.run(),
  },
  {
    id: 'own',
    title: 'Bring back your own work from before the examples',
    group: 'Files',
    enabled: ({ works }) => works().length > 0,
    run: ({ bringBack }) => bringBack(),
  },
  {
    id: 'before',
    title: 'Bring back the work from before the last link',
    group: 'Files',
    run: (app) => void bringBack(app),
  },
  { id: 'open', title: 'Open files or a zip…', group: 'Files', run: openFiles },
  {
    id: 'export',
    title: 'Download all files as a zip',
    group: 'Files',
    enabled: hasFile,
    run: (app) => void downloadZip(app),
  },
  { id: 'download', title: 'Download the open file', group: 'Files', enabled: hasFile, run: downloadOpenFile },
  {
    id: 'delete',
    title: 'Delete the open file',
    group: 'Files',
    enabled: hasFile,
    run: ({ files }) => files.remove(files.active()),
  },
  {
    id: 'left',
    title: 'Move the open file left',
    group: 'Files',
    enabled: hasFile,
    run: ({ files }) => files.move(files.active(), -1),
  },
  {
    id: 'right',
    title: 'Move the open file right',
    group: 'Files',
    enabled: hasFile,
    run: ({ files }) => files.move(files.active(), 1),
  },
  {
    id: 'pipeline',
    title: 'Pipeline: the nodes and what went through them',
    group: 'Go to',
    enabled: hasPoints,
    run: ({ settings }) => goToView(settings, 'pipeline'),
  },
  {
    id: 'chart',
    title: 'Chart and states',
    group: 'Go to',
    enabled: hasPoints,
    run: ({ settings }) => goToView(settings, 'chart'),
  },
  {
    id: 'table',
    title: 'Points as a table',
    group: 'Go to',
    enabled: hasPoints,
    run: ({ settings }) => goToView(settings, 'table'),
  },
  { id: 'editor', title: 'Go to the editor, or out of it', group: 'Go to', keys: 'Mod-M', run: toggleEditor },
  { id: 'theme', title: 'Change the colours: system, light, dark', group: 'Page', run: nextTheme },
  {
    id: 'reveal',
    title: 'Show or hide tokens',
    group: 'Page',
    run: ({ settings }) => settings.setRevealed(!settings.revealed()),
  },
  { id: 'help', title: 'Help and keys', group: 'Page', keys: 'F1', run: ({ settings }) => settings.setDialog('help') },
];

export function isEnabled(app: App, command: Command): boolean {
  return command.enabled?.(app) ?? true;
}

function command(id: string): Command | undefined {
  return COMMANDS.find((candidate) => candidate.id === id);
}

export function runCommand(app: App, id: string): void {
  const found = command(id);
  if (found !== undefined && isEnabled(app, found)) found.run(app);
}

/** Silence after the last point, to be seen from its end. */
export function letTimePass({ settings, player, notices }: App, silence: Silence): void {
  player.expect();
  settings.setSilence(silence);
  notices.show(silence.id === '' ? 'The run ends with the last point.' : `${silence.id} pass after the last point.`);
}

function goToView(settings: Settings, view: TimeView): void {
  settings.setTimeView(view);
  settings.setPane('chart');
  // The palette gives the focus back when it closes.
  requestAnimationFrame(() => focusOn('Chart and states'));
}

function focusOn(label: string): void {
  document.querySelector<HTMLElement>(`section[aria-label="${label}"]`)?.focus();
}

function nextTheme({ settings, notices }: App): void {
  const next = THEMES[(THEMES.indexOf(settings.theme()) + 1) % THEMES.length] ?? 'system';
  settings.setTheme(next);
  notices.show(next === 'system' ? 'Colours follow the system.' : `Colours: ${next}.`);
}

async function format({ files, worker, notices }: App): Promise<void> {
  const path = files.active();
  const before = files.text(path);
  const result = await worker.format(before);
  if ('error' in result) notices.show(result.error);
  else if (files.text(path) === before) files.write(path, result.text);
}

/** In: the cursor is in the text. Out: to what follows it, the list of problems. */
function toggleEditor({ editor, settings }: App): void {
  settings.setPane('script');
  const port = editor();
  if (port?.hasFocus()) focusOn('List of problems');
  else port?.focus();
}

async function bringBack(app: App): Promise<void> {
  const { workBefore } = await import('../stores/restore');
  const start = await workBefore();
  if (start === undefined) app.notices.show('There is no work from before a link.');
  else app.replaceWork(start, 'Your work from before is back.');
}

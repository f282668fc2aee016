/** What has a key, and with it what the page calls by name; what has none stands in `more`. Palette, help and menus read both. */

import { languageOf } from '../../workspace/kinds';
import type { App } from '../stores/app';
import { type Command, hasPoints, isEnabled } from './command';
import { focusOn } from './focus';

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
    id: 'share',
    title: 'Share a link',
    group: 'Page',
    keys: 'Mod-S',
    run: ({ settings }) => settings.setDialog('share'),
  },
  {
    id: 'next-problem',
    title: 'Next problem',
    group: 'Script',
    keys: 'F8',
    run: (app) => void import('./problems').then(({ nextProblem }) => nextProblem(app)),
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
  { id: 'editor', title: 'Go to the editor, or out of it', group: 'Go to', keys: 'Mod-M', run: toggleEditor },
  { id: 'help', title: 'Help and keys', group: 'Page', keys: 'F1', run: ({ settings }) => settings.setDialog('help') },
];

/** What has no key is fetched when it is called. */
export function runCommand(app: App, id: string): void {
  const run = (commands: readonly Command[]) => {
    const found = commands.find((candidate) => candidate.id === id);
    if (found !== undefined && isEnabled(app, found)) found.run(app);
    return found !== undefined;
  };
  if (!run(COMMANDS)) void import('./more').then(({ MORE }) => run(MORE));
}

async function format({ files, worker, notices }: App): Promise<void> {
  const path = files.active();
  const before = files.text(path);
  const result = await worker.format(before);
  if (!result.ok) notices.show(result.error);
  else if (files.text(path) === before) files.write(path, result.value);
}

/** In: the cursor is in the text. Out: to what follows it, the list of problems. */
function toggleEditor({ editor, settings }: App): void {
  settings.setPane('script');
  const port = editor();
  if (port?.hasFocus()) focusOn('List of problems');
  else port?.focus();
}

/** What can be done and has no key: fetched when the palette or a menu asks for it. */

import { STARTER_TITLES } from '../../examples/starter-titles';
import { roomOf } from '../../explain/room';
import { KINDS, NEW_FILES } from '../../workspace/kinds';
import type { Expected } from '../expectations/expect';
import { addNew } from '../files/add-new';
import { newWorkspace } from '../files/new-workspace';
import { openLab } from '../lab/open-lab';
import { longerSilence } from '../model/silence';
import type { App } from '../stores/app';
import { type Settings, THEMES, type Theme, type TimeView } from '../stores/settings';
import { type Command, hasFile, hasPoints } from './command';
import { downloadOpenFile, downloadZip } from './download';
import { focusOn } from './focus';
import { openFiles } from './open-files';
import { letTimePass } from './silence';

const THEME_WORDS: Readonly<Record<Theme, string>> = { system: 'automatic', light: 'day white', dark: 'night black' };

export const MORE: readonly Command[] = [
  {
    id: 'new',
    title: 'New workspace: empty',
    also: 'blank clear start over create',
    group: 'Files',
    run: (app) => void newWorkspace(app, undefined),
  },
  ...STARTER_TITLES.map(
    (title): Command => ({
      id: `new-${title}`,
      title: `New workspace: ${title}`,
      also: 'start create template',
      group: 'Files',
      run: (app) => void newWorkspace(app, title),
    }),
  ),
  {
    id: 'make-points',
    title: 'Make points for the scripts',
    also: 'data lab recipe sample generate sine ramp noise',
    group: 'Files',
    run: (app) => void openLab(app),
  },
  ...NEW_FILES.map(
    (offer): Command => ({
      id: `add-${offer.path}`,
      title: `Add file: ${offer.label}`,
      also: `new create ${offer.path}`,
      group: 'Files',
      run: (app) => addNew(app, offer),
    }),
  ),
  {
    id: 'rename',
    title: 'Rename the open file',
    also: 'name move',
    group: 'Files',
    enabled: hasFile,
    run: ({ files, settings }) => {
      settings.setPane('script');
      files.setRenaming(files.active());
    },
  },
  {
    id: 'expectations',
    title: 'Expectations: what the events should be',
    also: 'test assert check expect case.json',
    group: 'Script',
    run: openExpectations,
  },
  {
    id: 'tour',
    title: 'Tour: ten steps, from a threshold to an expectation',
    also: 'learn tutorial intro lesson start help',
    group: 'Page',
    run: (app) => void import('../tour/open-tour').then(({ openTour }) => openTour(app)),
  },
  {
    id: 'marks',
    title: 'Point out what to look at first',
    also: 'tour intro start help',
    group: 'Page',
    run: ({ settings }) => settings.setMarks(true),
  },
  {
    id: 'start',
    title: 'Back to before the first point',
    also: 'rewind begin reset',
    group: 'Feed',
    enabled: hasPoints,
    run: ({ player }) => player.seek(-1),
  },
  {
    id: 'end',
    title: 'Feed everything',
    also: 'all run play',
    group: 'Feed',
    enabled: hasPoints,
    run: ({ player }) => player.seek(player.last()),
  },
  {
    id: 'silence',
    title: 'Let more time pass after the last point',
    also: 'deadman wait time gap',
    group: 'Feed',
    enabled: (app) => hasPoints(app) && !app.settings.strict(),
    run: (app) => letTimePass(app, longerSilence(app.settings.silence())),
  },
  {
    id: 'send',
    title: 'Send the request to a room…',
    also: 'post hipchat room real notify',
    group: 'Feed',
    enabled: (app) => app.selected()?.requests.some((record) => roomOf(record) !== undefined) ?? false,
    run: ({ settings }) => settings.setDialog('send'),
  },
  {
    id: 'strict',
    title: 'Strict: exactly what Kapacitor accepts',
    also: 'exact real server',
    group: 'Script',
    run: ({ settings }) => settings.setStrict(!settings.strict()),
  },
  {
    id: 'fix',
    title: 'Fix the first problem that has a fix',
    also: 'quick fix repair correct',
    group: 'Script',
    enabled: (app) => app.runs.problems().some(({ fix }) => fix !== undefined),
    run: (app) => {
      const fix = app.runs.problems().find((problem) => problem.fix !== undefined)?.fix;
      if (fix !== undefined) app.applyFix(fix);
    },
  },
  {
    id: 'stop',
    title: 'Stop the run',
    also: 'cancel abort',
    group: 'Script',
    enabled: ({ runs }) => runs.busy(),
    run: ({ runs }) => runs.stop(),
  },
  {
    id: 'undo',
    title: 'Undo what the newest message told of: an example, a fix, a deleted file',
    also: 'back revert',
    group: 'Files',
    enabled: ({ notices }) => notices.offer() !== undefined,
    run: ({ notices }) => notices.offer()?.run(),
  },
  {
    id: 'own',
    title: 'Bring back your own work from before the examples',
    also: 'restore history',
    group: 'Files',
    enabled: ({ works }) => works().length > 0,
    run: ({ bringBack }) => bringBack(),
  },
  {
    id: 'expect',
    title: 'Expect this event',
    also: 'expectation test case.json assert',
    group: 'Script',
    enabled: (app) => (app.selected()?.fate ?? 'held') !== 'held',
    run: (app) => void expectIn(app, 'event'),
  },
  {
    id: 'expect-silence',
    title: 'Nothing between: expect no event between those around this moment',
    also: 'expectation test silence case.json assert',
    group: 'Script',
    enabled: hasPoints,
    run: (app) => void expectIn(app, 'silence'),
  },
  {
    id: 'record',
    title: 'Record this run: expect all its events, and nothing else',
    also: 'expectation test snapshot case.json assert',
    group: 'Script',
    enabled: hasPoints,
    run: (app) => void expectIn(app, 'run'),
  },
  {
    id: 'recent',
    title: 'Recent work: open, rename, duplicate, delete',
    also: 'restore history link before saved kept workspaces',
    group: 'Files',
    run: ({ settings }) => settings.setDialog('recent'),
  },
  { id: 'open', title: 'Open files or a zip…', also: 'load import upload', group: 'Files', run: openFiles },
  {
    id: 'export',
    title: 'Download all files as a zip',
    also: 'save backup archive',
    group: 'Files',
    enabled: hasFile,
    run: (app) => void downloadZip(app),
  },
  {
    id: 'kapacitor',
    title: 'Export for Kapacitor…',
    also: 'real server load directory docker compose define replay record take away deploy zip',
    group: 'Files',
    enabled: hasFile,
    run: ({ settings }) => settings.setDialog('kapacitor'),
  },
  {
    id: 'markdown',
    title: 'Copy as Markdown, for an issue or a chat',
    also: 'share tell report github slack text',
    group: 'Page',
    enabled: hasFile,
    run: (app) => void import('../share/copy-markdown').then(({ copyMarkdown }) => copyMarkdown(app)),
  },
  {
    id: 'download',
    title: 'Download the open file',
    also: 'save',
    group: 'Files',
    enabled: hasFile,
    run: downloadOpenFile,
  },
  {
    id: 'delete',
    title: 'Delete the open file',
    also: 'remove',
    group: 'Files',
    enabled: hasFile,
    run: ({ files }) => files.remove(files.active()),
  },
  {
    id: 'left',
    title: 'Move the open file left',
    also: 'tab order',
    group: 'Files',
    enabled: hasFile,
    run: ({ files }) => files.move(files.active(), -1),
  },
  {
    id: 'right',
    title: 'Move the open file right',
    also: 'tab order',
    group: 'Files',
    enabled: hasFile,
    run: ({ files }) => files.move(files.active(), 1),
  },
  {
    id: 'pipeline',
    title: 'Pipeline: the nodes and what went through them',
    also: 'graph dag dot nodes',
    group: 'Go to',
    enabled: hasPoints,
    run: ({ settings }) => goToView(settings, 'pipeline'),
  },
  {
    id: 'chart',
    title: 'Chart and states',
    also: 'graph plot',
    group: 'Go to',
    enabled: hasPoints,
    run: ({ settings }) => goToView(settings, 'chart'),
  },
  {
    id: 'table',
    title: 'Points as a table',
    also: 'list data rows',
    group: 'Go to',
    enabled: hasPoints,
    run: ({ settings }) => goToView(settings, 'table'),
  },
  {
    id: 'theme',
    title: 'Change the colours: system, light, dark',
    also: 'theme colors mode appearance contrast next',
    group: 'Page',
    run: nextTheme,
  },
  {
    id: 'reveal',
    title: 'Show or hide tokens',
    also: 'secrets passwords',
    group: 'Page',
    run: ({ settings }) => settings.setRevealed(!settings.revealed()),
  },
  ...THEMES.map(
    (theme): Command => ({
      id: `theme-${theme}`,
      title: `Theme: ${theme}`,
      also: `colours colors mode appearance ${THEME_WORDS[theme]}`,
      group: 'Page',
      run: (app) => setTheme(app, theme),
    }),
  ),
];

function openExpectations({ files, settings }: App): void {
  settings.setPane('script');
  if (files.file('case.json') === undefined) files.add(KINDS.case.offer);
  else files.open('case.json');
}

function setTheme({ settings, notices }: App, theme: Theme): void {
  settings.setTheme(theme);
  notices.show(theme === 'system' ? 'Colours follow the system.' : `Colours: ${theme}.`);
}

function goToView(settings: Settings, view: TimeView): void {
  settings.setTimeView(view);
  settings.setPane('chart');
  // The palette gives the focus back when it closes.
  requestAnimationFrame(() => focusOn('Chart and states'));
}

function nextTheme(app: App): void {
  const next = THEMES[(THEMES.indexOf(app.settings.theme()) + 1) % THEMES.length] ?? 'system';
  setTheme(app, next);
}

async function expectIn(app: App, what: Expected): Promise<void> {
  const { expectHere } = await import('../expectations/expect');
  expectHere(app, what);
}

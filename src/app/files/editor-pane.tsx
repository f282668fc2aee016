import {
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  lazy,
  on,
  onCleanup,
  onMount,
  Show,
  Suspense,
} from 'solid-js';
import { createPlainEditor } from '../../editor/plain/plain-editor';
import type { EditorEvents, EditorFactory, EditorPlace, EditorProblem } from '../../editor/port';
import type { DataReport } from '../../kapacitor/record/run-model';
import { type FileKind, isOfKind } from '../../workspace/kinds';
import { keyWords } from '../commands/keys';
import { PlaceMark } from '../first/place-mark';
import { pointOfOffset } from '../model/data-line';
import { replacesData } from '../model/replaced-data';
import { afterFrame } from '../shared/next-frame';
import { useApp } from '../stores/app';
import styles from './editor-pane.module.css';
import { FileTabs, tabId } from './file-tabs';
import { isTooLarge } from './too-large';

const DataLine = lazy(() => import('./data-line'));
const TemplateForm = lazy(() => import('./template-form'));
const LabForm = lazy(() => import('../lab/lab-form'));
const ExampleBar = lazy(() => afterFrame(() => import('./example-bar')));
const CompletionRow = lazy(() => import('./completion-row'));
const SignatureLine = lazy(() => import('./signature-line'));
const LargeFile = lazy(() => import('./large-file'));

/** Templates, and the files that give values to their vars. */
const HAVE_FORM: readonly FileKind[] = ['template', 'taskFile'];
/** Milliseconds after the first result before the large editor is fetched. */
const LATE = 300;

export function EditorPane(): JSX.Element {
  const app = useApp();
  const { files, runs, player, settings, typing } = app;
  let host: HTMLDivElement | undefined;

  const [typed, setTyped] = createSignal<EditorPlace>();
  let isTyped = false;
  const events: EditorEvents = {
    changed: (path, text) => {
      typing.wrote(path, text);
      isTyped = true;
      // Another run, to be seen whole, wherever the cursor was put before.
      if (replacesData(path, files.text(path), text)) player.expect();
      files.write(path, text);
    },
    moved: (path, offset) => {
      const run = runs.shown()?.run;
      const point = run === undefined || runs.stale() ? -1 : pointOfOffset(run, path, files.text(path), offset);
      if (point !== -1 && point !== player.moment()) player.seek(point);
    },
    cursor: (path, offset) => {
      app.setCursor({ path, offset });
      // One that only moves asks for nothing.
      setTyped(isTyped ? { path, offset } : undefined);
      isTyped = false;
    },
    fix: app.applyFix,
  };

  const isLarge = createMemo(() => isTooLarge(files.text(files.active())));
  const document = createMemo(() =>
    isLarge()
      ? { path: '', text: '' }
      : {
          path: files.active(),
          text: files.text(files.active()),
          label: `${files.active()}. ${keyWords('Mod-M')} leaves the editor.`,
        },
  );
  const problems = createMemo(() => editorProblems(typing.problems(), files.active()));
  const mark = createMemo(() => {
    const points = runs.shown()?.run.points;
    const at = player.moment();
    if (points === undefined || at < 0 || runs.stale() || isLarge()) return undefined;
    return points.files[points.file[at] ?? -1] === files.active() ? points.offset[at] : undefined;
  });

  const lit = createMemo(() => {
    const place = app.lit();
    return place?.file === files.active() && !isLarge() ? place.range : undefined;
  });

  const [left, setLeft] = createSignal('');
  /** What the open file was taken for, unless somebody wants it left. */
  const dataReport = createMemo(() => {
    const report = runs.latest()?.data.find(({ file }) => file === files.active());
    return report === undefined || keyOf(report) === left() ? undefined : report;
  });

  const use = (factory: EditorFactory) => {
    if (host === undefined) return;
    const old = app.editor();
    const selection = old?.selection();
    const focused = old?.hasFocus() ?? false;
    old?.dispose();
    const port = factory(host, events);
    port.open(document());
    port.problems(problems());
    port.mark(mark());
    port.light(lit());
    if (selection !== undefined && focused) port.reveal(selection);
    app.setEditor(port);
  };

  onMount(() => {
    use(createPlainEditor);
    createEffect(on(document, (current) => app.editor()?.open(current), { defer: true }));
    createEffect(
      on(
        () => files.all().map(({ path }) => path),
        (paths) => app.editor()?.keepOnly(paths),
        { defer: true },
      ),
    );
    createEffect(on(problems, (current) => app.editor()?.problems(current), { defer: true }));
    createEffect(on(mark, (offset) => app.editor()?.mark(offset), { defer: true }));
    createEffect(on(lit, (range) => app.editor()?.light(range), { defer: true }));
    fetchLargeEditor();
  });
  onCleanup(() => {
    app.editor()?.dispose();
    app.setEditor(undefined);
  });

  /** Once, on a wide screen with a fine pointer, when the first result is there. */
  function fetchLargeEditor(): void {
    if (matchMedia('(pointer: coarse)').matches || new URLSearchParams(location.search).get('editor') === 'plain')
      return;
    let asked = false;
    createEffect(() => {
      if (asked || settings.phone() || runs.latest() === undefined) return;
      asked = true;
      setTimeout(async () => {
        try {
          const [{ createMonacoEditor }, { createLanguageServices }] = await Promise.all([
            import('../../editor/monaco/monaco-editor'),
            import('./language'),
          ]);
          use(createMonacoEditor(createLanguageServices(app), settings.dark));
        } catch {
          // The plain editor stays: it can do everything that is needed.
        }
      }, LATE);
    });
  }

  return (
    <section class="card" aria-label="Files" style={{ flex: 1 }}>
      <FileTabs />
      <Show when={app.example().id !== ''}>
        <Suspense fallback={<div class={styles.barToCome} />}>
          <ExampleBar />
        </Suspense>
      </Show>
      <Show when={files.all().length === 0}>
        <p class={styles.empty}>No files. The + above adds one, or pick an example.</p>
      </Show>
      <Show when={dataReport()}>
        {(report) => (
          <Suspense>
            <DataLine report={report()} leave={() => setLeft(keyOf(report()))} />
          </Suspense>
        )}
      </Show>
      <Show when={isOfKind(files.active(), HAVE_FORM)}>
        <Suspense>
          <TemplateForm path={files.active()} />
        </Suspense>
      </Show>
      <Show when={isOfKind(files.active(), ['recipe'])}>
        <Suspense>
          <LabForm path={files.active()} />
        </Suspense>
      </Show>
      <Show when={isLarge()}>
        <Suspense>
          <LargeFile path={files.active()} />
        </Suspense>
      </Show>
      <div
        id="editor-panel"
        class={styles.host}
        role="tabpanel"
        aria-labelledby={files.active() === '' ? undefined : tabId(files.active())}
        ref={(element) => {
          host = element;
        }}
        data-older={runs.slow()}
        hidden={files.all().length === 0 || isLarge()}
      />
      <Show when={app.editor()?.type !== undefined && typed()}>
        {(place) => (
          <Suspense>
            <CompletionRow typed={place()} close={() => setTyped(undefined)} />
          </Suspense>
        )}
      </Show>
      <Show when={app.cursor()}>
        {(place) => (
          <Suspense>
            <SignatureLine cursor={place()} />
          </Suspense>
        )}
      </Show>
      <PlaceMark at="script" />
    </section>
  );
}

function keyOf({ file, format }: DataReport): string {
  return `${file} ${format}`;
}

function editorProblems(
  problems: readonly import('../../problems/problem').Problem[],
  path: string,
): readonly EditorProblem[] {
  return problems
    .filter((problem) => problem.file === path)
    .map(({ range, severity, plain, kapacitor, code, fix, ignore }) => ({
      range,
      severity,
      message: kapacitor === '' ? plain : `${plain}\n${kapacitor}`,
      code,
      ...(fix === undefined ? {} : { fix }),
      ...(ignore === undefined ? {} : { ignore }),
    }));
}

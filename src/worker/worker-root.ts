/** What the worker does: it runs workspaces in slices, so that it can be told to stop, and answers questions about the last run. */
import { proxy, transfer } from 'comlink';
import { CORE } from '../kapacitor/engine/core';
import type { Engine } from '../kapacitor/engine/engine';
import type { Run } from '../kapacitor/record/run-model';
import { dataSize } from '../kapacitor/run/data-files';
import type { PlainRunOptions } from '../kapacitor/run/run-options';
import { RunSession } from '../kapacitor/run/run-session';
import { failed, succeeded } from '../text/result';
import { formatScript } from '../tickscript/format';
import { readCaseFile } from '../workspace/case-file';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';
import type { WorkerRoot } from './api';
import { chartValues } from './chart-values';
import { engineFor, wholeEngine } from './load-engine';
import { MomentAnswers } from './moment-answers';
import { FileReceiver } from './sent-files';
import { yieldToMessages } from './yield-to-messages';

/** Milliseconds between two looks at the messages. */
const SLICE = 25;
/** Milliseconds between two reports of progress. */
const REPORT = 50;

/** Milliseconds before what there is is told for the first time; bytes of data from which on it is not. */
const FIRST_SNAPSHOT = 1_000;
const LARGE = 4_000_000;

let there: string | undefined;

/** By an address that is there as long as the worker: where nothing can be looked at, nothing is gone. */
function canLook(): boolean {
  there ??= URL.createObjectURL(new Blob());
  return !isGone(there);
}

function isGone(address: string): boolean {
  const request = new XMLHttpRequest();
  request.open('GET', address, false);
  try {
    request.send();
    return false;
  } catch {
    return true;
  }
}

export function workerRoot(): WorkerRoot {
  let session: RunSession | undefined;
  let workspace: Workspace = [];
  let engine: Engine = CORE;
  let options: PlainRunOptions = {};
  let moments: MomentAnswers | undefined;

  const received = new FileReceiver();

  const ownLock = `kapacitor ${Math.random()}`;

  /** Looks at the messages: whether no other run has begun. */
  function goesOnFrom(asked: RunSession | undefined): () => Promise<boolean> {
    return async () => {
      await yieldToMessages();
      return asked === session;
    };
  }

  return {
    lock() {
      return new Promise((resolve) => {
        void navigator.locks?.request(ownLock, () => {
          resolve(ownLock);
          return new Promise(() => undefined);
        });
      });
    },
    async language() {
      await wholeEngine();
      const { languageService } = await import('../language/service');
      return proxy(languageService(() => workspace));
    },
    async sharing() {
      const { sharingService } = await import('./sharing-service');
      return proxy(sharingService(() => workspace, received));
    },
    async run(sent, given, going, progress, snapshot) {
      // Before anything is waited for: what the next run leaves out is in this one.
      const files = received.receive(sent);
      session?.stop('cancelled');
      moments?.cancel();
      engine = await engineFor(files);
      const isToldToStop = () => isGone(going) && canLook();
      const own = new RunSession(engine, files, { ...given, isToldToStop });
      session = own;
      workspace = files;
      options = given;
      moments = new MomentAnswers(own, engine, files, options, yieldToMessages);
      progress(0, 0);
      let reported = performance.now();
      let told = reported;
      let pause = dataSize(files) < LARGE ? FIRST_SNAPSHOT : Number.POSITIVE_INFINITY;
      while (!own.step(SLICE)) {
        if (performance.now() - reported > REPORT) {
          reported = performance.now();
          progress(own.fed, own.progress === 0 ? own.fed : Math.round(own.fed / own.progress));
        }
        // Each after three times as long, and none of what is large: that would take time and memory from the run.
        if (performance.now() - told > pause) {
          told = performance.now();
          pause *= 3;
          snapshot(own.snapshot());
        }
        await yieldToMessages();
      }
      // Before what it has, which takes its time to be copied.
      progress(own.fed, own.fed, 'over');
      const run = own.finish();
      return transfer(run, columnsOf(run));
    },
    async problems() {
      const [asked, own] = [workspace, session];
      await wholeEngine();
      const { problemsOf } = await import('../explain/explain-run');
      // A newer run may have begun meanwhile: its own question follows.
      if (own === undefined || own !== session) return [];
      return problemsOf(asked, own.finish());
    },
    async stop() {
      session?.stop('cancelled');
    },
    async chart(measurement, field) {
      const [caseJson] = filesOf(workspace, 'case');
      const { caseFile } = readCaseFile('case.json', caseJson === undefined ? undefined : textOf(caseJson));
      const { data: form = 'any', began = 0n } = options;
      const data = { readers: engine.readers, workspace, caseFile, form, began };
      return chartValues(data, { measurement, field }, session?.fed ?? 0);
    },
    async explain(at, task, node) {
      const { explainLevel } = await import('./explain-level');
      return explainLevel((await moments?.sessionAt(at, task, node))?.tasks ?? [], at, task, node);
    },
    async trace(at, task, node) {
      return moments?.recorded(at, task, node);
    },
    async traceWithState(at, task, node) {
      return moments?.walked(at, task, node);
    },
    async output(task, node) {
      const asked = session;
      const { outputOf } = await import('./node-output');
      return outputOf(
        new RunSession(engine, workspace, { ...options, trace: 'counts' }),
        task,
        node,
        goesOnFrom(asked),
      );
    },
    async behind(task, node, judged) {
      const own = session?.tasks.find(({ id }) => id === task)?.runner?.runnerNamed(node);
      if (own === undefined) return [];
      const { rawFieldsOf } = await import('./raw-fields');
      return rawFieldsOf(own.node, judged);
    },
    async convert(path) {
      const asked = workspace;
      await wholeEngine();
      const { convertFile } = await import('../kapacitor/data/convert');
      return convertFile(asked, path);
    },
    async recipe(files) {
      const whole = await wholeEngine();
      const { recipeFor } = await import('../kapacitor/recipe/recipe-for');
      return recipeFor(whole, files);
    },
    async lineFault(line) {
      const { lineFault } = await import('../points/line-protocol/line-fault');
      return lineFault(line);
    },
    async tunable(task, ranges) {
      const own = session?.tasks.find(({ id }) => id === task);
      if (own === undefined) return [];
      const { tunableOf } = await import('./tunable');
      return ranges.map((range) => tunableOf(workspace, own, range));
    },
    async count(files, options, task, node) {
      const asked = session;
      const { sentBy } = await import('./sent-by');
      return sentBy(new RunSession(await engineFor(files), files, options), task, node, goesOnFrom(asked));
    },
    async compare(first, second, options) {
      const whole = await wholeEngine();
      const { compareWorkspaces } = await import('../comparison/compare');
      return compareWorkspaces(whole, first, second, options);
    },
    async format(script) {
      await engineFor([{ path: 'script.tick', content: script }]);
      const result = formatScript(script);
      return result.ok ? succeeded(result.text) : failed(result.error);
    },
  };
}

/** The columns of a run go to the page without a copy: nothing here reads them again. */
function columnsOf({ points, evaluations, judged }: Run): ArrayBufferLike[] {
  const ofAlerts = judged.flatMap(({ row, columns, from, to }) => [row, ...columns, from, to]);
  const columns = [...Object.values(points), ...Object.values(evaluations), ...ofAlerts];
  return columns.flatMap((column) => (ArrayBuffer.isView(column) ? column.buffer : []));
}

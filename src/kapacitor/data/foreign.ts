/** Data files in a form that is not Kapacitor's, as points. */

import { ListedFields } from '../../points/fields';
import type { DataFormat } from '../../points/formats/format';
import type { DataPoint } from '../../points/formats/read/data-point';
import type { DataOptions, DataText } from '../../points/formats/read/data-text';
import { whatElse } from '../../points/formats/read/no-data';
import { openData } from '../../points/formats/read/open-data';
import { readData } from '../../points/formats/read/read-data';
import { recogniseData } from '../../points/formats/read/recognise';
import { guessSentences, summary } from '../../points/formats/read/summary';
import { unitNamed } from '../../points/line-protocol/kinder-reading';
import { LinePoint } from '../../points/line-protocol/line-point';
import type { Series, SeriesList } from '../../points/series';
import type { Problem } from '../../problems/problem';
import { counted } from '../../text/counted';
import { type CaseFile, DEFAULT_DBRP } from '../../workspace/case-file';
import { fileKind } from '../../workspace/kinds';
import type { Workspace, WorkspaceFile } from '../../workspace/workspace';
import type { DataReport } from '../record/run-model';
import { scriptNames } from './script-names';

/** What a data file was taken for. */
export type Recognised =
  | { readonly is: 'data'; readonly data: DataText; readonly text: string }
  /** Line protocol, which has a reader of its own. */
  | { readonly is: 'lines'; readonly text: string }
  /** `known`: it is something else for sure. */
  | { readonly is: 'nothing'; readonly reason: string; readonly known: boolean };

/** Files that were recognised last: a run, its chart and its checks read the same ones. */
const REMEMBERED = 12;

interface Remembered {
  readonly content: WorkspaceFile['content'];
  readonly opened: ReturnType<typeof openData>;
  readonly format: DataFormat | undefined;
  options?: string;
  data?: DataText;
}

const remembered: Remembered[] = [];

function lookAt(content: WorkspaceFile['content']): Remembered {
  const known = remembered.findIndex((each) => each.content === content);
  const [entry = newLook(content)] = known === -1 ? [] : remembered.splice(known, 1);
  remembered.unshift(entry);
  remembered.length = Math.min(remembered.length, REMEMBERED);
  return entry;
}

function newLook(content: WorkspaceFile['content']): Remembered {
  const opened = openData(content);
  return { content, opened, format: opened.ok ? recogniseData(opened.text) : undefined };
}

/** Whether there are points in a file whose name does not say so. */
export function holdsData({ content }: WorkspaceFile): boolean {
  return lookAt(content).format !== undefined;
}

function nothingIn(text: string, isRecipe: boolean): Recognised {
  if (isRecipe && text.trim() !== '') {
    return { is: 'nothing', reason: 'This recipe makes no points: it is no JSON with a list "make".', known: true };
  }
  const words = whatElse(text);
  if (words === undefined) return { is: 'nothing', reason: 'Nothing in this file looks like points.', known: false };
  return { is: 'nothing', reason: `This file ${words}.`, known: true };
}

export function recogniseFile(file: WorkspaceFile, workspace: Workspace, caseFile: CaseFile): Recognised {
  const look = lookAt(file.content);
  const { opened, format } = look;
  if (!opened.ok) return { is: 'nothing', reason: `This file holds no points: ${opened.error}.`, known: true };
  const { text } = opened;
  const isRecipe = fileKind(file.path) === 'recipe';
  if (format === undefined || (isRecipe && format.id !== 'recipe')) return nothingIn(text, isRecipe);
  if (format.readsAll !== undefined) return { is: 'lines', text };
  const options = dataOptions(file.path, workspace, caseFile);
  const { scriptTags, scriptBooleans = [] } = options;
  const key = JSON.stringify({ ...options, scriptTags: [...scriptTags], scriptBooleans: [...scriptBooleans] });
  if (look.data === undefined || look.options !== key) {
    look.data = readData(text, format, options);
    look.options = key;
  }
  return { is: 'data', data: look.data, text };
}

/** Line protocol too. */
export function readAnyFile(file: WorkspaceFile, workspace: Workspace, caseFile: CaseFile): DataText | undefined {
  const { opened, format } = lookAt(file.content);
  if (!opened.ok || format === undefined) return undefined;
  return readData(opened.text, format, dataOptions(file.path, workspace, caseFile));
}

/** What is known of a file beyond its text. */
function dataOptions(path: string, workspace: Workspace, caseFile: CaseFile): DataOptions {
  const { measurements, tags, booleans } = scriptNames(workspace);
  const [only] = measurements;
  const settings = caseFile.data.get(path);
  const precision = unitNamed(settings?.precision ?? caseFile.precision);
  return {
    fileStem: path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '') || 'data',
    ...(measurements.size === 1 && only !== undefined ? { scriptMeasurement: only } : {}),
    scriptTags: tags,
    scriptBooleans: booleans,
    choices: {
      ...(settings?.measurement === undefined ? {} : { measurement: settings.measurement }),
      ...(precision === undefined ? {} : { precision }),
      columns: settings?.columns ?? {},
    },
  };
}

/** Parts left out that are told one by one. */
const MOST_TOLD = 100;

/** The points, and what is to be told about them. */
export function foreignPoints(
  path: string,
  data: DataText,
  series: SeriesList,
): { readonly points: readonly LinePoint[]; readonly problems: readonly Problem[] } {
  // Points of one series hold one list of tags, mostly: then it costs a lookup.
  const known = new Map<DataPoint['tags'], Series>();
  const points = data.points.map(({ target, name, tags, fields, time, start }) => {
    const { database, retentionPolicy } = target ?? DEFAULT_DBRP;
    let own = known.get(tags);
    if (own?.name !== name || own.database !== database || own.retentionPolicy !== retentionPolicy) {
      own = series.intern(database, retentionPolicy, name, tags);
      known.set(tags, own);
    }
    own.note(fields);
    return new LinePoint(own, ListedFields.of(fields), time, start);
  });
  return { points, problems: toldOf(path, data) };
}

/** What is said of a file above its text. */
export function dataReport(file: string, data: DataText): DataReport {
  return {
    file,
    format: data.format.id,
    summary: summary(data),
    notes: [...guessSentences(data), ...data.notes],
    points: data.points.length,
    leftOut: data.leftOut.length,
    guesses: data.guesses,
  };
}

function toldOf(file: string, data: DataText): readonly Problem[] {
  const { leftOut, notes } = data;
  const whole = [summary(data), ...guessSentences(data), ...notes].join(' ');
  const rest = leftOut.slice(MOST_TOLD);
  const [first] = rest;
  return [
    { file, range: { start: 0, end: 0 }, severity: 'info', kapacitor: '', plain: whole, code: 'data-form' },
    ...leftOut
      .slice(0, MOST_TOLD)
      .map(({ start, end, reason }) => lineProblem(file, { start, end }, `Left out: ${reason}.`)),
    ...(first === undefined ? [] : [lineProblem(file, first, `${counted(rest.length, 'further line')} left out.`)]),
  ];
}

function lineProblem(file: string, { start, end }: Problem['range'], plain: string): Problem {
  return { file, range: { start, end }, severity: 'error', kapacitor: '', plain, code: 'data' };
}

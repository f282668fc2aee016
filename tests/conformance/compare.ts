/** Compares two answers as `../shared/tools/compare.mjs` does. */

export interface Difference {
  readonly path: string;
  readonly expected: unknown;
  readonly got: unknown;
}

type Json = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** JSON text with sorted keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

/** Requests keep their order for one URL where one sender posts there; several senders are independent of each other. */
function requests(value: unknown, key: string, severalSenders: boolean): Json {
  const byKey: Record<string, unknown[]> = {};
  for (const request of list(value)) {
    if (!isRecord(request)) continue;
    const name = String(request[key]);
    byKey[name] = [...(byKey[name] ?? []), request];
  }
  if (!severalSenders) return byKey;
  return Object.fromEntries(Object.entries(byKey).map(([name, group]) => [name, group.map(canonical).sort()]));
}

function comparableTask(task: unknown): unknown {
  if (!isRecord(task)) return task;
  const edges = list(task.edges).map((edge) => list(edge).join(' -> '));
  return {
    error: task.error ?? null,
    ok: task.ok ?? false,
    formatted: task.formatted ?? null,
    edges: edges.sort(),
    stats: task.stats ?? null,
    taskError: task.taskError ?? null,
    redefine: task.redefine ?? null,
    queries: task.queries ?? null,
    recordingError: task.recordingError ?? null,
    replayError: task.replayError ?? null,
  };
}

function comparableTemplate(template: unknown): unknown {
  if (!isRecord(template)) return template;
  return {
    error: template.error ?? null,
    ok: template.ok ?? false,
    formatted: template.formatted ?? null,
    type: template.type ?? null,
    vars: template.vars ?? null,
  };
}

function comparable(answer: Json, severalSenders: boolean): Json {
  const tasks = isRecord(answer.tasks) ? answer.tasks : {};
  const templates = isRecord(answer.templates) ? answer.templates : {};
  return {
    config: isRecord(answer.config) ? (answer.config.error ?? null) : null,
    handlers: answer.handlers ?? {},
    templates: Object.fromEntries(Object.entries(templates).map(([id, each]) => [id, comparableTemplate(each)])),
    load: isRecord(answer.load) ? (answer.load.error ?? null) : null,
    tasks: Object.fromEntries(Object.entries(tasks).map(([id, task]) => [id, comparableTask(task)])),
    hipchat: requests(answer.hipchat, 'url', severalSenders),
    posts: requests(answer.posts, 'path', severalSenders),
    httpOut: answer.httpOut ?? {},
    events: answer.events ?? {},
    errors: list(answer.errors).map(String).sort(),
    writeErrors: answer.writeErrors ?? [],
  };
}

function firstDifference(expected: unknown, got: unknown, path = ''): Difference | undefined {
  if (canonical(expected) === canonical(got)) return undefined;
  if (isRecord(expected) && isRecord(got)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(got)])) {
      const difference = firstDifference(expected[key], got[key], `${path}.${key}`);
      if (difference !== undefined) return difference;
    }
  }
  return { path, expected, got };
}

/** Kapacitor died on it: answering at all is right. */
function kapacitorDied(expected: Json): boolean {
  const { tasks, templates } = expected;
  const defined = [tasks, templates].flatMap((each) => (isRecord(each) ? Object.values(each) : []));
  return expected.crash !== undefined || defined.some((task) => isRecord(task) && task.panic !== undefined);
}

export function compareAnswers(expected: Json, got: Json, severalSenders: boolean): Difference | undefined {
  if (kapacitorDied(expected)) return undefined;
  return firstDifference(comparable(expected, severalSenders), comparable(got, severalSenders));
}

/** Whether more than one sender may post: several tasks or handler files, or a script with several alerts and sinks. */
export function hasSeveralSenders(scripts: readonly string[], otherSenders: number): boolean {
  const senders = /\|\s*alert\(|\.hipChat\(|\.post\(|\|\s*httpPost\(/gi;
  const count = scripts.reduce((sum, script) => sum + (script.match(senders) ?? []).length, 0);
  return scripts.length + otherSenders > 1 || count > 2;
}

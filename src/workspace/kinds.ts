/**
 * Every kind of file that a workspace has: what its path looks like, how an editor colours it, and what *+* offers. What
 * is done with a file of some kind stands with who does it, in a table that `satisfies Record<FileKind, …>`, so that the
 * compiler names every place that a new kind has to be added to.
 */

/** How an editor colours a text. */
export type Language = 'tickscript' | 'line-protocol' | 'toml' | 'yaml' | 'json' | 'plain';

interface Kind {
  readonly path: RegExp;
  /** Absent: the ending says it. */
  readonly language?: Language;
  /** Kept as bytes; all else is text. */
  readonly bytes?: true;
  /** A new file of this kind, with something in it to go on from. */
  readonly offer?: NewFile;
}

export interface NewFile {
  readonly label: string;
  readonly path: string;
  readonly content: string;
}

const SCRIPT = `stream
    |from()
        .measurement('cpu')
    |alert()
        .crit(lambda: "usage_idle" < 10)
        .stateChangesOnly()
        .message('{{ .ID }} is {{ .Level }}')
        .hipChat()
            .room('alerts')
`;

const POINTS = `cpu,host=serverA usage_idle=85 1514764800000000000
cpu,host=serverA usage_idle=42 1514764810000000000
cpu,host=serverA usage_idle=8 1514764820000000000
cpu,host=serverA usage_idle=60 1514764830000000000
`;

const CONFIGURATION = `[hipchat]
  enabled = true
  url = "https://example.hipchat.com/v2/room"
  room = "alerts"
  token = "xxxx"
  global = false
  state-changes-only = false
`;

const HANDLER = `id: hipchat-handler
topic: cpu
kind: hipchat
options:
  room: 'alerts'
`;

const TEMPLATE = `// What is measured
var measurement string
// The field whose mean is looked at
var field string
// When it is critical: an expression with "mean"
var crit lambda
// How long a window is
var window = 1m

stream
    |from()
        .measurement(measurement)
        .groupBy(*)
    |window()
        .period(window)
        .every(window)
    |mean(field)
    |alert()
        .id('{{ .TaskName }} {{ .Group }}')
        .crit(crit)
        .stateChangesOnly()
        .hipChat()
            .room('alerts')
`;

const TASK = `template-id: mean
dbrps:
  - db: telegraf
    rp: autogen
vars:
  measurement:
    type: string
    value: cpu
  field:
    type: string
    value: usage_idle
  crit:
    type: lambda
    value: '"mean" < 10.0'
`;

const EXPECTATIONS = `{
  "expectations": [
  ]
}
`;

const RECIPE = `{
  "every": "10s",
  "points": 60,
  "make": [
    {
      "measurement": "cpu",
      "tags": { "host": ["web01", "web02"] },
      "fields": {
        "usage_idle": { "shape": "sine", "low": 2, "high": 90, "period": "5m", "noise": 2 }
      }
    }
  ]
}
`;

const FOLDERS = '(?:handlers|templates|tasks|sideload)/';
/** The folder that Kapacitor's `[load]` reads is the workspace, or one in it: `load/`, `etc/kapacitor/load/`. */
const LOAD = `^(?:(?!${FOLDERS})[^/]+/){0,4}`;

/** By its ending in any case, outside of the folders of which certain files only are read. */
function loose(...endings: readonly string[]): RegExp {
  const anyCase = endings.map((ending) => ending.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`));
  return new RegExp(`^(?!${LOAD}(?:handlers|templates|tasks)/|sideload/)[^]*\\.(?:${anyCase.join('|')})$`);
}

/** At most one of them fits a path, `other` aside. *+* lists them in this order. */
export const KINDS = {
  script: {
    path: loose('tick'),
    offer: { label: 'Script', path: 'task.tick', content: SCRIPT },
  },
  points: {
    path: loose('lp'),
    language: 'line-protocol',
    offer: { label: 'Points', path: 'data.lp', content: POINTS },
  },
  /** How points are made. */
  recipe: {
    path: loose('recipe\\.json'),
    offer: { label: 'Data lab: points from a recipe', path: 'lab.recipe.json', content: RECIPE },
  },
  recording: { path: loose('srpl', 'brpl'), language: 'plain', bytes: true },
  csv: { path: loose('csv'), language: 'plain' },
  config: {
    path: new RegExp(`${LOAD}kapacitor\\.conf$`),
    offer: { label: 'Configuration', path: 'kapacitor.conf', content: CONFIGURATION },
  },
  environment: { path: /^(?:environment|\.env)$/ },
  handler: {
    path: new RegExp(`${LOAD}handlers/`),
    offer: { label: 'Topic handler', path: 'handlers/handler.yaml', content: HANDLER },
  },
  template: {
    path: new RegExp(`${LOAD}templates/[^/]+\\.tick$`),
    offer: { label: 'Template', path: 'templates/mean.tick', content: TEMPLATE },
  },
  /** A script that brings its `dbrp`. */
  loadedScript: { path: new RegExp(`${LOAD}tasks/[^/]+\\.tick$`) },
  taskFile: {
    path: new RegExp(`${LOAD}tasks/[^/]+\\.(?:yaml|yml|json)$`),
    offer: { label: 'Task of a template', path: 'tasks/cpu.yaml', content: TASK },
  },
  /** In a folder of which Kapacitor reads other files only. */
  stray: { path: new RegExp(`${LOAD}(?:templates/(?![^/]+\\.tick$)|tasks/(?![^/]+\\.(?:tick|yaml|yml|json)$))`) },
  /** What `kapacitor define -vars` takes. */
  vars: { path: /^vars\.json$/ },
  /** What `sideload` nodes look into. */
  sideload: { path: /^sideload\// },
  case: {
    path: /^case\.json$/,
    offer: { label: 'Expectations', path: 'case.json', content: EXPECTATIONS },
  },
  other: { path: /^/ },
} satisfies Readonly<Record<string, Kind>>;

export type FileKind = keyof typeof KINDS;

const ENTRIES: readonly (readonly [FileKind, Kind])[] = Object.entries<Kind>(KINDS).flatMap(([name, kind]) =>
  isKind(name) ? [[name, kind] as const] : [],
);

function isKind(name: string): name is FileKind {
  return Object.hasOwn(KINDS, name);
}

/** Kinds of files that hold data, by their names. */
export const DATA_KINDS = ['points', 'recipe', 'recording', 'csv'] as const satisfies readonly FileKind[];

/** Kinds of files that hold the script of one task. */
export const TASK_SCRIPT_KINDS = ['script', 'loadedScript'] as const satisfies readonly FileKind[];

/** Kinds of files that hold a script. */
export const SCRIPT_KINDS = [...TASK_SCRIPT_KINDS, 'template'] as const satisfies readonly FileKind[];

/** What a file is, by its path alone. */
export function fileKind(path: string): FileKind {
  return ENTRIES.find(([, kind]) => kind.path.test(path))?.[0] ?? 'other';
}

/** Whether a file is of one of these kinds. */
export function isOfKind(path: string, kinds: readonly FileKind[]): boolean {
  return kinds.includes(fileKind(path));
}

const LANGUAGE_OF_ENDING: Readonly<Record<string, Language>> = {
  tick: 'tickscript',
  lp: 'line-protocol',
  txt: 'line-protocol',
  line: 'line-protocol',
  conf: 'toml',
  toml: 'toml',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
};

export function languageOf(path: string): Language {
  const kind: Kind = KINDS[fileKind(path)];
  return kind.language ?? LANGUAGE_OF_ENDING[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'plain';
}

export function isBinary(path: string): boolean {
  const kind: Kind = KINDS[fileKind(path)];
  return kind.bytes ?? false;
}

export const NEW_FILES: readonly NewFile[] = ENTRIES.flatMap(([, { offer }]) => (offer === undefined ? [] : [offer]));

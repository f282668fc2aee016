/** What is fuzzed: a kind of input, where its inputs begin, and what must hold whatever they become. */
import { deflateRawSync } from 'node:zlib';
import { report } from '../../src/cli/report';
import { isTemplateError, parseTemplate } from '../../src/go/template/template';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { diagnose } from '../../src/language/diagnostics';
import { defineTask } from '../../src/pipeline/define-task';
import { toBase64Url } from '../../src/sharing/base64';
import { importZip, zipOf } from '../../src/sharing/bundle';
import { decodePermalink } from '../../src/sharing/permalink';
import { withoutSecrets } from '../../src/sharing/secrets/leave-out';
import { SecretMask } from '../../src/sharing/secrets/mask';
import { packState, plainState, VERSION } from '../../src/sharing/shared-state';
import { format, formatScript } from '../../src/tickscript/format';
import { parseScript } from '../../src/tickscript/parse';
import type { Workspace } from '../../src/workspace/workspace';
import { mutate, mutateBytes } from './mutate';
import type { Random } from './random';
import { recordedFiles, recordedScripts, recordedWorkspaces } from './recorded';
import { PIECES, SEEDS } from './seeds';

export interface Kind {
  /** How many are tried when nothing is said. */
  readonly count: number;
  /** Reads what inputs begin as; makes them one by one. */
  start(): (random: Random) => string | Uint8Array;
  /** Throws, or answers with a sentence, where something does not hold. */
  check(input: string | Uint8Array): Fault | Promise<Fault>;
}

type Fault = string | undefined;

/** Longer ones take their time and find no more. */
const LONGEST_SEED = 4_000;
const FAULT = /internal error|RangeError|TypeError|fault of the playground|\n\s+at .+:\d+:\d+/;
const DBRPS = [{ database: 'telegraf', retentionPolicy: 'autogen' }];
const SCRIPT = { path: 'a.tick', content: "stream|from()|groupBy(*)|alert().crit(lambda: TRUE).log('/l')" };
const POINTS = 'cpu,host=a v=1,s="x" 1514764800000000000\ncpu,host=b v=20,s="y" 1514764801000000000\n';
const DATA = { path: 'data.lp', content: POINTS };

export const KINDS = {
  scripts: {
    count: 100_000,
    start: () => {
      const seeds = recordedScripts();
      return (random) => mutate(random, seeds, PIECES.scripts);
    },
    check: (input) => {
      const text = String(input);
      const { partial } = parseScript(text);
      format(partial);
      const defined = defineTask({ language: WHOLE, script: text, dbrps: DBRPS });
      if (!defined.ok && FAULT.test(defined.error.message)) return defined.error.message;
      const files = [{ path: 'a.tick', content: text }];
      withoutSecrets(files);
      new SecretMask(files).text(text);
      return formatsOnce(text);
    },
  },
  data: ofFile('data', 'data.txt', () => [...SEEDS.data, ...recordedFiles((name) => name.endsWith('.lp'))]),
  csv: ofFile('csv', 'data.csv', () => SEEDS.csv),
  toml: ofFile('toml', 'kapacitor.conf', () => recordedFiles((name) => name.endsWith('.conf'))),
  yaml: ofFile('yaml', 'handlers/a.yaml', () => [
    ...SEEDS.yaml,
    ...recordedFiles((name) => /handlers\/.*\.(yaml|yml|json)$/.test(name)),
  ]),
  json: ofFile('json', 'case.json', () => recordedFiles((name) => name.endsWith('case.json'))),
  influxql: {
    count: 10_000,
    start: () => {
      const seeds = [...new Set(recordedScripts().flatMap(queriesIn))];
      return (random) => mutate(random, seeds, PIECES.influxql);
    },
    check: (query) => {
      const text = String(query).replaceAll("'", "\\'");
      const script = `batch|query('${text}').period(10s).every(1s)|alert().crit(lambda: TRUE).log('/l')`;
      return checkWorkspace([{ path: 'a.tick', content: script }, DATA], String(query));
    },
  },
  templates: {
    count: 10_000,
    start: () => {
      const seeds = [...new Set(recordedScripts().flatMap(templatesIn))];
      return (random) => mutate(random, seeds, PIECES.templates);
    },
    check: (input) => {
      const template = parseTemplate('t', String(input));
      if (!isTemplateError(template)) template.execute(null);
      const text = String(input).replaceAll('\\', '\\\\').replaceAll("'", "\\'");
      const script = `stream|from()|alert().crit(lambda: TRUE).message('${text}').details('${text}').log('/l')`;
      return checkWorkspace([{ path: 'a.tick', content: script }, DATA], String(input));
    },
  },
  links: {
    count: 10_000,
    start: () => {
      const states = recordedWorkspaces().map((workspace) => JSON.stringify(packState(plainState(workspace), [])));
      return (random) => {
        const json = random.chance(0.6) ? mutate(random, states, PIECES.json) : mutate(random, states, []);
        const link = `#${VERSION}.${toBase64Url(deflateRawSync(json))}`;
        return random.chance(0.5) ? link : mutate(random, [link], PIECES.links);
      };
    },
    check: async (hash) => {
      const opened = await decodePermalink(String(hash));
      if (!opened.ok) return sentence(opened.error);
      withoutSecrets(opened.state.workspace);
      return namesOf(opened.state.workspace);
    },
  },
  zips: {
    count: 10_000,
    start: () => {
      const zips = recordedWorkspaces().map((workspace) => zipOf(workspace));
      return (random) => mutateBytes(random, random.pick(zips));
    },
    check: (bytes) => {
      if (typeof bytes === 'string') return 'no bytes';
      const read = importZip(bytes);
      return read.ok ? namesOf(read.state.workspace) : sentence(read.error);
    },
  },
} as const satisfies Readonly<Record<string, Kind>>;

/** One file beside a script, or beside points, of a workspace that is run, reported and masked. */
function ofFile(kind: keyof typeof PIECES, path: string, seeds: () => readonly string[]): Kind {
  return {
    count: 10_000,
    start: () => {
      const all = seeds().filter(({ length }) => length <= LONGEST_SEED);
      return (random) => mutate(random, all, PIECES[kind]);
    },
    check: (text) => {
      const file = { path, content: String(text) };
      return checkWorkspace(path.startsWith('data') ? [SCRIPT, file] : [SCRIPT, DATA, file], String(text));
    },
  };
}

let checked = 0;

function checkWorkspace(workspace: Workspace, text: string): Fault {
  const run = runWorkspace(WHOLE, workspace, { budget: { milliseconds: 1_000, events: 1_000 } });
  const said = report('folder', workspace, run);
  const fault = FAULT.exec(said)?.[0];
  if (fault !== undefined) return `the report says ${fault}`;
  const { workspace: clean } = withoutSecrets(workspace);
  if (clean.length !== workspace.length) return 'a file is lost with its secrets';
  new SecretMask(workspace).text(text);
  // Plain words take the most time: each tenth is enough.
  if (checked++ % 10 > 0) return undefined;
  const problem = diagnose(workspace).find(({ plain, kapacitor }) => FAULT.test(plain) || FAULT.test(kapacitor));
  return problem && `a problem says ${problem.plain} ${problem.kapacitor}`;
}

/**
 * What Kapacitor's formatter writes so that its reader takes it for something else. Of 100,000 scripts (seed 7) 271 were
 * others the second time, and a real one (tick/fmt.go, v1.8.3) gave the same text for every one of them, both times.
 */
const LOST_BY_KAPACITOR: readonly RegExp[] = [
  // A regular expression behind anything but `=~` and `!~`: its slash is a division or a comment.
  /(?<![=!]~)(?<!\/)(?:\s|^|[(,!-])\/(?!\/)/m,
  // Quotes in the names of a `dbrp`, which are not escaped again.
  /^dbrp "[^"]*"[^".]/m,
  // A star, or a comment, that stood inside an expression.
  /^\*$|^\/\/.*\n[!-]/m,
];

function formatsOnce(text: string): Fault {
  const once = formatScript(text);
  if (!once.ok || LOST_BY_KAPACITOR.some((lost) => lost.test(once.text))) return undefined;
  const twice = formatScript(once.text);
  if (!twice.ok) return `formatted, it is no script: ${twice.error}`;
  if (twice.text === once.text) return undefined;
  // A pipeline in an argument makes lines; a call with lines in it is written over lines, which is seen the second time.
  const isSpaceOnly = twice.text.replaceAll(/\s/g, '') === once.text.replaceAll(/\s/g, '');
  return isSpaceOnly ? undefined : 'formatted a second time it is another';
}

function sentence(error: string): Fault {
  return /^[A-Z].*\.$/s.test(error) && !FAULT.test(error) ? undefined : `no sentence: ${error}`;
}

function namesOf(workspace: Workspace): Fault {
  const bad = workspace.find(({ path }) => path === '' || path.startsWith('/') || path.split('/').includes('..'));
  return bad && `it has a file ${JSON.stringify(bad.path)}`;
}

function queriesIn(script: string): readonly string[] {
  return [...script.matchAll(/query\('((?:[^'\\]|\\.)+)'/g)].map(([, query = '']) => query.replaceAll("\\'", "'"));
}

function templatesIn(script: string): readonly string[] {
  const found = script.matchAll(/\.(?:message|details|id)\('((?:[^'\\]|\\.)+)'/g);
  return [...found].map(([, template = '']) => template.replaceAll("\\'", "'"));
}

/** Every secret through every way out of a workspace: none of it stands anywhere behind. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { curlCommand, rawRequest } from '../../../src/app/model/request-text';
import { report } from '../../../src/cli/report';
import { testCommand } from '../../../src/cli/test-command';
import { bundleOf } from '../../../src/export/bundle';
import { markdownOf } from '../../../src/export/markdown';
import { makeRequest } from '../../../src/handlers/request';
import { WHOLE } from '../../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../../src/kapacitor/run/run';
import { exportZip, importZip } from '../../../src/sharing/bundle';
import { decodePermalink, encodePermalink } from '../../../src/sharing/permalink';
import { withoutSecrets } from '../../../src/sharing/secrets/leave-out';
import { SecretMask } from '../../../src/sharing/secrets/mask';
import { withPlaceholders } from '../../../src/sharing/secrets/placeholders';
import { plainState } from '../../../src/sharing/shared-state';
import type { Workspace } from '../../../src/workspace/workspace';
import { scratch, writeFiles } from '../../cli/scratch';
import { LINES } from './lines';
import { OTHERS, SCRIPTS } from './other-files';
import { HOOKS, KEYS } from './tokens';
import { CONFIGURATIONS, HANDLERS } from './toml-and-yaml';
import type { WrittenSecret } from './written-secret';

const ALL: readonly WrittenSecret[] = [
  ...HOOKS,
  ...KEYS,
  ...LINES,
  ...CONFIGURATIONS,
  ...HANDLERS,
  ...SCRIPTS,
  ...OTHERS,
];

/** Milliseconds, with `ALL_SECRETS=1`. */
const PATIENCE = 60_000;

const here = scratch();

/** The file, and others that say its secret again: a note, a message, a point, an answer that echoes it, what is expected. */
function folderOf({ path, content, secret }: WrittenSecret): Workspace {
  const isQuotable = !/['"\\\n\t]/.test(secret);
  const said = isQuotable ? secret : 'nothing';
  const others = [
    { path: 'other.md', content: `seen: (${secret})` },
    {
      path: 'own.tick',
      content: `stream|from().measurement('m')|alert().id('own').crit(lambda: "v" > 0).message('with ${said}, {{ index .Fields "note" }}').post('http://h/in/${said}').header('X-Note', '${said}')`,
    },
    { path: 'data.lp', content: `m v=1,note="got ${said}" 1528102800000000000\n` },
    {
      path: 'case.json',
      content: JSON.stringify({
        respond: { status: 403, body: `no such token ${secret}` },
        expectations: [{ id: 'own', level: 'warn', message: `with ${secret}` }],
      }),
    },
  ];
  return [{ path, content }, ...others.filter((other) => other.path !== path)];
}

function leaks(text: string, secret: string): boolean {
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)].some((way) => text.includes(way));
}

test('there are many, each of its own', () => {
  expect(ALL.length).toBeGreaterThan(350);
  expect(new Set(ALL.map(({ secret }) => secret)).size).toBe(ALL.length);
});

/** Ways out in which the secret is still there, by what it was written in. */
type Leaks = readonly (readonly [content: string, ways: readonly string[]])[];

function leaking(
  those: readonly WrittenSecret[],
  waysOf: (written: WrittenSecret) => Readonly<Record<string, string>>,
): Leaks {
  return those.flatMap((written) => {
    const ways = Object.entries(waysOf(written)).filter(([, text]) => leaks(text, written.secret));
    return ways.length === 0 ? [] : [[`${written.path}: ${written.content}`, ways.map(([way]) => way)] as const];
  });
}

test('nothing is left of them in a draft, a link or a zip, nor in what is told, asked and answered', {
  timeout: PATIENCE,
}, () => {
  const left = leaking(ALL, (written) => {
    const { secret } = written;
    const files = folderOf(written);
    const mask = new SecretMask(files);
    const made = makeRequest(
      'POST',
      `http://h/in?x=${encodeURIComponent(secret)}`,
      [['X-Note', secret.replaceAll('\n', '')]],
      JSON.stringify({ a: secret }),
    );
    if (!made.ok) throw new Error(made.error);
    const request = withPlaceholders(made.request, mask.request(made.request, []));
    return {
      clean: withoutSecrets(files)
        .workspace.map(({ content }) => String(content))
        .join('\n'),
      log: mask.text(`ts=1 lvl=error msg="failed: ${secret}" err="(${secret})"`),
      echo: mask.text(`Post "http://h/?x=1": answered 403: {"said":${JSON.stringify(secret)}}`),
      request: rawRequest(request),
      curl: curlCommand(request),
    };
  });
  expect(left).toEqual([]);
});

/** Of those that a run reads: it is the slow part. */
const READ = ALL.filter(({ path }) => path !== 'notes.md');

/** `ALL_SECRETS=1` takes each. */
function some(step: number, from: number): readonly WrittenSecret[] {
  return process.env.ALL_SECRETS === '1' ? READ : READ.filter((_, row) => row % step === from);
}

test('nor in the report of a run or in Markdown', { timeout: PATIENCE }, () => {
  const left = leaking(some(8, 3), (written) => {
    const files = folderOf(written);
    const run = runWorkspace(WHOLE, files);
    const mask = new SecretMask(files);
    const { workspace: clean } = withoutSecrets(files);
    const shown = run.requests.map(({ request, secrets }) =>
      rawRequest(withPlaceholders(request, mask.request(request, secrets))),
    );
    return {
      report: report('folder', files, run),
      requests: shown.join('\n'),
      markdown: markdownOf({
        name: 'x',
        files: clean,
        events: run.events.map(({ message }) => mask.text(message)),
        eventCount: run.events.length,
        problems: run.problems.map(({ plain, kapacitor }) => mask.text(`${plain} ${kapacitor}`)),
        ...(shown[0] === undefined ? {} : { request: shown[0] }),
        kapacitor: '1.8',
        link: '#',
      }),
    };
  });
  expect(left).toEqual([]);
});

test('nor in what is exported for a real Kapacitor', { timeout: PATIENCE }, () => {
  const left = leaking(some(16, 1), (written) => ({
    exported: bundleOf(plainState(folderOf(written)))
      .files.map(({ content }) => String(content))
      .join('\n'),
  }));
  expect(left).toEqual([]);
});

test('nor in a link and a zip, as they are opened', async () => {
  for (const written of ALL.filter((_, row) => row % 40 === 0)) {
    const clean = plainState(withoutSecrets(folderOf(written)).workspace);
    const opened = await decodePermalink(await encodePermalink(clean), async () => []);
    const unpacked = importZip(exportZip(clean));
    expect([opened.ok, unpacked.ok]).toEqual([true, true]);
    expect(leaks(JSON.stringify(opened), written.secret)).toBe(false);
    expect(leaks(JSON.stringify(unpacked), written.secret)).toBe(false);
  }
});

test('nor in what `tick test` says, and in its XML', { timeout: PATIENCE }, () => {
  const those = some(8, 5);
  const folders = those.map((written, row) => {
    const folder = join(here.folder, String(row));
    writeFiles(folder, Object.fromEntries(folderOf(written).map(({ path, content }) => [path, content])));
    return folder;
  });
  const file = join(here.folder, 'junit.xml');
  testCommand(['--junit', file, ...folders]);
  const said = `${here.said.join('')}${readFileSync(file, 'utf8')}`;
  expect(said).toContain('FAIL');
  expect(those.filter(({ secret }) => leaks(said, secret)).map(({ content }) => content)).toEqual([]);
});

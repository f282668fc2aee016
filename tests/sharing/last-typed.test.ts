import { expect, test } from 'vitest';
import { HANDLERS } from '../../src/handlers';
import { SECTIONS } from '../../src/kapacitor/config/all-sections';
import { lastTyped } from '../../src/sharing/secrets/last-typed';
import { withoutSecrets } from '../../src/sharing/secrets/leave-out';
import type { Workspace } from '../../src/workspace/workspace';

const CONF = `[hipchat]
  enabled = true
  url = "https://acme.hipchat.com/v2/room"
  room = "general"
  token = "s3cr3t-Value"
  global = false


[alert]
  persist-topics = true
`;
const SCRIPT = `stream
    |from()
        .measurement('cpu')
    |alert()
        .crit(lambda: "usage_idle" < 10)
        .message('{{ .ID }} is {{ .Level }}')
        .hipChat()
            .room('ops')
            .token('short')
`;
const FILES: Workspace = [
  { path: 'a.tick', content: SCRIPT },
  { path: 'kapacitor.conf', content: CONF },
  { path: 'data.srpl', content: new Uint8Array([1, 2]) },
];
const LOOKED = { files: FILES, clean: withoutSecrets(FILES).workspace, places: withoutSecrets(FILES).places };
const [CLEAN_SCRIPT, CLEAN_CONF] = LOOKED.clean.map(({ content }) => content);

function typed(path: string, content: string): readonly (string | Uint8Array)[] | undefined {
  return lastTyped(
    LOOKED,
    FILES.map((file) => (file.path === path ? { path, content } : file)),
  )?.map((file) => file.content);
}

test.each([
  ['a letter', 'a.tick', SCRIPT.replace('< 10', '< 15')],
  ['a line', 'a.tick', `// 警告\n${SCRIPT}`],
  ['a line behind a token', 'kapacitor.conf', `${CONF}  topic-buffer-length = 10\n`],
])('%s is kept, and every token stays out', (_, path, content) => {
  const whole = FILES.map((file) => (file.path === path ? { path, content } : file));
  expect(typed(path, content)).toEqual(withoutSecrets(whole).workspace.map((file) => file.content));
  expect(typed(path, content)).not.toEqual(LOOKED.clean.map((file) => file.content));
});

test.each([
  ['a token', 'kapacitor.conf', CONF.replace('s3cr3t-Value', 'an0ther-Value')],
  ['a part of one', 'kapacitor.conf', CONF.replace('s3cr3t-Value', 's3cr3t-Value2')],
  ['its name', 'kapacitor.conf', CONF.replace('token = ', 'tok = ')],
  [
    'a value where its name stands lines before',
    'a.tick',
    SCRIPT.replace('|from()', "|from()\n .apiKey(\n\n'hunter'\n)"),
  ],
  ['a known token at another place', 'a.tick', `// s3cr3t-Value\n${SCRIPT}`],
  ['an address', 'a.tick', `// http://h/x\n${SCRIPT}`],
  ['a key without a name', 'a.tick', `// AKIAIOSFODNN7EXAMPLE\n${SCRIPT}`],
])('%s is not kept: the file stays as it was known', (_, path, content) => {
  expect(typed(path, content)).toEqual([CLEAN_SCRIPT, CLEAN_CONF, FILES[2]?.content]);
});

test('a file that nobody has looked through is not kept', () => {
  expect(lastTyped(LOOKED, [...FILES, { path: 'new.tick', content: 'stream' }])).toBe(undefined);
});

test('every name that a definition marks as secret stops what is typed beside it', () => {
  const names = [
    ...SECTIONS.flatMap(({ keys }) => keys.flatMap((key) => [key, ...(key.keys ?? [])])),
    ...HANDLERS.flatMap(({ options, script }) => [...options, ...(script?.properties ?? [])]),
  ].flatMap(({ name, secret }) => (secret === true ? [name] : []));
  expect(names.length).toBeGreaterThan(20);
  const passing = names.filter(
    (name) => typed('a.tick', `${SCRIPT.replace("'cpu'", `'cpu'\n${name}\n`)}`)?.[0] !== CLEAN_SCRIPT,
  );
  expect(passing).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXAMPLES, exampleWorkspace } from '../../src/examples';
import { HANDLERS } from '../../src/handlers';
import type { SectionKey } from '../../src/handlers/section';
import { SECTIONS } from '../../src/kapacitor/config/all-sections';
import { findSecrets } from '../../src/sharing/secrets/find';
import { withoutSecrets } from '../../src/sharing/secrets/leave-out';

const SECRET = 'Zq81_value-of-it';

const MARKED = SECTIONS.flatMap(({ name, list, keys }) =>
  keys.flatMap((key): { section: string; list: boolean; key: SectionKey; inner?: string }[] => {
    const own = { section: name, list: list !== undefined, key };
    if (key.type === 'struct') {
      return (key.keys ?? []).filter(({ secret }) => secret === true).map((inner) => ({ ...own, inner: inner.name }));
    }
    return key.secret === true ? [own] : [];
  }),
);

function found(path: string, content: string): readonly string[] {
  return findSecrets([{ path, content }]).map(({ value }) => value);
}

describe('every key that a definition marks secret is found', () => {
  test('there are many', () => {
    expect(MARKED.length).toBeGreaterThan(35);
  });

  test.each(MARKED.map((marked) => [`${marked.section}.${marked.key.name}.${marked.inner ?? ''}`, marked] as const))(
    '%s in kapacitor.conf and in the environment',
    (_, { section, list, key, inner }) => {
      const isTable = key.type === 'stringMap';
      const header = list ? `[[${section}]]` : `[${section}]`;
      const value =
        inner !== undefined ? `{ ${inner} = "${SECRET}" }` : isTable ? `{ any = "${SECRET}" }` : `"${SECRET}"`;
      expect(found('kapacitor.conf', `${header}\n  ${key.name} = ${value}\n`)).toEqual([SECRET]);
      if (isTable) return;
      const parts = [section, ...(list ? ['0'] : []), key.name, ...(inner === undefined ? [] : [inner])];
      const name = `KAPACITOR_${parts.join('_').replaceAll('-', '_').toUpperCase()}`;
      expect(found('environment', `${name}=${SECRET}\n`)).toEqual([SECRET]);
    },
  );

  const properties = HANDLERS.flatMap(({ script }) =>
    (script?.properties ?? []).flatMap(({ name, secret }) =>
      secret === true ? [[script?.name ?? '', name] as const] : [],
    ),
  );
  test.each(properties)('.%s().%s() in a script', (method, property) => {
    expect(found('a.tick', `stream|from()|alert().${method}().${property}('${SECRET}')`)).toEqual([SECRET]);
    const byVar = `var it = '${SECRET}'\nstream|from()|alert().${method}().${property}(it)`;
    expect(found('a.tick', byVar)).toEqual([SECRET]);
  });

  const options = HANDLERS.flatMap(({ kind, options: keys }) =>
    keys.flatMap(({ name, secret }) => (secret === true ? [[kind, name] as const] : [])),
  );
  test.each(options)('kind %s, option %s in a handler file', (kind, option) => {
    expect(found('handlers/h.yaml', `id: a\ntopic: b\nkind: ${kind}\noptions:\n  ${option}: ${SECRET}\n`)).toEqual([
      SECRET,
    ]);
    const json = JSON.stringify({ id: 'a', topic: 'b', kind, options: { [option]: SECRET } });
    expect(found('handlers/h.json', json)).toEqual([SECRET]);
  });

  test('scripts and files mark theirs', () => {
    expect([properties.length, options.length]).toEqual([10, 8]);
  });
});

/** What is declared in the examples, by file and name. */
const DECLARED =
  /^(?:token|url|\w*password|user-key|\w+Token) in (?:kapacitor\.conf|environment|[\w/-]+\.(?:tick|ya?ml)), line \d+$/;

test('the examples have no false alarm', { timeout: 60_000 }, async () => {
  for (const { id, load } of EXAMPLES) {
    const workspace = exampleWorkspace(await load());
    const { secrets, workspace: clean, places } = withoutSecrets(workspace);
    const declared = new Set(secrets.map(({ value }) => value));
    expect([id, secrets.map(({ label }) => label).filter((label) => !DECLARED.test(label))]).toEqual([id, []]);
    const taken = workspace.flatMap(({ content }, index) =>
      (places[index] ?? []).map(({ start, end }) => String(content).slice(start, end)),
    );
    expect([id, taken.filter((text) => !declared.has(text))]).toEqual([id, []]);
    expect(clean.length).toBe(workspace.length);
  }
});

const CASES = join(import.meta.dirname, '../conformance/cases');
/** What the recorded cases declare, as `expected.json` and answers say it too. */
const RECORDED =
  /^(?:token|auth_token|password|service-key|routing-key|url|KAPACITOR_\w+|\w*[kK]ey|webhook) in [\w./-]+, line \d+$/;

/** Texts of a case; `ALL_SECRETS=1` takes all cases. */
test('the recorded cases have no false alarm', { timeout: 60_000 }, () => {
  const step = process.env.ALL_SECRETS === '1' ? 1 : 12;
  const alarms = readdirSync(CASES)
    .filter((_, place) => place % step === 0)
    .flatMap((name) => {
      const files = readdirSync(join(CASES, name), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile() && !/\.(?:srpl|brpl|gz|zip)$/.test(entry.name))
        .map(({ parentPath, name: file }) => {
          const path = join(parentPath, file);
          return { path: path.slice(join(CASES, name).length + 1), content: readFileSync(path, 'utf8') };
        });
      return findSecrets(files).flatMap(({ label }) => (RECORDED.test(label) ? [] : [`${name}: ${label}`]));
    });
  expect(alarms).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { HANDLERS } from '../../src/handlers';
import { diagnose } from '../../src/language/diagnostics';

const named = HANDLERS.flatMap(({ script }) =>
  (script?.literal ?? []).map((name) => ({ method: script?.name ?? '', name })),
);

function plainOf(call: string): readonly string[] {
  const script = `stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        ${call}\n`;
  return diagnose([{ path: 'a.tick', content: script }], true)
    .filter(({ code }) => code === 'literal-template')
    .map(({ plain }) => plain);
}

describe('what a handler writes as it stands', () => {
  // An endpoint that is not configured is refused before anything is said of its name.
  test.each(named.filter(({ name }) => name !== 'endpoint'))('$method: $name', ({ method, name }) => {
    const call = (text: string) =>
      name === method ? `.${name}('${text}')` : `.${method}()\n        .${name}('${text}')`;
    const what = name === method ? name : `.${name}()`;
    expect(plainOf(call('/{{ .Level }}'))).toEqual([
      `${what} renders no template: {{ .Level }} is written as it stands.`,
    ]);
    expect(plainOf(call('/plain'))).toEqual([]);
  });

  test('is a property of it, or its own arguments', () => {
    const members = HANDLERS.flatMap(({ script }) => [
      script?.name,
      ...(script?.properties ?? []).map(({ name }) => name),
    ]);
    expect(named.filter(({ name }) => !members.includes(name))).toEqual([]);
    expect(named).toHaveLength(19);
  });
});

import { expect, test } from 'vitest';
import { mutantsOf, mutated, switched } from './mutants';

const changes = (text: string) => mutantsOf('a.ts', text).map((mutant) => mutated(text, mutant));

test.each<[text: string, mutants: readonly string[]]>([
  ['f(a < b);', [';', 'f(a <= b);']],
  ['const x = a && !b;', ['const x = a || !b;', 'const x = a && b;']],
  ['let n = 3; n += 4n;', ['let n = 4; n += 4n;', 'let n = 3; ;', 'let n = 3; n -= 4n;', 'let n = 3; n += 5n;']],
  [
    "const s = ['ä', '', 'two words'];",
    ["const s = ['', '', 'two words'];", "const s = ['ä', 'mutant', 'two words'];"],
  ],
  ['if (a) b = true;', ['if (true) b = true;', 'if (false) b = true;', 'if (a) ;', 'if (a) b = false;']],
  ['while (a) continue;', ['while (false) continue;', 'while (a) ;']],
  ['const f = () => { return a.some(g); };', ['const f = () => { ; };', 'const f = () => { return a.every(g); };']],
  ["type T = 'a' | 1; import x from 'x'; const y: 'b' = z as 'c';", []],
  ["const node = { documentation: 'word', kind: 'k' };", ["const node = { documentation: 'word', kind: '' };"]],
  ['const x = a ?? b ?? c;', ['const x = (a ?? b) && c;', 'const x = a && b ?? c;']],
  ['i++;', [';', 'i--;']],
  [
    'function f(a) { if (a) return undefined; return undefined; }',
    [
      'function f(a) { if (true) return undefined; return undefined; }',
      'function f(a) { if (false) return undefined; return undefined; }',
      'function f(a) { if (a) ; return undefined; }',
    ],
  ],
])('%s', (text, mutants) => {
  expect(changes(text)).toEqual(mutants);
});

test('switched on one by one, each mutant is the one that is written down, and all off is the text as it is', () => {
  const text = `function f(texts) {
    let seen = '';
    for (const n of [1, 2, 3]) {
      if (n > 2) { seen += 'high'; continue; }
      if (n < 2) seen = texts?.slice(0).some((it) => it === seen) ? 'some' : seen + n;
    }
    return seen;
  }`;
  const mutants = mutantsOf('a.js', text).map((mutant, id) => ({ ...mutant, id }));
  const source = switched(text, mutants);
  const answer = (of: string) => {
    try {
      return [undefined, ['1'], ['a', '']].map((texts) => new Function('texts', `${of}\nreturn f(texts);`)(texts));
    } catch (error) {
      return String(error);
    }
  };
  let on: number | undefined;
  const reached = new Set<number>();
  Object.assign(globalThis, {
    __mutant: (id: number) => {
      reached.add(id);
      return id === on;
    },
  });
  try {
    expect(answer(source)).toEqual(['1high', '1high', 'somehigh']);
    expect(mutants.length).toBe(25);
    expect(mutants.filter(({ id }) => !reached.has(id))).toEqual([]);
    for (const mutant of mutants) {
      on = mutant.id;
      expect([mutant, answer(source)]).toEqual([mutant, answer(mutated(text, mutant))]);
    }
  } finally {
    Reflect.deleteProperty(globalThis, '__mutant');
  }
});

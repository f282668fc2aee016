import { expect, test } from 'vitest';
import { described, mutantsOf, mutated, probed } from './mutants';

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
  ['i++;', [';', 'i--;']],
])('%s', (text, mutants) => {
  expect(changes(text)).toEqual(mutants);
});

test('a probe tells which places were reached, and changes nothing else', () => {
  const text = `
    let seen = '';
    for (const n of [1, 2, 3]) {
      if (n > 2) { seen += 'high'; continue; }
      if (n < 2) seen = texts?.filter(Boolean).some((it) => it === seen) ? '' : seen;
    }
    return seen;`;
  const whole = `function f(texts?: string[]) {${text}\n}`;
  const mutants = mutantsOf('a.js', whole.replace('?: string[]', '')).map((mutant, id) => ({ ...mutant, id }));
  const source = whole.replace('?: string[]', '');
  const reached = new Set<number>();
  Object.assign(globalThis, { __reached: reached });
  expect(new Function(`${probed(source, mutants)}; return f();`)()).toBe('high');
  Reflect.deleteProperty(globalThis, '__reached');
  const missed = mutants.filter(({ id }) => !reached.has(id)).map((mutant) => described(source, mutant));
  expect(missed.map((it) => it.replace(/ {4}in .*/, ''))).toEqual(['5:64  === → !==', "5:76  '' → 'mutant'"]);
});

/** No text makes the language service throw. More of them: `FUZZ=3000 npx vitest run tests/fuzz/language.test.ts`. */
import { expect, test } from 'vitest';
import { complete } from '../../src/language/completion/completion';
import { diagnose } from '../../src/language/diagnostics';
import { hover } from '../../src/language/hover/hover';
import { signatureAt } from '../../src/language/hover/signature';
import { definitionOf, referencesOf } from '../../src/language/references';
import { semanticTokens } from '../../src/language/semantic-tokens';
import { documentSymbols, foldingRanges } from '../../src/language/symbols';
import { workspaceOf } from '../language/workspace';
import { Random } from './random';

const SCRIPT = `// Busy hosts.
dbrp "telegraf"."autogen"
var limit = 10.5
var data = stream
    |from()
        .measurement('cpu')
        .where(lambda: "host" =~ /^a/ AND isPresent("n"))
        .groupBy('host', *)
    |eval(lambda: "n" * 2, lambda: float("twice") / limit)
        .as('twice', 'ratio')
        .keep('ratio')
data
    |window()
        .period(1m)
        .every(10s)
    |join(data)
        .as('a', 'b')
    |alert()
        .id('{{ .Group }}')
        .message('it\\'s {{ index .Fields "a.ratio" | printf "%0.2f" }} {{ if eq .Level "OK" }}fine{{ end }}')
        .details('''<b>{{ json . }}</b>''')
        .crit(lambda: "a.ratio" > 1.0 OR -"b.ratio" < limit)
        .hipChat()
            .room('ops')
`;
const PIECES = [
  '|',
  '.',
  '@',
  '(',
  ')',
  "'",
  '"',
  "'''",
  '{{',
  '}}',
  'lambda:',
  ' ',
  '\n',
  ',',
  '//',
  '=',
  '[',
  '*',
  '/',
  '\\',
  'é',
  '😀',
  '\0',
  '5m',
  '-',
];

function mutated(random: Random): string {
  let text = SCRIPT;
  for (let i = random.below(4); i >= 0; i--) {
    const at = random.below(text.length);
    const cut = random.chance(0.5) ? random.below(12) : 0;
    const piece = random.chance(0.7) ? random.pick(PIECES) : '';
    text = text.slice(0, at) + piece + text.slice(at + cut);
  }
  return random.chance(0.3) ? text.slice(0, random.below(text.length)) : text;
}

const ROUNDS = Number(process.env.FUZZ ?? 150);

test(`${ROUNDS} broken scripts can be asked everything`, { timeout: 600_000 }, () => {
  const random = new Random(20180604);
  for (let round = 0; round < ROUNDS; round++) {
    const text = mutated(random);
    const workspace = workspaceOf(text);
    const isPlace = ({ start, end }: { start: number; end: number }) =>
      start >= 0 && start <= end && end <= text.length;
    const offset = random.below(text.length + 1);
    try {
      for (const { file, range, fix } of diagnose(workspace)) {
        if (file !== 't.tick') continue;
        expect(isPlace(range)).toBe(true);
        expect(fix?.edits.every((edit) => isPlace(edit.range)) ?? true).toBe(true);
      }
      for (const { replace } of complete(workspace, 't.tick', offset)) {
        expect(isPlace(replace) && replace.start <= offset && offset <= replace.end).toBe(true);
      }
      hover(workspace, 't.tick', offset);
      signatureAt(workspace, 't.tick', offset);
      definitionOf(workspace, 't.tick', offset);
      referencesOf(workspace, 't.tick', offset);
      documentSymbols(workspace, 't.tick');
      foldingRanges(workspace, 't.tick');
      let end = 0;
      for (const { range } of semanticTokens(workspace, 't.tick')) {
        expect(isPlace(range) && range.start >= end).toBe(true);
        end = range.end;
      }
    } catch (error) {
      throw new Error(`round ${round}, offset ${offset}, script ${JSON.stringify(text)}`, { cause: error });
    }
  }
});

/**
 * No script makes the parser, the formatter or the interpreter throw. More of it:
 * `SCRIPTS=100000 SEED=7 npx vitest run tests/fuzz/scripts.test.ts`
 */

import { expect, it } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { defineTask } from '../../src/pipeline/define-task';
import { format } from '../../src/tickscript/format';
import { parseScript } from '../../src/tickscript/parse';
import { mutate, recordedScripts, seeded } from './scripts-mutate';

const DBRPS = [{ database: 'telegraf', retentionPolicy: 'autogen' }];
const COUNT = Number(process.env.SCRIPTS ?? 3000);
const SEED = Number(process.env.SEED ?? 1);

it(`${COUNT} mutated scripts throw nothing (seed ${SEED})`, { timeout: 600_000 }, () => {
  const random = seeded(SEED);
  const scripts = recordedScripts();
  for (let made = 0; made < COUNT; made++) {
    const text = mutate(random, scripts);
    expect(() => {
      const { partial } = parseScript(text);
      format(partial);
      defineTask({ language: WHOLE, script: text, dbrps: DBRPS });
    }, text).not.toThrow();
  }
});

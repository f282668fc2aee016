/**
 * Generated templates against the real Go engine (Go 1.25 as wasm; its data comes as JSON, and a missing key is an
 * error there). More of them: `TEMPLATES=10000 SEED=7 npx vitest run tests/fuzz/templates.test.ts`
 */
import { InvalidTemplateError, parse, TemplatingError } from '@evertdespiegeleer/go-template';
import { expect, it } from 'vitest';
import { toBytes } from '../../src/go/bytes';
import { isTemplateError, parseTemplate } from '../../src/go/template/template';
import { GoMap, type GoValue } from '../../src/go/value';
import { Random } from './random';
import { TemplateGenerator } from './templates-generate';
import { PLAIN_TEXTS } from './templates-pieces';

const COUNT = Number(process.env.TEMPLATES ?? 300);
const SEED = Number(process.env.SEED ?? 1);

/** The package tells of an execution error only what comes behind the name of its template. */
function reason(error: string): string {
  return /executing "tpl".+?: (.+)/.exec(error)?.[1] ?? 'another template';
}

function ours(text: string, data: GoValue): string {
  const template = parseTemplate('tpl', text, { missingKey: 'error' });
  if (isTemplateError(template)) return `parsing: ${template.message}`;
  const executed = template.execute(data);
  // Halves of characters are lost on the way out of the wasm module.
  return executed.ok
    ? `text: ${new TextDecoder().decode(toBytes(executed.text))}`
    : `executing: ${reason(executed.error)}`;
}

async function theirs(text: string, data: GoValue): Promise<string> {
  try {
    return `text: ${await parse(text, plain(data))}`;
  } catch (error) {
    if (error instanceof InvalidTemplateError) return `parsing: ${error.message.replace('Template parse error: ', '')}`;
    if (!(error instanceof TemplatingError)) throw error;
    // Without a message the class is left with an empty one.
    return `executing: ${error.message === '' ? 'another template' : error.message}`;
  }
}

function plain(value: GoValue): unknown {
  if (!(value instanceof GoMap)) return value;
  return Object.fromEntries(Array.from(value.entries, ([key, element]) => [key, plain(element)]));
}

it(`${COUNT} generated templates agree with Go (seed ${SEED})`, { timeout: 600_000 }, async () => {
  const generator = new TemplateGenerator(new Random(SEED), 'json', PLAIN_TEXTS);
  for (let made = 0; made < COUNT; made++) {
    const { text, data } = generator.case();
    expect(ours(text, data), text).toBe(await theirs(text, data));
  }
});

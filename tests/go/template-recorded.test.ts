/** Generated templates with what a real Go 1.26 made of them, with POINT_A as data: one JSON object a line. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DETAILS_FUNCTIONS } from '../../src/go/template/details-functions';
import { isTemplateError, parseTemplate, type TemplateOptions } from '../../src/go/template/template';
import { alertData, POINT_A } from './alert-data';

interface Recorded {
  readonly text: string;
  readonly out?: string;
  readonly error?: string;
}

const DATA = alertData(POINT_A);

function recorded(file: string): Recorded[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line): Recorded => JSON.parse(line));
}

function answer(name: string, text: string, options: TemplateOptions): Recorded {
  const template = parseTemplate(name, text, options);
  if (isTemplateError(template)) return { text, error: template.message };
  const executed = template.execute(DATA);
  return executed.ok ? { text, out: executed.text } : { text, error: executed.error };
}

it.each([
  ['text/template', 'message', './recorded-text.jsonl', {}],
  ['html/template', 'details', './recorded-html.jsonl', { html: true, functions: DETAILS_FUNCTIONS }],
] as const)('%s', (_, name, file, options) => {
  const cases = recorded(file);
  expect(cases.length).toBeGreaterThan(300);
  expect(cases.map(({ text }) => answer(name, text, options))).toEqual(cases);
});

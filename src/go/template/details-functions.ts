import { encodeJSON } from '../json/encode';
import { GoTypedString, type GoValue } from '../value';
import { type TemplateFunction, unaryFunction } from './function';
import type { TemplateOptions } from './template';

/** The functions that Kapacitor adds to templates of details (Kapacitor alert.go, v1.8). */
export const DETAILS_FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map([
  ['json', unaryFunction((value) => json(value, '\n'))],
  ['jsonCompact', unaryFunction((value) => json(value, ''))],
]);

/** Templates of details. */
export const DETAILS_TEMPLATE: TemplateOptions = { html: true, functions: DETAILS_FUNCTIONS };

/** What cannot be encoded (NaN) gives nothing at all. */
function json(value: GoValue, end: string): GoValue {
  const encoded = encodeJSON(value);
  return new GoTypedString('template.JS', encoded.ok ? encoded.text + end : '');
}

export { DETAILS_FUNCTIONS } from './details-functions';
export type { TemplateFunction } from './function';
export { unaryFunction } from './function';
export type { TemplateError } from './parser';
export { type Executed, isTemplateError, parseTemplate, type Template, type TemplateOptions } from './template';

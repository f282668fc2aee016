import type { HandlerDefinition } from '../handlers/handler';
import type { LambdaFunctions } from '../lambda/functions/core';
import type { NodeDefinitions } from '../nodes/core';

/** What scripts can be made of. */
export interface ScriptLanguage {
  readonly nodes: NodeDefinitions;
  readonly functions: LambdaFunctions;
  /** That alert nodes can have. */
  readonly handlers: readonly HandlerDefinition[];
}

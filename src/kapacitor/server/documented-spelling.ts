/**
 * Handler names as documentation spells them: `.hipchat()`, `.pagerduty()`. Kapacitor knows one spelling only. Outside of
 * strict runs the script runs as if it were spelled right, and a problem with a fix says so.
 */

import { lowerFirst } from '../../definition/build';
import type { HandlerDefinition } from '../../handlers/handler';
import type { Problem } from '../../problems/problem';
import type { CallNode, Program } from '../../tickscript/ast';
import { callsOf } from '../../tickscript/walk';

/** Properties of a chain whose name is a handler's but for upper and lower case. */
function misspelledHandlers(
  handlers: readonly HandlerDefinition[],
  program: Program,
): readonly { readonly call: CallNode; readonly name: string }[] {
  const spellings = new Map(
    handlers.flatMap(({ script }) => (script === undefined ? [] : [[script.name.toLowerCase(), script.name] as const])),
  );
  return callsOf(program).flatMap(({ call, operator }) => {
    const name = spellings.get(call.name.toLowerCase());
    return operator === '.' && name !== undefined && lowerFirst(call.name) !== name ? [{ call, name }] : [];
  });
}

/** The script with every handler spelled as Kapacitor knows it; places stay as they are. */
export function respelled(handlers: readonly HandlerDefinition[], script: string, program: Program): string {
  return misspelledHandlers(handlers, program).reduce(
    (text, { call, name }) => text.slice(0, call.nameRange.start) + name + text.slice(call.nameRange.end),
    script,
  );
}

/** `kapacitor` is what a strict run says. */
export function spellingProblems(
  handlers: readonly HandlerDefinition[],
  file: string,
  program: Program,
  kapacitor: string,
): readonly Problem[] {
  return misspelledHandlers(handlers, program).map(({ call, name }) => ({
    file,
    range: call.nameRange,
    severity: 'warning',
    kapacitor,
    plain: `Kapacitor knows this handler as ${name}; it refuses ${call.name}.`,
    code: 'handler-spelling',
    fix: { title: `Write .${name}()`, file, edits: [{ range: call.nameRange, text: name }] },
  }));
}

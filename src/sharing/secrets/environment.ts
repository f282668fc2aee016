/** Secrets among the variables of an environment, quoted, continued over lines or plain. */

import { lineEnd } from '../../text/position';
import { isSecretVariable } from './names';
import { closing } from './quotes';
import { isSecretValue, type Sighting } from './sighting';

/** `ENV NAME value` of a Dockerfile and what shells without `=` write too; `Environment="NAME=value"` of a unit file is read as a text. */
const NAME =
  /[ \t]*(?!Environment=)(?:(?:ENV|setx|setenv)[ \t]+([A-Za-z_][\w.]{0,199})[ \t]+(?=[^\s=])|(?:(?:export|set|-e|ENV|ARG)[ \t]+)?([A-Za-z_][\w.]{0,199})[ \t]*=[ \t]*)/y;

export interface EnvironmentSecrets {
  readonly secrets: readonly Sighting[];
  /** Lines that set nothing, such as comments, and what stands behind a name that tells of no secret. */
  readonly others: readonly { readonly start: number; readonly end: number }[];
}

export function secretsInEnvironment(text: string): EnvironmentSecrets {
  const secrets: Sighting[] = [];
  const others: { start: number; end: number }[] = [];
  for (let at = 0; at < text.length; ) {
    NAME.lastIndex = at;
    const [head, ofDocker, name = ofDocker] = NAME.exec(text) ?? [];
    if (head === undefined || name === undefined) {
      const end = lineEnd(text, at);
      others.push({ start: at, end });
      at = end + 1;
      continue;
    }
    const { start, end, next } = valueAt(text, at + head.length);
    const written = text.slice(start, end);
    const value = written.replace(/\\\r?\n/g, '').replace(/\\(["'\\])/g, '$1');
    if (isSecretVariable(name) && isSecretValue(value)) secrets.push({ range: { start, end }, value, name });
    // `A=b NAME=value` sets two.
    else others.push({ start, end: Math.max(start, next - 1) });
    at = next;
  }
  return { secrets, others };
}

function valueAt(text: string, at: number): { readonly start: number; readonly end: number; readonly next: number } {
  const mark = text[at] === '"' || text[at] === "'" ? text[at] : undefined;
  if (mark !== undefined) {
    const end = closing(text, at + 1, mark, text.length);
    // A quote that nothing closes is one of the value's own characters.
    if (end < text.length) return { start: at + 1, end, next: lineEnd(text, end) + 1 };
  }
  let end = lineEnd(text, at);
  while (/\\\r?$/.test(text.slice(Math.max(at, end - 2), end)) && end < text.length) end = lineEnd(text, end + 1);
  const written = text.slice(at, end);
  const comment = written.search(/[ \t]#/);
  return {
    start: at,
    end: at + written.slice(0, comment === -1 ? undefined : comment).trimEnd().length,
    next: end + 1,
  };
}

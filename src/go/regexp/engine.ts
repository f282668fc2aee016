import { RE2JS, RE2JSSyntaxException } from 're2js';
import { REGEXP_ENGINE } from './regexp';

/** RE2 for JavaScript: Go's syntax, in time linear to the text. */
export function installRegexpEngine(): void {
  REGEXP_ENGINE.install({
    compile: (pattern) => RE2JS.compile(pattern),
    syntaxError: (error) => (error instanceof RE2JSSyntaxException ? error.message : undefined),
  });
}

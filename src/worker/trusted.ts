/**
 * Text that may become markup or a worker's address. The browser takes it from these few policies only, where it knows
 * them (`require-trusted-types-for 'script'`, walls.ts); elsewhere the text goes as it is.
 */
type Rule = (text: string) => string;
interface Rules {
  readonly createHTML?: Rule;
  readonly createScriptURL?: Rule;
}
/** What comes back is no text any more, but goes everywhere where the DOM asks for one. */
type Policy<R extends Rules> = { readonly [K in keyof R]: Rule };

declare global {
  var trustedTypes: { createPolicy<R extends Rules>(name: string, rules: R): Policy<R> } | undefined;
}

export function trusted<R extends Rules>(name: string, rules: R): Policy<R> | R {
  return globalThis.trustedTypes?.createPolicy(name, rules) ?? rules;
}

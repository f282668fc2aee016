/** Variables that somebody else is thought to fill in. */

/** As shells, Windows, Spring and Helm write them; a password may well have a dollar in it. */
const VARIABLE =
  /^\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\})$|\$\{(?:env[:.])?[A-Z_][A-Z0-9_]*(?::-?[^}]*)?\}|\$[A-Z_][A-Z0-9_]{2,}|^%[A-Z_][A-Z0-9_]*%$|^\$\([A-Z_]\w*\)$|^\{env[:.]\w+\}$|^\{\{-?\s*(?:env\b|\.Env\.|\.Values\.|getenv\b).*\}\}$|^\{\{-?\s*\w+(?:\.\w+)*\s*(?:\|[^}]*)?\}\}$/;

export function isVariable(text: string): boolean {
  return VARIABLE.test(text) && (!text.includes('{{') || text.startsWith('{{'));
}

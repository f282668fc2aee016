/** Places where a fix writes calls: on lines of their own, as the script does. */

/** What goes in front of a property behind the call at `at`: a new line where the call begins one, nothing otherwise. */
export function propertyGap(text: string, at: number): string {
  const indent = indentOf(text, at);
  return indent === undefined ? '' : `\n${indent}${/^[|@]/.test(text.slice(at)) ? '    ' : ''}`;
}

/** What goes behind a call that is put in front of the one at `at`. */
export function callGap(text: string, at: number): string {
  const indent = indentOf(text, at);
  return indent === undefined ? '' : `\n${indent}`;
}

/** `undefined`: something else stands in front of it on its line. */
function indentOf(text: string, at: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*$/.test(line) && at > line.length ? line : undefined;
}

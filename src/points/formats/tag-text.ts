/** Tags in one text: `host=a,dc=b`. */

/** Commas and spaces may have a backslash before them, as InfluxDB's answers write them; the shell writes them as they are. */
export function splitTags(text: string): readonly (readonly [string, string])[] {
  const tags: [string, string][] = [];
  for (const part of text.split(/(?<!\\),(?: (?=[^,=]*=))?/)) {
    const equals = part.search(/(?<!\\)=/);
    const last = tags.at(-1);
    // A comma that belongs to the value before it.
    if (equals === -1 && last !== undefined) last[1] += `,${unescaped(part)}`;
    else if (equals > 0) tags.push([unescaped(part.slice(0, equals)), unescaped(part.slice(equals + 1))]);
  }
  return tags.filter(([, value]) => value !== '');
}

function unescaped(text: string): string {
  return text.replace(/\\([,= ])/g, '$1');
}

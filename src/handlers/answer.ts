/** Reading what services answer, as Go's JSON decoder reads it. */

/**
 * The text under a key of the JSON object that a body begins with; what follows that object does not matter, nor does
 * the case of the key. `undefined`: there is no such text.
 */
export function errorField(body: string, key: string): string | undefined {
  const value = firstJSON(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const texts = Object.entries(value).flatMap(([name, inner]) => {
    return name.toLowerCase() === key && typeof inner === 'string' ? [inner] : [];
  });
  return texts.at(-1);
}

/** The JSON value that a text begins with; `undefined` when it begins with none. */
export function firstJSON(text: string): unknown {
  const json = text.replace(/^[ \t\r\n]+/, '');
  try {
    const value: unknown = JSON.parse(json.slice(0, endOfValue(json)));
    return value;
  } catch {
    return undefined;
  }
}

/** Where the value that a text starts with ends, if it is valid JSON at all. */
function endOfValue(text: string): number {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text[i];
    if (inString) {
      if (unit === '\\') i++;
      else if (unit === '"') inString = false;
      if (!inString && depth === 0) return i + 1;
      continue;
    }
    if (unit === '"') inString = true;
    else if (unit === '{' || unit === '[') depth++;
    else if (unit === '}' || unit === ']') depth--;
    else if (depth === 0 && /[\s,:]/.test(unit ?? '')) return i;
    if (depth === 0 && !inString && (unit === '}' || unit === ']')) return i + 1;
  }
  return text.length;
}

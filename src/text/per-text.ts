/** Texts that are remembered, and how long they may be: what an editor asks about anew is nearly always as before. */
const REMEMBERED = 256;
const LONGEST = 4_000;

/** Makes something of a text once. */
export function perText<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, { readonly value: T }>();
  return (text) => {
    if (text.length > LONGEST) return make(text);
    const known = made.get(text);
    if (known !== undefined) return known.value;
    const value = make(text);
    if (made.size >= REMEMBERED) made.clear();
    made.set(text, { value });
    return value;
  };
}

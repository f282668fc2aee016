import { isRawByte, REPLACEMENT } from '../../go/bytes';

/** strings.ToLower: each character by itself, so that none becomes two. */
export function lowerText(text: string): string {
  return mapCharacters(text, lower);
}

/** strings.ToUpper. */
export function upperText(text: string): string {
  return mapCharacters(text, upper);
}

const ASCII = /^[\0-\x7f]*$/;

function mapCharacters(text: string, map: (character: string) => string): string {
  if (ASCII.test(text)) return map(text);
  // As strings.Map: what is not UTF-8 comes out as U+FFFD, if anything is changed at all.
  const mapped = Array.from(text, (character) => (isRaw(character) ? character : simple(character, map)));
  const changed = mapped.join('') !== text;
  return changed ? mapped.map((character) => (isRaw(character) ? REPLACEMENT : character)).join('') : text;
}

function isRaw(character: string): boolean {
  return character.length === 1 && isRawByte(character.charCodeAt(0));
}

/** JavaScript's mapping where it is a single character: Go's tables know no others (`ß` stays). */
function simple(character: string, map: (character: string) => string): string {
  const mapped = map(character);
  if (Array.from(mapped).length === 1) return mapped;
  if (map === lower) return character === 'İ' ? 'i' : character;
  // Greek letters with a iota below: their capitals stand 8 or 9 places on.
  const code = character.codePointAt(0) ?? 0;
  const capitals = [code + 8, code + 9].map((capital) => String.fromCodePoint(capital));
  return capitals.find((capital) => lower(capital) === character) ?? character;
}

function lower(text: string): string {
  return text.toLowerCase();
}

function upper(text: string): string {
  return text.toUpperCase();
}

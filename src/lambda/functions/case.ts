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

/** JavaScript's mapping where it is a single character; Go's tables know no others (`ß` stays). */
function simple(character: string, map: (character: string) => string): string {
  const mapped = map(character);
  return Array.from(mapped).length === 1 ? mapped : (EXCEPTIONS.get(character + map.name) ?? character);
}

function lower(text: string): string {
  return text.toLowerCase();
}

function upper(text: string): string {
  return text.toUpperCase();
}

/** Characters whose simple mapping differs from the full one that JavaScript has. */
const EXCEPTIONS = new Map([['İlower', 'i']]);

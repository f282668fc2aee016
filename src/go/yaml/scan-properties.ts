import { fromBytes } from '../bytes';
import type { ScanContext } from './scan-context';
import type { Token } from './token';

const WORD = /^[0-9A-Za-z_-]$/;

/** `&name` or `*name`. */
export function scanAnchor(context: ScanContext, kind: 'anchor' | 'alias'): Token {
  const { cursor } = context;
  const start = cursor.mark;
  cursor.skip();
  const name = scanWord(context);
  const isEnded = cursor.isSpaceOrEnd() || '?:,]}%@`'.includes(cursor.character);
  if (name === '' || !isEnded) throw context.fail('did not find expected alphabetic or numeric character');
  return { kind, name, start, end: cursor.mark };
}

/** `!`, `!name`, `!!name`, `!handle!name` or `!<uri>`. */
export function scanTag(context: ScanContext): Token {
  const { cursor } = context;
  const start = cursor.mark;
  cursor.expect(2);
  const tag = cursor.text.startsWith('!<', cursor.at) ? scanVerbatim(context) : scanShorthand(context);
  if (!cursor.isSpaceOrEnd()) throw context.fail('did not find expected whitespace or line break');
  return { kind: 'tag', ...tag, start, end: cursor.mark };
}

interface Tag {
  readonly handle: string;
  readonly suffix: string;
}

function scanVerbatim(context: ScanContext): Tag {
  const { cursor } = context;
  cursor.skip();
  cursor.skip();
  const suffix = scanUri(context, '');
  if (cursor.character !== '>') throw context.fail("did not find the expected '>'");
  cursor.skip();
  return { handle: '', suffix };
}

function scanShorthand(context: ScanContext): Tag {
  const handle = scanHandle(context);
  if (handle.length > 1 && handle.endsWith('!')) return { handle, suffix: scanUri(context, '') };
  const suffix = scanUri(context, handle);
  return suffix === '' ? { handle: '', suffix: '!' } : { handle: '!', suffix };
}

/** `!name!`, or what looks like the beginning of one. */
function scanHandle(context: ScanContext): string {
  const { cursor } = context;
  if (cursor.character !== '!') throw context.fail("did not find expected '!'");
  cursor.skip();
  const name = `!${scanWord(context)}`;
  if (cursor.character !== '!') return name;
  cursor.skip();
  return `${name}!`;
}

const URI = /^[0-9A-Za-z_;/?:@&=+$,.!~*'()[\]%-]$/;

/** The rest of a tag; `head` is what was taken for its handle. */
function scanUri(context: ScanContext, head: string): string {
  const { cursor } = context;
  let uri = head.slice(1);
  let isFound = head !== '';
  while (URI.test(cursor.character)) {
    uri += cursor.character === '%' ? scanEscapes(context) : cursor.take();
    isFound = true;
  }
  if (!isFound) throw context.fail('did not find expected tag URI');
  return uri;
}

/** `%C3%A9`: the bytes of one character. */
function scanEscapes(context: ScanContext): string {
  const { cursor } = context;
  const bytes: number[] = [];
  let length = 1;
  while (bytes.length < length) {
    cursor.expect(3);
    const digits = /^%([0-9a-fA-F]{2})/.exec(cursor.text.slice(cursor.at, cursor.at + 3))?.[1];
    if (digits === undefined) throw context.fail('did not find URI escaped octet');
    const byte = Number.parseInt(digits, 16);
    if (bytes.length === 0) length = sequenceLength(context, byte);
    else if ((byte & 0xc0) !== 0x80) throw context.fail('found an incorrect trailing UTF-8 octet');
    bytes.push(byte);
    for (let i = 0; i < 3; i++) cursor.skip();
  }
  return fromBytes(Uint8Array.from(bytes));
}

function sequenceLength(context: ScanContext, first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc0 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  if (first >= 0xf0 && first < 0xf8) return 4;
  throw context.fail('found an incorrect leading UTF-8 octet');
}

function scanWord({ cursor }: ScanContext): string {
  let word = '';
  while (WORD.test(cursor.character)) word += cursor.take();
  return word;
}

/** `%YAML 1.1` or `%TAG !handle! prefix`, with its line break. */
export function scanDirective(context: ScanContext): Token {
  const { cursor } = context;
  const start = cursor.mark;
  cursor.skip();
  const name = scanWord(context);
  if (name === '') throw context.fail('could not find expected directive name');
  if (!cursor.isSpaceOrEnd()) throw context.fail('found unexpected non-alphabetical character');
  if (name !== 'YAML' && name !== 'TAG') throw context.fail('found unknown directive name');
  cursor.skipBlanks();
  const content = name === 'YAML' ? scanVersion(context) : scanTagDirective(context);
  const end = cursor.mark;
  cursor.skipBlanks();
  cursor.skipComment();
  if (!cursor.isBreakOrEnd()) throw context.fail('did not find expected comment or line break');
  cursor.expect(2);
  if (cursor.isBreak()) cursor.takeBreak();
  return { ...content, start, end };
}

function scanVersion(context: ScanContext): { kind: '%YAML'; major: number; minor: number } {
  const { cursor } = context;
  const major = scanVersionNumber(context);
  if (cursor.character !== '.') throw context.fail("did not find expected digit or '.' character");
  cursor.skip();
  return { kind: '%YAML', major, minor: scanVersionNumber(context) };
}

function scanVersionNumber(context: ScanContext): number {
  const { cursor } = context;
  let digits = '';
  while (/^[0-9]$/.test(cursor.character)) {
    if (digits.length === 2) throw context.fail('found extremely long version number');
    digits += cursor.take();
  }
  if (digits === '') throw context.fail('did not find expected version number');
  return Number(digits);
}

function scanTagDirective(context: ScanContext): { kind: '%TAG'; handle: string; prefix: string } {
  const { cursor } = context;
  const handle = scanHandle(context);
  if (handle !== '!' && !/^!.*!$/.test(handle)) throw context.fail("did not find expected '!'");
  if (!cursor.isBlank()) throw context.fail('did not find expected whitespace');
  cursor.skipBlanks();
  const prefix = scanUri(context, '');
  if (!cursor.isSpaceOrEnd()) throw context.fail('did not find expected whitespace or line break');
  return { kind: '%TAG', handle, prefix };
}

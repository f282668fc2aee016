/** Mistakes in kapacitor.conf with which the server does not start. */
import { lineAround } from '../../text/position';
import type { Range } from '../../text/range';
import { inserted, replaced } from '../findings/finding';
import { truthOf } from '../truth';
import { alwaysInFile as always, type FileHint } from './file-hint';
import type { Advice } from './hint';

export const CONFIG_HINTS: readonly FileHint[] = [
  always(
    /must specify url/,
    'config-url',
    'The service is enabled but has no url, so the server does not start: give it one or write enabled = false.',
  ),
  {
    pattern: /create server: invalid configuration: ([\w-]+): (.*?)\. To generate a valid configuration/s,
    advise: ([, section = '', problem = ''], text) => missingKey(section, problem, text),
  },
  {
    pattern: /invalid url/,
    advise: () => ({ code: 'config-url', plain: 'This is no URL, so the server does not start.' }),
  },
  {
    pattern: /\(last key "([^"]*)"\): incompatible types: TOML value has type (\w+); destination has type (\w+)/,
    advise: ([, key = '', given = '', wanted = ''], text, range) => ({
      code: 'config-type',
      plain: `${key.replace(/^.*\./, '')} takes ${TOML_TYPES[wanted] ?? wanted}, not ${TOML_TYPES[given] ?? given}; the server does not start.`,
      ...unquoted(wanted, text, range),
    }),
  },
  {
    pattern:
      /\(last key "([\w-]+)"\): incompatible types: TOML value has type map\[string\]any; destination has type slice/,
    advise: ([, name = ''], text) => brackets(name, '[', '[[', text),
  },
  {
    pattern: /\(last key "([\w-]+)"\): type mismatch for .*: expected table but found \[\]map/,
    advise: ([, name = ''], text) => brackets(name, '[[', '[', text),
  },
  {
    pattern: /expected value but found/,
    advise(_, text, { start }) {
      const rest = text.slice(start, lineAround(text, start).end).replace(/\s*(?:\s#.*)?\s*$/, '');
      if (rest === '' || /['"]/.test(rest)) return undefined;
      const range = { start, end: start + rest.length };
      // One letter may as well be a text.
      const truth = rest.length > 1 ? truthOf(rest) : undefined;
      if (truth !== undefined)
        return { code: 'toml', plain: `Write ${truth}, in small letters.`, range, fix: replaced(range, truth) };
      const better = `'${rest}'`;
      return { code: 'toml', plain: `A text stands in quotes: ${better}.`, range, fix: replaced(range, better) };
    },
  },
  {
    pattern: /expected '\.' or '=', but got ':' instead/,
    advise: (_, text, { start }) => ({
      code: 'toml',
      plain:
        'This is written as YAML; in kapacitor.conf = stands between a key and its value, and a section is in [brackets].',
      range: { start, end: start + 1 },
      ...(/^:[ \t]*\S/.test(text.slice(start)) ? { fix: replaced({ start, end: start + 1 }, ' =', 'Write =') } : {}),
    }),
  },
  {
    pattern: /expected '\.' or '\]' to end table name/,
    advise(_, text, { start }) {
      const line = lineAround(text, start);
      return {
        code: 'toml',
        plain: 'The name of a section is never closed: ] is missing.',
        range: { start: line.start, end: Math.max(start, line.start + 1) },
        fix: inserted(start, ']', 'Close it with ]'),
      };
    },
  },
  {
    pattern: /Key '([^']*)' has already been defined/,
    advise: ([, name = '']) => ({
      code: 'toml',
      plain: `${name} stands here twice, so the server does not start: everything of it belongs into one place.`,
    }),
  },
  {
    pattern: /toml: (?:line|cannot)/,
    advise: (_, text, { start }) => otherComment(text, start) ?? openText(text, start),
  },
  {
    pattern: /toml: (?:line|cannot)/,
    advise: () => ({
      code: 'toml',
      plain: 'This is no TOML, so the server does not start: texts are in quotes, sections in [brackets].',
    }),
  },
];

/** What Kapacitor's checks ask for: the key that is missing, and how one looks. */
const NEEDED: readonly (readonly [asked: RegExp, key: string, value: string])[] = [
  [/from' address/, 'from', "'kapacitor@example.com'"],
  [/host cannot be empty/, 'host', "'localhost'"],
  [/client address|specify addr/, 'addr', "'localhost:3030'"],
  [/user key/, 'user-key', "'user-key'"],
  [/app-key/, 'app-key', "'app-key'"],
  [/api-key/, 'api-key', "'api-key'"],
  [/BigPanda token|specify token/, 'token', "'token'"],
  [/recovery_url/, 'recovery_url', "'https://example.com/recovery'"],
  [/recovery_action/, 'recovery_action', "'notes'"],
  [/channel webhook/, 'channel-url', "'https://example.webhook.office.com/webhookb2/x'"],
  [/name for the mqtt broker/, 'name', "'default'"],
  [/endpoint name/, 'endpoint', "'example'"],
  [/^id must not be empty/, 'id', "'default'"],
  [/broker URL/, 'brokers', "['localhost:9092']"],
  [/InfluxDB URL/, 'urls', "['http://localhost:8086']"],
  [/cluster must be given a name/, 'name', "'default'"],
  [/url cannot be empty|webhook URL|events URL|url for mqtt/, 'url', "'https://example.com/'"],
];

function missingKey(section: string, problem: string, text: string): Advice {
  const [, key, value] = NEEDED.find(([asked]) => asked.test(problem)) ?? [];
  const header = new RegExp(`^[ \\t]*\\[{1,2}[ \\t]*${section}[ \\t]*\\]{1,2}[^\\n]*$`, 'm').exec(text);
  const place =
    header === null ? {} : { range: { start: header.index, end: header.index + header[0].trimEnd().length } };
  if (key === undefined || value === undefined || header === null) {
    return { code: 'config', plain: `The server does not start, because of [${section}]: ${problem}.`, ...place };
  }
  const rest = text.slice(header.index + header[0].length);
  const own = rest.slice(0, /^[ \t]*\[/m.exec(rest)?.index ?? rest.length);
  const written = new RegExp(`^[ \\t]*${key}[ \\t]*=`, 'm').test(own);
  const end = header.index + header[0].trimEnd().length;
  return {
    code: 'config',
    plain: `[${section}] is enabled and needs ${key}, so the server does not start: add ${key} = ${value} with a value of yours, or write enabled = false.`,
    ...place,
    ...(written ? {} : { fix: inserted(end, `\n  ${key} = ${value}`, `Add ${key}`) }),
  };
}

/** `"true"` and `"10"`, where a truth or a number is wanted. */
function unquoted(wanted: string, text: string, { start, end }: Range): Pick<Advice, 'fix'> {
  const value = /^\s*(['"])(.*)\1\s*$/.exec(text.slice(start, end))?.[2];
  const better =
    wanted === 'boolean' ? truthOf(value ?? '') : /^-?\d+(?:\.\d+)?$/.test(value ?? '') ? value : undefined;
  return better === undefined || wanted === 'string' ? {} : { fix: replaced({ start, end }, better) };
}

/** `; …`, `// …` and `-- …` at the beginning of a line. */
function otherComment(text: string, at: number): Advice | undefined {
  const line = lineAround(text, at);
  const [, indent = '', sign] = /^(\s*)(;+|\/\/+|--+)/.exec(text.slice(line.start, line.end)) ?? [];
  if (sign === undefined) return undefined;
  const edits = [...text.matchAll(/^([ \t]*)(;+|\/\/+|--+)/gm)].map(({ index, 1: gap = '', 2: own = '' }) => ({
    range: { start: index + gap.length, end: index + gap.length + own.length },
    text: '#',
  }));
  const start = line.start + indent.length;
  return {
    code: 'toml',
    plain: 'Comments begin with # in kapacitor.conf.',
    range: { start, end: start + sign.length },
    fix: { title: 'Write #', edits },
  };
}

/** A text that its line does not close. */
function openText(text: string, at: number): Advice | undefined {
  const line = lineAround(text, Math.max(0, at - 1));
  const own = text.slice(line.start, line.end).trimEnd();
  const [, before = '', value = ''] = /^([^#'"]*=\s*)((['"])(?:(?!\3)[^\\]|\\.)*)$/.exec(own) ?? [];
  if (value === '') return undefined;
  const start = line.start + before.length;
  const end = start + value.length;
  const quote = value.charAt(0);
  return {
    code: 'toml',
    plain: `This text is never closed: ${quote} is missing.`,
    range: { start, end },
    fix: inserted(end, quote, `Close it with ${quote}`),
  };
}

const TOML_TYPES: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  boolean: 'true or false',
  integer: 'a whole number',
  float: 'a number',
  slice: 'a list',
  map: 'a table',
};

/** Sections of which there can be several have two brackets, others one. */
function brackets(name: string, is: string, wanted: string, text: string): Advice | undefined {
  const [open, close] = [is, is.replaceAll('[', ']')];
  const header = new RegExp(
    `^[ \\t]*${open.replaceAll('[', '\\[')}[ \\t]*${name}[ \\t]*${close.replaceAll(']', '\\]')}`,
    'm',
  );
  const found = header.exec(text);
  if (found === null) return undefined;
  const start = found.index + found[0].indexOf('[');
  const range = { start, end: found.index + found[0].length };
  const better = `${wanted}${name}${wanted.replaceAll('[', ']')}`;
  const why =
    wanted === '[['
      ? 'There can be several of it, so the section has two brackets'
      : 'There is one of it, so the section has one bracket';
  return { code: 'config-brackets', plain: `${why}: ${better}.`, range, fix: replaced(range, better) };
}

/** Mistakes in topic handler files. */

import { parseGoDuration } from '../../go/time/parse-duration';
import { HANDLER_KINDS, TOPIC_HANDLER_DEFINITIONS } from '../../handlers/topic-handler-kinds';
import { REFUSED, withReason } from '../../problems/refused';
import type { Range } from '../../text/range';
import { kindOf } from '../completion/complete-handler-file';
import { listed, replaced } from '../findings/finding';
import { nearest } from '../nearest';
import { absolutePath } from './absolute-path';
import { alwaysInFile as always, type FileHint } from './file-hint';
import type { Advice } from './hint';
import { jsonAdvice } from './json';
import { MATCH_HINTS } from './match';

export const HANDLER_FILE_HINTS: readonly FileHint[] = [
  ...MATCH_HINTS,
  {
    pattern: /'([\w-]+)' expected type 'time\.Duration', got unconvertible type 'string', value: '([^']*)'/,
    advise([, key = '', value = ''], text, range) {
      const duration = parseGoDuration(value);
      const place = wordIn(text, range, value) ?? range;
      const quoted = /['"]/.test(text.charAt(place.start - 1)) ? 1 : 0;
      const whole = { start: place.start - quoted, end: place.end + quoted };
      return {
        code: 'handler-duration',
        plain: duration.ok
          ? `${key} is a number of nanoseconds in a handler file: ${duration.ns} for ${value}.`
          : `${key} is a number of nanoseconds in a handler file: 60000000000 is a minute.`,
        range: whole,
        ...(duration.ok ? { fix: replaced(whole, String(duration.ns)) } : {}),
      };
    },
  },
  {
    pattern: /unmarshal json handler file .*: invalid character/,
    advise: (_, text, { start }) => jsonAdvice(text, start, 'handler-file'),
  },
  {
    pattern: /unsupported action kind "([^"]*)"/,
    advise([, kind = ''], text, range) {
      const meant = nearest(kind, HANDLER_KINDS.keys());
      const place = wordIn(text, range, kind) ?? range;
      if (meant === undefined) {
        return {
          code: 'handler-kind',
          plain: `There is no kind ${kind}. Kinds: ${listed(TOPIC_HANDLER_DEFINITIONS.map(({ kind: name }) => name))}.`,
        };
      }
      return {
        code: 'handler-kind',
        plain: `There is no kind ${kind}. Did you mean ${meant}?`,
        range: place,
        fix: replaced(place, meant),
      };
    },
  },
  {
    pattern: /has invalid keys: (.+)/,
    advise([, keys = ''], text, range) {
      const [key = ''] = keys.split(', ');
      const options = kindOf(text)?.options.map(({ name }) => name) ?? [];
      const meant = nearest(key, options);
      const place = wordIn(text, range, key) ?? range;
      return {
        code: 'handler-option',
        plain: `This kind of handler has no option ${key}. ${meant === undefined ? `Options: ${listed(options)}.` : `Did you mean ${meant}?`}`,
        range: place,
        ...(meant === undefined ? {} : { fix: replaced(place, meant) }),
      };
    },
  },
  {
    pattern: /expected type 'string', got unconvertible type '(\w+)'/,
    advise(_, text, range) {
      const value = text.slice(range.start, range.end).trim();
      const isPlain = /^[\w.-]+$/.test(value);
      return {
        code: 'handler-option-type',
        plain: `This option is a text: put it in quotes${isPlain ? `, '${value}'` : ''}.`,
        ...(isPlain ? { fix: replaced({ start: range.start, end: range.start + value.length }, `'${value}'`) } : {}),
      };
    },
  },
  {
    pattern: /'([\w-]+)': source data must be an array or slice, got (\w+)/,
    advise([, key = '', given = ''], text, range) {
      const value = text.slice(range.start, range.end).trim();
      const isList = given === 'string' && !/[\n{}[\]]/.test(value) && value !== '';
      const better = `[${/^['"]/.test(value) ? value : `'${value}'`}]`;
      return {
        code: 'handler-option-type',
        plain: `${key} is a list${isList ? `: ${better}` : ''}.`,
        ...(isList ? { fix: replaced({ start: range.start, end: range.start + value.length }, better) } : {}),
      };
    },
  },
  {
    pattern: /log path must be absolute: (.*) is not absolute/,
    advise([, path = ''], text, range) {
      const better = `/var/log/kapacitor/${absolutePath(path)}`;
      const place = wordIn(text, range, path);
      return {
        code: 'log-path',
        plain: `log needs a whole path, from the / on: ${better}.`,
        ...(place === undefined ? {} : { range: place, fix: replaced(place, better) }),
      };
    },
  },
  {
    pattern: /failed to create handler: unknown cluster "(.*)"/,
    advise: ([, id = '']) => ({
      code: 'config-name',
      plain:
        id === ''
          ? 'cluster is missing: it names a [[kafka]] of kapacitor.conf by its id.'
          : `No [[kafka]] of kapacitor.conf that is enabled has the id ${id}.`,
    }),
  },
  {
    pattern: /An appropriately formatted url must be specified if an endpoint is not specified|Either URL or endpoint/,
    advise: () => ({
      code: 'config-name',
      plain: 'A post needs an url, or an endpoint that a [[httppost]] of kapacitor.conf has: this one has neither.',
    }),
  },
  {
    pattern: /failed to create handler: (.*)$/s,
    advise: ([, problem = '']) =>
      problem.includes('decoding') || problem.includes('\n')
        ? undefined
        : { code: 'handler-file', plain: withReason(REFUSED.handler, problem) },
  },
  always(
    /handler ID must contain only letters/,
    'handler-id',
    'The handler needs an id of letters, numbers, -, . and _: id: hipchat-ops.',
  ),
  always(
    /handler topic must contain only letters/,
    'handler-topic',
    'A topic is made of letters, numbers, -, :, . and _.',
  ),
  always(
    /handler Kind must not be empty/,
    'handler-kind',
    'kind: is missing: what the handler does, for example kind: hipchat.',
  ),
  always(/found character that cannot start any token/, 'yaml-tab', 'YAML is indented with spaces, not with tabs.'),
  always(
    /did not find expected (?:key|node content|'-' indicator)|mapping values are not allowed/,
    'yaml-quotes',
    "A YAML value that begins with a quote ends at the next one. Put the whole expression in single quotes and double those inside: match: '\"host\" == ''a'''.",
  ),
  {
    pattern: /cannot unmarshal (\w+) into Go struct field TopicHandlerOptions\.(\w+) of type/,
    advise: ([, given = '', field = ''], text, range) => wrongKind(given, field, text, range),
  },
];

/** A list where one text or a mapping is wanted. */
function wrongKind(given: string, field: string, text: string, range: Range): Advice {
  if (field === 'options') {
    const items = [...text.slice(range.start, range.end).matchAll(/^([ \t]*)- /gm)];
    const edits = items.map(({ index, 1: indent = '' }) => {
      const start = range.start + index + indent.length;
      return { range: { start, end: start + 2 }, text: '' };
    });
    return {
      code: 'handler-file',
      plain: 'options has names with values, room: ops, each on a line of its own and without a - in front of it.',
      ...(given === 'array' && edits.length === 1 ? { fix: { title: 'Delete the -', edits } } : {}),
    };
  }
  const [, first = ''] = /^\[\s*["']?([\w.:-]+)/.exec(text.slice(range.start, range.end)) ?? [];
  const more = field === 'topic' ? ': a handler file is of one topic, so each topic has a file of its own' : '';
  return {
    code: 'handler-file',
    plain: `${field} is one text, not ${given === 'array' ? 'a list' : 'a mapping'}${more}.`,
    ...(given === 'array' && first !== '' ? { fix: replaced(range, first) } : {}),
  };
}

/** The place of a word, looked for from the line of a range on. */
function wordIn(text: string, range: Range, word: string): Range | undefined {
  const lineStart = text.lastIndexOf('\n', Math.max(0, range.start - 1)) + 1;
  const at = text.indexOf(word, lineStart);
  return word === '' || at < 0 ? undefined : { start: at, end: at + word.length };
}

/** Switches a service on: its section as it has to be for the server to start. */
import type { Section, SectionDefinition, SectionKey } from '../../../handlers/section';
import { KINDS } from '../../../workspace/kinds';
import type { QuickFix } from '../finding';

const CONFIGURATION = KINDS.config.offer;

/** `section`: its first entry, if it has one; `text`: kapacitor.conf. */
export function enablingFix(definition: SectionDefinition, section: Section | undefined, text: string): QuickFix {
  const { name } = definition;
  const file = CONFIGURATION.path;
  const flag = section?.origin('enabled');
  if (flag?.from === 'kapacitor.conf' && flag.range !== undefined) {
    return { title: `Enable [${name}] in ${file}`, file, edits: [{ range: flag.range, text: 'true' }] };
  }
  const header = new RegExp(`^[ \\t]*\\[\\[?[ \\t]*${name}[ \\t]*\\]\\]?[^\\n]*$`, 'm').exec(text);
  if (header !== null) {
    const end = header.index + header[0].length;
    return {
      title: `Enable [${name}] in ${file}`,
      file,
      edits: [{ range: { start: end, end }, text: '\n  enabled = true' }],
    };
  }
  const start = text === '' || text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  const added = start + (name === 'hipchat' ? CONFIGURATION.content : sectionText(definition));
  return {
    title: `Add a ${headerOf(definition)} section to ${file}`,
    file,
    edits: [{ range: { start: text.length, end: text.length }, text: added }],
  };
}

function headerOf({ name, list }: SectionDefinition): string {
  return list === 'list' ? `[[${name}]]` : `[${name}]`;
}

function sectionText(definition: SectionDefinition): string {
  const { name, keys } = definition;
  const lines = keys.flatMap((key) => {
    const value = sample(key, name);
    return value === undefined ? [] : [`  ${key.name} = ${value}`];
  });
  return `${[headerOf(definition), '  enabled = true', ...lines].join('\n')}\n`;
}

/** What has no value of its own and is needed: addresses, names and secrets to be filled in. */
function sample({ name, type, secret, default: value }: SectionKey, service: string): string | undefined {
  const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (!isEmpty) return undefined;
  if (/(?:^|-)url$/.test(name) && type === 'string') return `'https://${service}.example.com/'`;
  if (name === 'addr') return `'localhost:3030'`;
  if (name === 'brokers') return `['localhost:9092']`;
  if (type !== 'string') return undefined;
  if (name === 'from') return `'kapacitor@example.com'`;
  if (NAMED.has(name)) return `'${name}'`;
  return secret === true && !/password|passphrase/.test(name) ? `'${name}'` : undefined;
}

const NAMED: ReadonlySet<string> = new Set([
  'author_name',
  'chat-id',
  'environment',
  'channel',
  'app-key',
  'user-key',
  'token',
]);

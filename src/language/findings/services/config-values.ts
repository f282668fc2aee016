/** Values in kapacitor.conf that a server takes, and that cannot be meant. */

import { formatFloatShortest } from '../../../go/strconv/strconv';
import { durationString } from '../../../go/time/duration';
import type { Section, SectionDefinition } from '../../../handlers/section';
import { SECTIONS } from '../../../kapacitor/config/all-sections';
import type { Configuration } from '../../../kapacitor/config/config';
import type { TomlNode, TomlTable } from '../../../kapacitor/config/toml-tree';
import { type Finding, replaced } from '../finding';
import { enablingFix } from './section-fix';
import type { Services } from './services';
import { isVariable } from './variables';

export function configValueFindings(table: TomlTable, { configuration, text }: Services): readonly Finding[] {
  return [
    ...variablesIn(table, []),
    ...hipChatFindings(configuration.section('hipchat')),
    ...SECTIONS.flatMap((definition) => [
      ...addressesOf(definition, configuration),
      ...globalWhileOff(definition, configuration, text),
    ]),
    ...deadmanFindings(configuration.section('deadman')),
  ];
}

function variablesIn(node: TomlNode, path: readonly string[]): readonly Finding[] {
  if (node.type === 'table') return [...node.entries].flatMap(([name, inner]) => variablesIn(inner, [...path, name]));
  if (node.type === 'tables') return node.items.flatMap((item, index) => variablesIn(item, [...path, String(index)]));
  if (node.type === 'array') return node.items.flatMap((item) => variablesIn(item, path));
  if (node.type !== 'string') return [];
  if (!isVariable(node.value)) return [];
  const name = ['KAPACITOR', ...path].join('_').replaceAll('-', '_').toUpperCase();
  return [
    {
      range: node.range,
      severity: 'warning',
      code: 'config-variable',
      plain: `Kapacitor fills in no variables, so ${path.at(-1)} stays as it is written. Leave the key out and set ${name} in environment, which the server reads over the file.`,
    },
  ];
}

/** An address without `http://`: no request leaves. A broker is reached otherwise. */
function addressesOf({ name, keys }: SectionDefinition, configuration: Configuration): readonly Finding[] {
  if (!keys.some((key) => key.name === 'url' && key.type === 'string' && key.isBroker !== true)) return [];
  const canBeOff = keys.some((key) => key.name === 'enabled');
  return configuration.sections(name).flatMap((section): readonly Finding[] => {
    const url = section.text('url');
    const { range, from } = section.origin('url');
    if ((canBeOff && !section.flag('enabled')) || range === undefined || from !== 'kapacitor.conf') return [];
    // Variables and templates are told as that.
    if (url === '' || /[${]|^https?:/i.test(url)) return [];
    const base = { range, severity: 'error', code: 'config-url' } as const;
    const [, scheme] = /^([a-z][a-z\d+.-]*):\/\//i.exec(url) ?? [];
    if (scheme !== undefined) {
      return [{ ...base, plain: `The url begins with ${scheme}://, and requests leave over http and https only.` }];
    }
    const plain = 'The url has no http:// or https:// in front of it, so no request leaves.';
    // A port may be mistaken for a scheme.
    const isHost = /^(?:[\w-]+(?:\.[\w-]+)+|localhost)(?::\d+)?(?:\/|$)/.test(url);
    return [isHost ? { ...base, plain, fix: replaced(range, `'https://${url}'`) } : { ...base, plain }];
  });
}

/** Every alert asks a global service, whether it is enabled or not. */
function globalWhileOff(definition: SectionDefinition, configuration: Configuration, text: string): readonly Finding[] {
  const { name, keys } = definition;
  if (!['enabled', 'global'].every((key) => keys.some((each) => each.name === key))) return [];
  return configuration.sections(name).flatMap((section): readonly Finding[] => {
    const { range, from } = section.origin('global');
    if (!section.flag('global') || section.flag('enabled') || range === undefined || from !== 'kapacitor.conf')
      return [];
    return [
      {
        range,
        severity: 'warning',
        kapacitor: 'service is not enabled',
        code: 'service-disabled',
        plain: `[${name}] is global and not enabled: every alert hands it its events, and each of them logs an error and sends nothing.`,
        fix: enablingFix(definition, section, text),
      },
    ];
  });
}

function hipChatFindings(section: Section): readonly Finding[] {
  const url = section.text('url');
  const { range, from } = section.origin('url');
  if (!section.flag('enabled') || range === undefined || from !== 'kapacitor.conf' || url.includes('$')) return [];
  const [, base = '', path = ''] = /^(https?:\/\/[^/?#]+)([^?#]*)/.exec(url) ?? [];
  // What was pasted with odd characters is told as that.
  if (base === '' || !/^[!-~]*$/.test(path) || /(?<!\/)\/+v2\/+room\/*$/.test(path)) return [];
  const meant = `${base}/v2/room`;
  const why = /\/v1(?:\/|$)/.test(path)
    ? 'This is HipChat’s API v1, and Kapacitor speaks v2'
    : `Kapacitor asks for ${path.replace(/\/$/, '')}/ROOM/notification here, which HipChat answers with 404`;
  return [
    {
      range,
      severity: 'warning',
      code: 'hipchat-url',
      plain: `${why}: the url should end in /v2/room.`,
      fix: replaced(range, `'${meant}'`),
    },
  ];
}

function deadmanFindings(section: Section): readonly Finding[] {
  const { range, from } = section.origin('global');
  if (!section.flag('global') || range === undefined || from !== 'kapacitor.conf') return [];
  const threshold = formatFloatShortest(Number(section.value('threshold') ?? 0));
  const interval = durationString(section.integer('interval'));
  return [
    {
      range,
      severity: 'info',
      code: 'global-deadman',
      plain: `[deadman] global = true gives every task a deadman on its source: critical while no more than ${threshold} ${threshold === '1' ? 'point comes' : 'points come'} in ${interval}. Its events go to global services only.`,
    },
  ];
}

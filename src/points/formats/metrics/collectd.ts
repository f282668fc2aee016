/** What collectd writes: `PUTVAL "host/cpu-0/cpu-idle" interval=10 1700000000:1.5`, as its exec plugin and socket have it. */
import { metricLines } from './metric-lines';

const LINE = /^\s*(?:PUTVAL|putval)\s+(?:"([^"]+)"|(\S+))(?:\s+[\w-]+=\S+)*\s+([^\s:]+(?::[^\s:]+)+)\s*$/;
const IDENTIFIER = /^([^/]+)\/([^/]+?)(?:-([^/]+))?\/([^/]+?)(?:-(.+))?$/;
/** Names of the values of types that have several, collectd's types.db. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  load: ['shortterm', 'midterm', 'longterm'],
  ...Object.fromEntries(['if_octets', 'if_packets', 'if_errors', 'if_dropped'].map((type) => [type, ['rx', 'tx']])),
  ...Object.fromEntries(
    ['disk_octets', 'disk_ops', 'disk_time', 'disk_merged'].map((type) => [type, ['read', 'write']]),
  ),
};

export const COLLECTD = metricLines({
  id: 'collectd',
  title: 'values of collectd',
  note: 'The plugin is the measurement; host, instance, type and type_instance are tags.',
  metricIn: (line) => {
    const [, quoted, bare, list] = LINE.exec(line) ?? [];
    const [, host, plugin, instance, type, typeInstance] = IDENTIFIER.exec(quoted ?? bare ?? '') ?? [];
    if (host === undefined || plugin === undefined || type === undefined || list === undefined) return undefined;
    const [time = 'N', ...values] = list.split(':');
    const tags = { host, instance, type, type_instance: typeInstance };
    return {
      name: plugin,
      tags: Object.entries(tags).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
      fields: values.map((value, i) => [values.length === 1 ? 'value' : (VALUES[type]?.[i] ?? `value${i}`), value]),
      time: time === 'N' ? undefined : time,
    };
  },
});

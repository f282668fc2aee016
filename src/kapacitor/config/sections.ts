/** The sections of kapacitor.conf that belong to no event handler. Kapacitor server/config.go, v1.8. */
import { parseUrl } from '../../go/net/url';
import { HANDLERS } from '../../handlers';
import { flag, type Section, type SectionDefinition, type SectionKey, secret, text } from '../../handlers/section';

const SECOND = 1_000_000_000n;

/** Keys at the top of the file, before the first section. */
export const TOP_LEVEL: SectionDefinition = {
  name: '',
  goType: 'server.Config',
  doc: 'The server.',
  keys: [
    text('hostname', 'Hostname', 'Name of this server; templates see it as .ServerInfo.Hostname.', {
      default: 'localhost',
    }),
    text('data_dir', 'DataDir', 'Directory of the server’s data.'),
    flag('skip-config-overrides', 'SkipConfigOverrides', 'Ignores what was set through the API.'),
    text('default-retention-policy', 'DefaultRetentionPolicy', 'Retention policy of points written without one.'),
  ],
};

export const ALERT_SECTION: SectionDefinition = {
  name: 'alert',
  goType: 'alert.Config',
  doc: 'Topics and their events.',
  keys: [
    flag('persist-topics', 'PersistTopics', 'Keeps the state of topics over restarts.', { default: true }),
    integer('topic-buffer-length', 'TopicBufferLength', 'How many events may wait for a handler.', 5000n),
  ],
};

export const DEADMAN_SECTION: SectionDefinition = {
  name: 'deadman',
  goType: 'deadman.Config',
  doc: 'Defaults of deadman, and the deadman that every task gets.',
  keys: [
    duration('interval', 'Interval', 'How often the global deadman counts.', 10n * SECOND),
    { name: 'threshold', goName: 'Threshold', type: 'float', default: 0, doc: 'The global deadman’s threshold.' },
    text('id', 'Id', 'Template of the alert’s ID.', {
      default: "{{ .Group }}:NODE_NAME for task '{{ .TaskName }}'",
    }),
    text('message', 'Message', 'Template of the message.', {
      default:
        '{{ .ID }} is {{ if eq .Level "OK" }}alive{{ else }}dead{{ end }}: {{ index .Fields "emitted" | printf "%0.3f" }} points/INTERVAL.',
    }),
    flag('global', 'Global', 'Every task gets a deadman on its source.'),
  ],
};

export const INFLUXDB_SECTION: SectionDefinition = {
  name: 'influxdb',
  goType: 'influxdb.Config',
  list: 'list',
  doc: 'InfluxDB clusters to query and to write to.',
  keys: [
    flag('enabled', 'Enabled', 'Whether the cluster is used.', { default: true }),
    text('name', 'Name', 'Name of the cluster.', { default: 'default' }),
    flag('default', 'Default', 'The cluster that is meant where none is named.'),
    {
      name: 'urls',
      goName: 'URLs',
      type: 'strings',
      default: ['http://localhost:8086'],
      doc: 'Addresses of the cluster.',
    },
    text('username', 'Username', 'User.'),
    secret('password', 'Password', 'Password.'),
    secret('token', 'Token', 'Token.'),
    flag('http-shared-secret', 'HttpSharedSecret', 'Uses a shared secret.'),
    text('ssl-ca', 'SSLCA', 'Certificate authority.'),
    text('ssl-cert', 'SSLCert', 'Certificate.'),
    text('ssl-key', 'SSLKey', 'Key of the certificate.'),
    flag('insecure-skip-verify', 'InsecureSkipVerify', 'Accepts any certificate.'),
    duration('timeout', 'Timeout', 'Limit of a request.', 0n),
    flag('disable-subscriptions', 'DisableSubscriptions', 'Subscribes to no data.'),
    text('subscription-protocol', 'SubscriptionProtocol', 'How data comes.', { default: 'http' }),
    text('subscription-mode', 'SubscriptionMode', 'cluster or server.', { default: 'cluster' }),
    unread('subscriptions', 'Subscriptions'),
    unread('excluded-subscriptions', 'ExcludedSubscriptions'),
    text('kapacitor-hostname', 'KapacitorHostname', 'Where InfluxDB sends data to.'),
    integer('http-port', 'HTTPPort', 'Port that InfluxDB sends data to.', 0n),
    text('udp-bind', 'UDPBind', 'Address for data by UDP.'),
    integer('udp-buffer', 'UDPBuffer', 'How many packets may wait.', 1000n),
    integer('udp-read-buffer', 'UDPReadBuffer', 'Size of the system’s buffer.', 0n),
    duration('startup-timeout', 'StartUpTimeout', 'How long to try at the start.', 300n * SECOND),
    duration(
      'subscriptions-sync-interval',
      'SubscriptionSyncInterval',
      'How often to look for databases.',
      60n * SECOND,
    ),
    text('subscription-path', 'SubscriptionPath', 'Path that InfluxDB sends data to.'),
    text('compression', 'Compression', 'gzip or none.', { default: 'gzip' }),
  ],
  validate: influxProblem,
  validateAll(sections) {
    const names = sections.map((section) => section.text('name'));
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) return `duplicate name ${JSON.stringify(twice)} for influxdb configs`;
    const enabled = sections.filter((section) => section.flag('enabled'));
    const [first, second] = enabled.filter((section) => section.flag('default'));
    if (first !== undefined && second !== undefined) {
      return `More than one InfluxDB default was specified: ${second.text('name')} ${first.text('name')}`;
    }
    if (enabled.length < 2 || first !== undefined) return undefined;
    return 'at least one of the enabled InfluxDB clusters must be marked as default.';
  },
};

function influxProblem(section: Section): string | undefined {
  const name = section.text('name');
  if (name === '') return 'influxdb cluster must be given a name';
  if (!/^[-._\p{L}0-9]+$/u.test(name)) {
    return "influxdb cluster name must contain only numbers, letters or '.', '-', and '_' characters";
  }
  const urls = section.texts('urls');
  if (urls.length === 0) return 'must specify at least one InfluxDB URL';
  for (const url of urls) {
    const parsed = parseUrl(url);
    if (!parsed.ok) return parsed.error;
  }
  const compression = section.text('compression');
  if (!['gzip', 'none', ''].includes(compression)) {
    return `Invalid compression, must be one of 'gzip' or 'none', got ${compression}`;
  }
  return undefined;
}

/** Sections whose values nothing here reads; their types are checked all the same. */
const OTHERS: readonly SectionDefinition[] = [
  withDefault(
    'bind-address',
    ':9092',
    plain('http', 'httpd.Config', {
      string: ['bind-address', 'https-certificate', 'https-private-key', 'shared-secret'],
      bool: ['auth-enabled', 'log-enabled', 'write-tracing', 'pprof-enabled', 'https-enabled', 'GZIP'],
      duration: ['shutdown-timeout'],
    }),
  ),
  plain('replay', 'replay.Config', { string: ['dir'] }),
  plain('storage', 'storage.Config', { string: ['boltdb'] }),
  plain('task', 'task_store.Config', { string: ['dir'], duration: ['snapshot-interval'] }),
  plain('load', 'load.Config', { bool: ['enabled'], string: ['dir'] }),
  plain('logging', 'diagnostic.Config', { string: ['file', 'level'] }),
  plain('config-override', 'config.Config', { bool: ['enabled'] }),
  plain('reporting', 'reporting.Config', { bool: ['enabled'], string: ['url'] }),
  plain('stats', 'stats.Config', {
    bool: ['enabled'],
    duration: ['stats-interval'],
    string: ['database', 'retention-policy', 'timing-movavg-size'],
  }),
];

/** Sections that a server has and that nothing here looks into. Kapacitor server/config.go, v1.8. */
export const UNREAD_SECTIONS: ReadonlySet<string> = new Set([
  ...['auth', 'fluxtask', 'tls', 'graphite', 'collectd', 'opentsdb', 'udp', 'udf', 'kubernetes', 'swarm'],
  ...['scraper', 'azure', 'consul', 'dns', 'ec2', 'file-discovery', 'gce', 'marathon', 'nerve', 'serverset'],
  ...['static-discovery', 'triton'],
]);

const SERVICES: readonly SectionDefinition[] = HANDLERS.flatMap(({ section }) =>
  section === undefined ? [] : [section],
);

/** In the order in which Kapacitor checks their values; `prefixed` ones put their name before what they say. */
const CHECKED = [
  'influxdb',
  'alerta',
  'bigpanda',
  'discord',
  'hipchat',
  'kafka',
  'mqtt',
  'opsgenie',
  'opsgenie2',
  'pagerduty',
  'pagerduty2',
  'pushover',
  'httppost',
  'smtp',
  'snmptrap',
  'sensu',
  'servicenow',
  'slack',
  'talk',
  'teams',
  'telegram',
  'victorops',
  'zenoss',
] as const;
const UNPREFIXED: ReadonlySet<string> = new Set(['influxdb', 'discord']);

const CHECK_ORDER: ReadonlyMap<string, number> = new Map(CHECKED.map((name, i) => [name, i]));

export const SECTIONS: readonly SectionDefinition[] = [
  ALERT_SECTION,
  ...OTHERS,
  INFLUXDB_SECTION,
  ...[...SERVICES].sort((a, b) => (CHECK_ORDER.get(a.name) ?? 0) - (CHECK_ORDER.get(b.name) ?? 0)),
  DEADMAN_SECTION,
];

/** What Kapacitor says about the values of a section, its name before it. */
export function sectionProblem(definition: SectionDefinition, sections: readonly Section[]): string | undefined {
  const problem =
    sections.map((section) => definition.validate?.(section)).find((text) => text !== undefined) ??
    definition.validateAll?.(sections);
  if (problem === undefined) return undefined;
  return UNPREFIXED.has(definition.name) ? problem : `${definition.name}: ${problem}`;
}

function integer(name: string, goName: string, doc: string, value: bigint): SectionKey {
  return { name, goName, type: 'int', goType: 'int', default: value, doc };
}

function duration(name: string, goName: string, doc: string, value: bigint): SectionKey {
  return { name, goName, type: 'duration', goType: 'toml.Duration', default: value, doc };
}

function unread(name: string, goName: string): SectionKey {
  return { name, goName, type: 'any', doc: 'Not read here.' };
}

function plain(
  name: string,
  goType: string,
  keys: { readonly [type in 'string' | 'bool' | 'duration']?: readonly string[] },
): SectionDefinition {
  return {
    name,
    goType,
    doc: 'Not read here.',
    keys: (['string', 'bool', 'duration'] as const).flatMap((type) => {
      return (keys[type] ?? []).map((key): SectionKey => ({ name: key, goName: key, type, doc: 'Not read here.' }));
    }),
  };
}

function withDefault(name: string, value: string, section: SectionDefinition): SectionDefinition {
  const keys = section.keys.map((key) => (key.name === name ? { ...key, default: value } : key));
  return { ...section, keys };
}

/** The sections of kapacitor.conf that belong to no event handler. Kapacitor server/config.go, v1.8. */
import { parseUrl } from '../../go/net/url';
import { quote } from '../../go/strconv/quote';
import { HANDLERS } from '../../handlers';
import { flag, type Section, type SectionDefinition, type SectionKey, secret, text } from '../../handlers/section';
import { UNREAD_SECTIONS } from './unread-sections';

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
    text('subscription-mode', 'SubscriptionMode', 'cluster or server.', {
      default: 'cluster',
      goType: 'influxdb.SubscriptionMode',
      problem: (mode) => (/^(?:cluster|server)$/.test(mode) ? undefined : `unknown subscription mode ${quote(mode)}`),
    }),
    lists('subscriptions', 'Subscriptions', 'Databases to subscribe to, with their retention policies; all if empty.'),
    lists('excluded-subscriptions', 'ExcludedSubscriptions', 'Databases not to subscribe to.'),
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

const SERVICES: readonly SectionDefinition[] = HANDLERS.flatMap(({ section }) =>
  section === undefined ? [] : [section],
);

/** In the order in which Kapacitor checks their values. */
const CHECKED: readonly string[] = [
  ...['auth', 'fluxtask', 'tls', 'load', 'influxdb', 'graphite'],
  ...['alerta', 'bigpanda', 'discord', 'hipchat', 'kafka', 'mqtt', 'opsgenie', 'opsgenie2', 'pagerduty', 'pagerduty2'],
  ...['pushover', 'httppost', 'smtp', 'snmptrap', 'sensu', 'servicenow', 'slack', 'talk', 'teams', 'telegram'],
  ...['victorops', 'zenoss', 'udf', 'scraper', 'azure', 'consul', 'dns', 'ec2', 'file-discovery', 'gce', 'kubernetes'],
  ...['marathon', 'nerve', 'serverset', 'static-discovery', 'swarm', 'triton'],
];
/** What they say has no name before it. */
const UNPREFIXED: ReadonlySet<string> = new Set(['load', 'influxdb', 'discord']);

const ALL: readonly SectionDefinition[] = [
  ALERT_SECTION,
  ...UNREAD_SECTIONS,
  INFLUXDB_SECTION,
  ...SERVICES,
  DEADMAN_SECTION,
];

export const SECTIONS: readonly SectionDefinition[] = ALL.toSorted(
  (a, b) => CHECKED.indexOf(a.name) - CHECKED.indexOf(b.name),
);

/** What Kapacitor says about the values of a section, its name before it. */
export function sectionProblem(definition: SectionDefinition, sections: readonly Section[]): string | undefined {
  for (const section of sections) {
    const problem = definition.validate?.(section);
    if (problem !== undefined) return prefixed(definition, problem, section);
  }
  const problem = definition.validateAll?.(sections);
  return problem === undefined ? undefined : prefixed(definition, problem);
}

function prefixed({ name, checkedBy }: SectionDefinition, problem: string, section?: Section): string {
  if (UNPREFIXED.has(name)) return problem;
  // Discoverers and scrapers are told apart by their id, or name.
  const id = checkedBy === undefined || section === undefined ? '' : ` ${quote(section.text(checkedBy))}`;
  return `${name.replace('-', id === '' ? '-' : ' ')}${id}: ${problem}`;
}

/** The keys of a table: a section, or one within it; `undefined` for a section that the server does not know. */
export function tableKeys(path: readonly string[]): readonly SectionKey[] | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return TOP_LEVEL.keys;
  let keys = SECTIONS.find(({ name }) => name.toLowerCase() === first.toLowerCase())?.keys;
  for (let i = 0; i < rest.length && keys !== undefined; i++) {
    const key = keys.find(({ name }) => name.toLowerCase() === rest[i]?.toLowerCase());
    // The names in a table of tables are free.
    const isFree = key?.type === 'structMap' && i + 1 === rest.length;
    if (key?.type === 'structMap') i++;
    keys = isFree ? [] : (key?.keys ?? []);
  }
  return keys;
}

function integer(name: string, goName: string, doc: string, value: bigint): SectionKey {
  return { name, goName, type: 'int', goType: 'int', default: value, doc };
}

function duration(name: string, goName: string, doc: string, value: bigint): SectionKey {
  return { name, goName, type: 'duration', goType: 'toml.Duration', default: value, doc };
}

function lists(name: string, goName: string, doc: string): SectionKey {
  return { name, goName, type: 'stringLists', doc };
}

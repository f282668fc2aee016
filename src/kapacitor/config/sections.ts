/** The sections of kapacitor.conf that belong to no event handler. Kapacitor server/config.go, v1.8. */
import { parseUrl } from '../../go/net/url';
import { quote } from '../../go/strconv/quote';
import { CORE_HANDLERS } from '../../handlers/core';
import type { HandlerDefinition } from '../../handlers/handler';
import { flag, type Section, type SectionDefinition, type SectionKey, secret, text } from '../../handlers/section';
import { DEADMAN_ID, DEADMAN_MESSAGE } from '../../nodes/state/deadman-texts';

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

const DEADMAN_SECTION: SectionDefinition = {
  name: 'deadman',
  goType: 'deadman.Config',
  doc: 'Defaults of deadman, and the deadman that every task gets.',
  keys: [
    duration('interval', 'Interval', 'How often the global deadman counts.', 10n * SECOND),
    { name: 'threshold', goName: 'Threshold', type: 'float', default: 0, doc: 'The global deadman’s threshold.' },
    text('id', 'Id', 'Template of the alert’s ID.', {
      default: DEADMAN_ID,
    }),
    text('message', 'Message', 'Template of the message.', {
      default: DEADMAN_MESSAGE,
    }),
    flag('global', 'Global', 'Every task gets a deadman on its source.'),
  ],
};

const INFLUXDB_SECTION: SectionDefinition = {
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

/** The sections of services. */
export function sectionsOf(handlers: readonly HandlerDefinition[]): readonly SectionDefinition[] {
  return handlers.flatMap(({ section }) => (section === undefined ? [] : [section]));
}

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

const HTTP_SECTION: SectionDefinition = {
  name: 'http',
  goType: 'httpd.Config',
  doc: 'The server’s own address.',
  keys: [
    text('https-certificate', 'HttpsCertificate', 'Not read here.'),
    text('https-private-key', 'HTTPSPrivateKey', 'Not read here.'),
    secret('shared-secret', 'SharedSecret', 'Not read here.'),
    flag('auth-enabled', 'AuthEnabled', 'Not read here.'),
    flag('log-enabled', 'LogEnabled', 'Not read here.'),
    flag('write-tracing', 'WriteTracing', 'Not read here.'),
    flag('pprof-enabled', 'PprofEnabled', 'Not read here.'),
    flag('https-enabled', 'HttpsEnabled', 'Not read here.'),
    duration('shutdown-timeout', 'ShutdownTimeout', 'Not read here.', undefined),
    text('bind-address', 'BindAddress', 'Where the server listens; PagerDuty is told of it.', { default: ':9092' }),
  ],
};

export function inOrder(sections: readonly SectionDefinition[]): readonly SectionDefinition[] {
  return sections.toSorted((a, b) => CHECKED.indexOf(a.name) - CHECKED.indexOf(b.name));
}

/** Sections that belong to no service. */
export const OWN_SECTIONS: readonly SectionDefinition[] = [
  ALERT_SECTION,
  HTTP_SECTION,
  INFLUXDB_SECTION,
  DEADMAN_SECTION,
];

/** The sections that the core of the engine reads. */
export const CORE_SECTIONS = inOrder([...OWN_SECTIONS, ...sectionsOf(CORE_HANDLERS)]);

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

function integer(name: string, goName: string, doc: string, value: bigint): SectionKey {
  return { name, goName, type: 'int', goType: 'int', default: value, doc };
}

function duration(name: string, goName: string, doc: string, value: bigint | undefined): SectionKey {
  return {
    name,
    goName,
    type: 'duration',
    goType: 'toml.Duration',
    ...(value === undefined ? {} : { default: value }),
    doc,
  };
}

function lists(name: string, goName: string, doc: string): SectionKey {
  return { name, goName, type: 'stringLists', doc };
}

/**
 * Sections of kapacitor.conf whose values nothing here reads. Their names and types are checked all the same, as the
 * server's reader checks them. Kapacitor server/config.go and services, v1.8.
 */
import type { ConfigType, SectionDefinition, SectionKey } from '../../handlers/section';
import { UNREAD_CHECKS } from './unread-checks';

/** Keys by type; each with its name in Go. */
type Keys = { readonly [type in ConfigType | keyof typeof SECRET]?: Readonly<Record<string, string>> };

/** Secret texts, and tables of them. */
const SECRET = { secret: 'string', secretMap: 'stringMap' } as const;

function keysOf(keys: Keys): readonly SectionKey[] {
  return TYPES.flatMap((type) => {
    return Object.entries(keys[type] ?? {}).map(([name, goName]): SectionKey => {
      const doc = 'Not read here.';
      return type === 'secret' || type === 'secretMap'
        ? { name, goName, type: SECRET[type], doc, secret: true }
        : { name, goName, type, doc };
    });
  });
}

const TYPES = [
  'bool',
  'string',
  'secret',
  'secretMap',
  'int',
  'float',
  'duration',
  'strings',
  'stringMap',
  'stringLists',
] as const;

function one(
  name: string,
  goType: string,
  doc: string,
  keys: Keys,
  more: readonly SectionKey[] = [],
): SectionDefinition {
  return { name, goType, doc, keys: [...keysOf(keys), ...more] };
}

function oneOrSeveral(...section: Parameters<typeof one>): SectionDefinition {
  return { ...one(...section), list: 'orTable', isEmpty: true };
}

function several(...section: Parameters<typeof one>): SectionDefinition {
  return { ...one(...section), list: 'list', isEmpty: true };
}

const SCRAPER: Keys = {
  bool: { enabled: 'Enabled', 'insecure-skip-verify': 'InsecureSkipVerify' },
  string: {
    name: 'Name',
    type: 'Type',
    db: 'Database',
    rp: 'RetentionPolicy',
    scheme: 'Scheme',
    'metrics-path': 'MetricsPath',
    username: 'Username',
    'ssl-ca': 'SSLCA',
    'ssl-cert': 'SSLCert',
    'ssl-key': 'SSLKey',
    'ssl-server-name': 'SSLServerName',
    'discoverer-id': 'DiscoverID',
    'discoverer-service': 'DiscoverService',
  },
  secret: { password: 'Password', 'bearer-token': 'BearerToken' },
  stringLists: { params: 'Params' },
  duration: { 'scrape-interval': 'ScrapeInterval', 'scrape-timeout': 'ScrapeTimeout' },
  strings: { blacklist: 'Blacklist' },
};
/** The server wants a table of what a Go url.URL has, and no text. */
const PROXY_URL: SectionKey = {
  name: 'proxy-url',
  goName: 'ProxyURL',
  goType: 'url.URL',
  type: 'struct',
  keys: keysOf({
    string: {
      Scheme: 'Scheme',
      Opaque: 'Opaque',
      Host: 'Host',
      Path: 'Path',
      Fragment: 'Fragment',
      RawQuery: 'RawQuery',
      RawPath: 'RawPath',
      RawFragment: 'RawFragment',
    },
    bool: { ForceQuery: 'ForceQuery', OmitHost: 'OmitHost' },
  }),
  doc: 'Not read here.',
};

const FUNCTIONS: SectionKey = {
  name: 'functions',
  goName: 'Functions',
  goType: 'udf.FunctionConfig',
  type: 'structMap',
  keys: keysOf({
    string: { socket: 'Socket', prog: 'Prog' },
    strings: { args: 'Args' },
    stringMap: { env: 'Env' },
    duration: { timeout: 'Timeout' },
  }),
  doc: 'A table for each function.',
};

const TABLE: readonly SectionDefinition[] = [
  one('auth', 'auth.Config', 'Users of the server.', {
    bool: { enabled: 'Enabled', 'meta-use-tls': 'MetaUseTLS', 'meta-insecure-skip-verify': 'MetaInsecureSkipVerify' },
    duration: { 'cache-expiration': 'CacheExpiration' },
    int: { 'bcrypt-cost': 'BcryptCost' },
    string: {
      'meta-addr': 'MetaAddr',
      'meta-username': 'MetaUsername',
      'meta-ca': 'MetaCA',
      'meta-cert': 'MetaCert',
      'meta-key': 'MetaKey',
    },
    secret: { 'meta-password': 'MetaPassword', 'meta-internal-shared-secret': 'MetaInternalSharedSecret' },
  }),
  one('replay', 'replay.Config', 'Recordings and replays.', {
    string: { dir: 'Dir' },
  }),
  one('storage', 'storage.Config', 'The server’s database.', {
    string: { boltdb: 'BoltDBPath' },
  }),
  one('task', 'task_store.Config', 'Tasks.', {
    string: { dir: 'Dir' },
    duration: { 'snapshot-interval': 'SnapshotInterval' },
  }),
  one('fluxtask', 'task.Config', 'Tasks in Flux.', {
    bool: { enabled: 'Enabled' },
    string: {
      'task-run-influxdb': 'TaskRunInfluxDB',
      'task-run-bucket': 'TaskRunBucket',
      'task-run-org': 'TaskRunOrg',
      'task-run-orgid': 'TaskRunOrgID',
      'task-run-measurement': 'TaskRunMeasurement',
      'default-influxdb': 'DefaultInfluxDB',
    },
    secretMap: { secrets: 'Secrets' },
  }),
  one('load', 'load.Config', 'The directory whose templates, tasks and handlers are loaded at the start.', {
    bool: { enabled: 'Enabled' },
    string: { dir: 'Dir' },
  }),
  one('logging', 'diagnostic.Config', 'The server’s log.', {
    string: { file: 'File', level: 'Level' },
  }),
  one('config-override', 'config.Config', 'Whether the configuration can be changed through the API.', {
    bool: { enabled: 'Enabled' },
  }),
  one('tls', 'tlsconfig.Config', 'What TLS connections may use.', {
    strings: { ciphers: 'Ciphers' },
    string: { 'min-version': 'MinVersion', 'max-version': 'MaxVersion' },
  }),
  several('graphite', 'graphite.Config', 'Points in Graphite’s protocol.', {
    bool: { enabled: 'Enabled' },
    string: {
      'bind-address': 'BindAddress',
      database: 'Database',
      'retention-policy': 'RetentionPolicy',
      protocol: 'Protocol',
      'consistency-level': 'ConsistencyLevel',
      separator: 'Separator',
    },
    int: { 'batch-size': 'BatchSize', 'batch-pending': 'BatchPending', 'udp-read-buffer': 'UDPReadBuffer' },
    duration: { 'batch-timeout': 'BatchTimeout' },
    strings: { templates: 'Templates', tags: 'Tags' },
  }),
  one('collectd', 'collectd.Config', 'Points from collectd.', {
    bool: { enabled: 'Enabled' },
    string: {
      'bind-address': 'BindAddress',
      database: 'Database',
      'retention-policy': 'RetentionPolicy',
      typesdb: 'TypesDB',
      'security-level': 'SecurityLevel',
      'auth-file': 'AuthFile',
      'parse-multivalue-plugin': 'ParseMultiValuePlugin',
    },
    int: { 'batch-size': 'BatchSize', 'batch-pending': 'BatchPending', 'read-buffer': 'ReadBuffer' },
    duration: { 'batch-timeout': 'BatchDuration' },
  }),
  one('opentsdb', 'opentsdb.Config', 'Points in OpenTSDB’s protocol.', {
    bool: { enabled: 'Enabled', 'tls-enabled': 'TLSEnabled', 'log-point-errors': 'LogPointErrors' },
    string: {
      'bind-address': 'BindAddress',
      database: 'Database',
      'retention-policy': 'RetentionPolicy',
      'consistency-level': 'ConsistencyLevel',
      certificate: 'Certificate',
    },
    int: { 'batch-size': 'BatchSize', 'batch-pending': 'BatchPending' },
    duration: { 'batch-timeout': 'BatchTimeout' },
  }),
  several('udp', 'udp.Config', 'Points by UDP.', {
    bool: { enabled: 'Enabled' },
    string: { 'bind-address': 'BindAddress', database: 'Database', 'retention-policy': 'RetentionPolicy' },
    int: { 'read-buffer': 'ReadBuffer', buffer: 'Buffer' },
  }),
  several('scraper', 'scraper.Config', 'Targets to scrape points from.', SCRAPER, [PROXY_URL]),
  several('azure', 'azure.Config', 'Targets in Azure.', {
    bool: { enabled: 'Enabled' },
    string: { id: 'ID', 'subscription-id': 'SubscriptionID', 'tenant-id': 'TenantID', 'client-id': 'ClientID' },
    secret: { 'client-secret': 'ClientSecret' },
    int: { port: 'Port' },
    duration: { 'refresh-interval': 'RefreshInterval' },
  }),
  several('consul', 'consul.Config', 'Targets from Consul.', {
    bool: { enabled: 'Enabled', 'insecure-skip-verify': 'InsecureSkipVerify' },
    string: {
      id: 'ID',
      address: 'Address',
      datacenter: 'Datacenter',
      'tag-separator': 'TagSeparator',
      scheme: 'Scheme',
      username: 'Username',
      'ssl-ca': 'SSLCA',
      'ssl-cert': 'SSLCert',
      'ssl-key': 'SSLKey',
      'ssl-server-name': 'SSLServerName',
    },
    secret: { token: 'Token', password: 'Password' },
    strings: { services: 'Services' },
  }),
  several('dns', 'dns.Config', 'Targets from DNS.', {
    bool: { enabled: 'Enabled' },
    string: { id: 'ID', type: 'Type' },
    strings: { 'record-names': 'RecordNames' },
    duration: { 'refresh-interval': 'RefreshInterval' },
    int: { port: 'Port' },
  }),
  several('ec2', 'ec2.Config', 'Targets in EC2.', {
    bool: { enabled: 'Enabled' },
    string: { id: 'ID', region: 'Region', profile: 'Profile' },
    secret: { 'access-key': 'AccessKey', 'secret-key': 'SecretKey' },
    duration: { 'refresh-interval': 'RefreshInterval' },
    int: { port: 'Port' },
  }),
  several('file-discovery', 'file_discovery.Config', 'Targets from files.', {
    bool: { enabled: 'Enabled' },
    string: { id: 'ID' },
    strings: { files: 'Files' },
    duration: { 'refresh-interval': 'RefreshInterval' },
  }),
  several('gce', 'gce.Config', 'Targets in GCE.', {
    bool: { enabled: 'Enabled' },
    string: { id: 'ID', project: 'Project', zone: 'Zone', filter: 'Filter', 'tag-separator': 'TagSeparator' },
    duration: { 'refresh-interval': 'RefreshInterval' },
    int: { port: 'Port' },
  }),
  several('marathon', 'marathon.Config', 'Targets from Marathon.', {
    bool: { enabled: 'Enabled', 'insecure-skip-verify': 'InsecureSkipVerify' },
    string: {
      id: 'ID',
      'ssl-ca': 'SSLCA',
      'ssl-cert': 'SSLCert',
      'ssl-key': 'SSLKey',
      'ssl-server-name': 'SSLServerName',
    },
    secret: { 'bearer-token': 'BearerToken' },
    strings: { servers: 'Servers' },
    duration: { 'refresh-interval': 'RefreshInterval' },
  }),
  several('nerve', 'nerve.Config', 'Targets from Nerve.', {
    bool: { enabled: 'Enabled' },
    string: { id: 'ID' },
    strings: { servers: 'Servers', paths: 'Paths' },
    duration: { timeout: 'Timeout' },
  }),
  several('serverset', 'serverset.Config', 'Targets from Serverset.', {
    bool: { enabled: 'Enabled' },
    string: { id: 'ID' },
    strings: { servers: 'Servers', paths: 'Paths' },
    duration: { timeout: 'Timeout' },
  }),
  several('static-discovery', 'static_discovery.Config', 'Targets that are written here.', {
    bool: { enabled: 'Enabled' },
    string: { id: 'ID' },
    strings: { targets: 'Targets' },
    stringMap: { labels: 'Labels' },
  }),
  several('triton', 'triton.Config', 'Targets in Triton.', {
    bool: { enabled: 'Enabled', 'insecure-skip-verify': 'InsecureSkipVerify' },
    string: {
      id: 'ID',
      account: 'Account',
      'dns-suffix': 'DNSSuffix',
      endpoint: 'Endpoint',
      'ssl-ca': 'SSLCA',
      'ssl-cert': 'SSLCert',
      'ssl-key': 'SSLKey',
      'ssl-server-name': 'SSLServerName',
    },
    int: { port: 'Port', version: 'Version' },
    duration: { 'refresh-interval': 'RefreshInterval' },
  }),
  oneOrSeveral('kubernetes', 'k8s.Config', 'Kubernetes clusters for k8sAutoscale.', {
    bool: { enabled: 'Enabled', 'in-cluster': 'InCluster' },
    string: { id: 'ID', 'ca-path': 'CAPath', namespace: 'Namespace', resource: 'Resource' },
    secret: { token: 'Token' },
    strings: { 'api-servers': 'APIServers' },
  }),
  several('swarm', 'swarm.Config', 'Docker Swarm clusters for swarmAutoscale.', {
    bool: { enabled: 'Enabled', 'insecure-skip-verify': 'InsecureSkipVerify' },
    string: { id: 'ID', 'ssl-ca': 'SSLCA', 'ssl-cert': 'SSLCert', 'ssl-key': 'SSLKey' },
    strings: { servers: 'Servers' },
  }),
  one('reporting', 'reporting.Config', 'Usage reports to InfluxData.', {
    bool: { enabled: 'Enabled' },
    string: { url: 'URL' },
  }),
  one('stats', 'stats.Config', 'Statistics of the server, as points.', {
    bool: { enabled: 'Enabled' },
    duration: { 'stats-interval': 'StatsInterval' },
    string: { database: 'Database', 'retention-policy': 'RetentionPolicy' },
    float: { 'timing-sample-rate': 'TimingSampleRate' },
    int: { 'timing-movavg-size': 'TimingMovingAverageSize' },
  }),
  one('udf', 'udf.Config', 'User-defined functions.', {}, [FUNCTIONS]),
];

export const UNREAD_SECTIONS: readonly SectionDefinition[] = TABLE.map((definition) => {
  return { ...definition, ...UNREAD_CHECKS.get(definition.name) };
});

/** What Kapacitor refuses in sections that nothing here reads. Kapacitor services, each its config.go, v1.8. */
import { quote } from '../../go/strconv/quote';
import { durationString } from '../../go/time/duration';
import type { ConfigValue, Section, SectionDefinition } from '../../handlers/section';

type Checks = Pick<SectionDefinition, 'validate' | 'validateAll' | 'checkedBy'>;

/** By section. */
export const UNREAD_CHECKS: ReadonlyMap<string, Checks> = new Map<string, Checks>([
  ['auth', { validate: authProblem }],
  ['fluxtask', { validate: fluxTaskProblem }],
  ['tls', { validate: tlsProblem }],
  ['load', { validate: loadProblem }],
  ['udf', { validate: udfProblem }],
  ['kubernetes', { validate: kubernetesProblem, validateAll: kubernetesIdProblem }],
  ['swarm', { validate: (section) => (section.flag('enabled') ? serversProblem(section, 'servers') : undefined) }],
  ['scraper', { validate: scraperProblem, checkedBy: 'name' }],
  ...discoverers([
    ['azure', 'azure discovery must be given a ID'],
    ['consul', 'consul discovery must be given a ID', addressProblem],
    ['dns', 'dns discovery must be given a ID', dnsProblem],
    ['ec2', 'ec2 discovery must be given a ID', regionProblem],
    ['file-discovery', 'file discovery must be given a ID', filesProblem],
    ['gce', 'gce discovery must be given a ID'],
    ['marathon', 'marathon discovery must be given an ID'],
    ['nerve', 'nerve discovery must be given a ID', (section) => pathsProblem(section, 'nerve discovery paths')],
    [
      'serverset',
      'server set discovery must be given a ID',
      (section) => pathsProblem(section, 'serverset discovery config paths'),
    ],
    ['static-discovery', 'static discovery must be given a ID'],
    ['triton', 'triton discovery must be given an ID'],
  ]),
]);

type Check = (section: Section) => string | undefined;

function discoverers(
  rows: readonly (readonly [name: string, withoutId: string, check?: Check])[],
): (readonly [string, Checks])[] {
  return rows.map(([name, withoutId, check]) => {
    const validate = (section: Section) => (section.text('id') === '' ? withoutId : check?.(section));
    return [name, { validate, checkedBy: 'id' }];
  });
}

const LEAST_COST = 4n;

function authProblem(section: Section): string | undefined {
  const cost = section.integer('bcrypt-cost');
  if (!section.flag('enabled') || cost >= LEAST_COST) return undefined;
  return `must provide a bcrypt cost >= ${LEAST_COST}, got ${cost}`;
}

function fluxTaskProblem(section: Section): string | undefined {
  if (!section.flag('enabled') || section.text('task-run-influxdb') === 'none') return undefined;
  const both = section.text('task-run-org') !== '' && section.text('task-run-orgid') !== '';
  return both ? 'only one of task-run-org and task-run-orgid should be set' : undefined;
}

function loadProblem(section: Section): string | undefined {
  const isWrong = section.flag('enabled') && !/^(?:\/|$)/.test(section.text('dir'));
  return isWrong ? 'dir must be an absolute path' : undefined;
}

const VERSIONS = ['TLS1.1', 'TLS1.2', 'TLS1.3'];
const CIPHERS = [
  ...['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'],
  ...['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
  ...['TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'],
  ...['TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'],
  ...['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  ...['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
  ...['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305', 'TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_AES_128_CBC_SHA256'],
  ...['TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_256_CBC_SHA', 'TLS_RSA_WITH_AES_256_GCM_SHA384'],
];

function tlsProblem(section: Section): string | undefined {
  const cipher = section.texts('ciphers').find((name) => !CIPHERS.includes(name.toUpperCase()));
  if (cipher !== undefined) return `unknown cipher suite: ${quote(cipher)}. available ciphers: ${CIPHERS.join(', ')}`;
  const version = ['min-version', 'max-version'].map((key) => section.text(key)).find((name) => !isVersion(name));
  if (version === undefined) return undefined;
  return `unknown tls version: ${quote(version)}. available versions: ${VERSIONS.join(', ')}`;
}

function isVersion(name: string): boolean {
  return name === '' || VERSIONS.some((version) => [version, version.slice('TLS'.length)].includes(name.toUpperCase()));
}

const MILLISECOND = 1_000_000n;

function udfProblem(section: Section): string | undefined {
  for (const [name, settings] of Object.entries(tableOf(section.value('functions')))) {
    const problem = functionProblem(tableOf(settings));
    if (problem !== undefined) return `UDF ${name}: ${problem}`;
  }
  return undefined;
}

type Table = Readonly<Record<string, ConfigValue>>;

function tableOf(value: ConfigValue | undefined): Table {
  return typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}

function functionProblem({ timeout = 0n, socket = '', prog = '', args = [], env = {} }: Table): string | undefined {
  if (typeof timeout === 'bigint' && timeout <= MILLISECOND) return `timeout is too small: ${durationString(timeout)}`;
  const hasProcess = prog !== '' || (Array.isArray(args) && args.length > 0) || Object.keys(tableOf(env)).length > 0;
  if (socket !== '') return hasProcess ? 'both socket and process config provided' : undefined;
  return prog === '' ? 'must set either prog or socket' : undefined;
}

function serversProblem(section: Section, key: string): string | undefined {
  return section.texts(key).length > 0 ? undefined : 'no api-servers specified, must provide at least one server URL';
}

function kubernetesProblem(section: Section): string | undefined {
  if (!section.flag('enabled')) return undefined;
  const within = ['api-servers', 'token', 'ca-path', 'namespace'].find((key) => {
    return section.texts(key).length > 0 || section.text(key) !== '';
  });
  if (section.flag('in-cluster')) {
    if (within !== undefined) return `in-cluster specified, cannot also specify ${within}`;
  } else if (section.texts('api-servers').length === 0) return serversProblem(section, 'api-servers');
  const resource = section.text('resource');
  return ['', 'node', 'pod', 'service', 'endpoint'].includes(resource)
    ? undefined
    : 'Resource must be one of node, pod, service, or endpoints';
}

function kubernetesIdProblem(sections: readonly Section[]): string | undefined {
  return sections.length > 1 && sections.some((section) => section.text('id') === '')
    ? 'id must not be empty'
    : undefined;
}

function scraperProblem(section: Section): string | undefined {
  if (section.text('name') === '') return 'scraper config must be given a name';
  if (section.text('db') === '') return 'scraper config must be given a db';
  if (section.text('rp') === '') return 'scraper config must be given an rp';
  return section.text('type') === 'prometheus' ? undefined : 'Unknown scraper type';
}

function addressProblem(section: Section): string | undefined {
  return section.text('address').trim() === '' ? 'consul discovery requires a server address' : undefined;
}

function dnsProblem(section: Section): string | undefined {
  const type = section.text('type');
  if (type.toUpperCase() === 'SRV') return undefined;
  if (!['A', 'AAAA'].includes(type.toUpperCase())) return `invalid dns discovery records type ${type}`;
  return section.integer('port') === 0n ? `Port required for dns discovery type ${type}` : undefined;
}

function regionProblem(section: Section): string | undefined {
  return section.text('region') === '' ? `ec2 discovery, ${section.text('id')}, requires a region` : undefined;
}

function filesProblem(section: Section): string | undefined {
  const name = section
    .texts('files')
    .find((file) => !/^[^*]*(?:\*[^/]*)?\.(?:json|yml|yaml|JSON|YML|YAML)$/.test(file));
  return name === undefined ? undefined : `path name ${quote(name)} is not valid for file discovery`;
}

function pathsProblem(section: Section, what: string): string | undefined {
  const path = section.texts('paths').find((each) => !each.startsWith('/'));
  return path === undefined ? undefined : `${what} must begin with '/': ${path}`;
}

import type { AlertEvent } from '../../../alert/event';
import { templateDataStruct } from '../../../alert/template-data';
import { field, method } from '../../../definition/build';
import { one, three } from '../../../definition/signature';
import { parseGoInt, quote } from '../../../go/strconv/strconv';
import type { Template } from '../../../go/template/template';
import { defineHandler, type RunningHandler, type StartError } from '../../handler';
import { type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { option, structs } from '../../options';
import { ENABLED, type SectionDefinition, secret, text } from '../../section';
import { NOT_ENABLED, parse } from '../../service';

interface Datum {
  oid: string;
  type: string;
  value: string;
}
interface TrapOptions {
  oid: string;
  data: readonly Datum[];
}

const SNMPTRAP_SECTION: SectionDefinition = {
  name: 'snmptrap',
  goType: 'snmptrap.Config',
  doc: 'SNMP traps.',
  keys: [
    ENABLED,
    text('addr', 'Addr', 'Host and port of the trap server.', { default: 'localhost:162' }),
    { ...secret('community', 'Community', 'Community.'), default: 'kapacitor' },
    { name: 'retries', goName: 'Retries', goType: 'int', type: 'int', default: 1n, doc: 'How often to try again.' },
  ],
  validate(section) {
    return section.flag('enabled') && section.text('addr') === '' ? 'must specify addr' : undefined;
  },
};

const OID = 'OID of the trap.';

export const snmptrap = defineHandler<TrapOptions, [string]>({
  kind: 'snmptrap',
  name: 'SNMP trap',
  doc: 'Sends an SNMP trap.',
  section: SNMPTRAP_SECTION,
  script: {
    method: 'snmpTrap',
    order: 11,
    goType: 'SNMPTrapHandler',
    signature: one('trapOid', 'string'),
    properties: [
      field('trapOid', 'string', setOid, { doc: OID }),
      method<TrapOptions, [string, string, string]>(
        'data',
        three({ name: 'oid', type: 'string' }, { name: 'type', type: 'string' }, { name: 'value', type: 'string' }),
        (options, oid, type, value) => {
          options.data = [...options.data, { oid, type, value }];
          return undefined;
        },
        'Adds a value of type c (counter), i (integer), n (null), s (text) or t (time); the value is a template.',
      ),
    ],
    apply: setOid,
    validate({ oid, data }) {
      const invalid = `invalid SNMP trap ${quote(oid)}`;
      if (oid === '') return `${invalid}: you must supply a trap Oid`;
      const wrong = data.find(({ type }) => !/^[cinst]$/.test(type));
      if (wrong === undefined) return undefined;
      return `${invalid}: unsupported data type ${quote(wrong.type)} for data entry ${quote(wrong.oid)}`;
    },
  },
  file: {
    goType: 'snmptrap.HandlerConfig',
    keys: [
      option('trap-oid', 'string', setOid, OID),
      structs(
        'data-list',
        (): Datum => ({ oid: '', type: '', value: '' }),
        [
          option('oid', 'string', (datum, oid) => Object.assign(datum, { oid }), 'OID of the value.'),
          option('type', 'string', (datum, type) => Object.assign(datum, { type }), 'Type: c, i, n, s or t.'),
          option('value', 'string', (datum, value) => Object.assign(datum, { value }), 'Template of the value.'),
        ],
        (options, data) => Object.assign(options, { data }),
        'Values of the trap.',
      ),
    ],
  },
  nodeError: 'failed to create SNMP handler',
  options: () => ({ oid: '', data: [] }),
  start,
});

function setOid(options: TrapOptions, oid: string): void {
  options.oid = oid;
}

function start(options: TrapOptions, host: HandlerHost, place: HandlerPlace): RunningHandler | StartError {
  const templates: Template[] = [];
  for (const { value } of options.data) {
    const parsed = parse('data', value);
    if (!parsed.ok) return parsed;
    templates.push(parsed.template);
  }
  return {
    handle(event) {
      const error = trap(options, templates, host, place, event);
      if (error !== undefined) logFailure(host, 'snmp', place, 'failed to handle event', error);
    },
  };
}

function trap(
  options: TrapOptions,
  templates: readonly Template[],
  host: HandlerHost,
  place: HandlerPlace,
  event: AlertEvent,
): string | undefined {
  const values: string[] = [];
  for (const template of templates) {
    const executed = template.execute(templateDataStruct(event));
    if (!executed.ok) return executed.error;
    values.push(executed.text);
  }
  const section = host.section('snmptrap');
  if (!section.flag('enabled')) return NOT_ENABLED;
  const lines = [`snmpTrapOID = ${options.oid}`];
  for (const [i, { oid, type }] of options.data.entries()) {
    const value = values[i] ?? '';
    const problem = valueProblem(type, value);
    if (problem !== undefined) return problem;
    lines.push(`${oid} = ${TYPE_NAMES[type] ?? type}: ${type === 'n' ? '' : value}`);
  }
  const secrets = [section.text('community')];
  const target = section.text('addr');
  const done = host.act({ kind: 'snmptrap', place, event, verb: 'send', target, content: lines.join('\n'), secrets });
  return done.error === undefined ? undefined : `failed to send SNMP trap: ${done.error}`;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  c: 'Counter64',
  i: 'Integer',
  n: 'Null',
  s: 'OctetString',
  t: 'TimeTicks',
};

const UNSUPPORTED: Readonly<Record<string, string>> = {
  a: 'IP address',
  d: 'Decimal string',
  o: 'Object ID',
  u: 'Unsigned integer',
  x: 'Hexadecimal string',
};

function valueProblem(type: string, value: string): string | undefined {
  if (type in UNSUPPORTED) return `Snmptrap Datatype '${UNSUPPORTED[type]}' not supported`;
  if (!(type in TYPE_NAMES)) return `Snmptrap Datatype not known: ${type}`;
  if (type === 'n' || type === 's') return undefined;
  const parsed = parseGoInt(value);
  return parsed.ok ? undefined : parsed.error;
}

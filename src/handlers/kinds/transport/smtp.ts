import type { AlertEvent } from '../../../alert/event';
import { templateDataStruct } from '../../../alert/template-data';
import { rest } from '../../../definition/signature';
import { quote } from '../../../go/strconv/strconv';
import type { Template } from '../../../go/template/template';
import { GoStruct } from '../../../go/value';
import { keysOf, listField, propertiesOf } from '../../fields';
import { defineHandler, type RunningHandler } from '../../handler';
import { type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import {
  ENABLED,
  flag,
  GLOBAL,
  type Section,
  type SectionDefinition,
  STATE_CHANGES_ONLY,
  secret,
  text,
} from '../../section';
import { NOT_ENABLED, parse } from '../../service';

interface EmailOptions {
  to: readonly string[];
  toTemplates: readonly string[];
}

const SECOND = 1_000_000_000n;

const SMTP_SECTION: SectionDefinition = {
  name: 'smtp',
  goType: 'smtp.Config',
  doc: 'E-mail.',
  keys: [
    ENABLED,
    text('host', 'Host', 'Mail server.', { default: 'localhost' }),
    { name: 'port', goName: 'Port', goType: 'int', type: 'int', default: 25n, doc: 'Port of the mail server.' },
    text('username', 'Username', 'User.'),
    secret('password', 'Password', 'Password.'),
    flag('no-verify', 'NoVerify', 'Accepts any certificate.'),
    GLOBAL,
    STATE_CHANGES_ONLY,
    text('from', 'From', 'Sender.'),
    { name: 'to', goName: 'To', type: 'strings', default: [], doc: 'Default recipients.' },
    { name: 'toTemplates', goName: 'ToTemplates', type: 'strings', default: [], doc: 'Not used.' },
    {
      name: 'idle-timeout',
      goName: 'IdleTimeout',
      goType: 'toml.Duration',
      type: 'duration',
      default: 30n * SECOND,
      doc: 'How long a connection is kept.',
    },
  ],
  validate: emailProblem,
};

function emailProblem(section: Section): string | undefined {
  if (section.text('host') === '') return 'host cannot be empty';
  if (section.integer('port') <= 0n) return `invalid port ${section.integer('port')}`;
  if (section.integer('idle-timeout') < 0n) return 'idle timeout must be positive';
  const from = section.text('from');
  if (from === '') return section.flag('enabled') ? "must provide a 'from' address" : undefined;
  if (!isAddress(from)) return `invalid from email address: ${quote(from)}, ${NO_ADDRESS}`;
  const wrong = section.texts('to').find((address) => !isAddress(address));
  return wrong === undefined ? undefined : `invalid to email address: ${quote(wrong)}, ${NO_ADDRESS}`;
}

const NO_ADDRESS = "mail: missing '@' or angle-addr";

function isAddress(address: string): boolean {
  return /^[^@\s]+@[^@\s]+$/.test(address) || /<[^@\s<>]+@[^@\s<>]+>\s*$/.test(address);
}

const FIELDS = [
  listField('to', { script: 'to', file: 'to', adds: true }, 'Recipients. If none, those of the configuration.'),
  listField('toTemplates', { script: 'toTemplates', file: 'to-field', adds: true }, 'Templates of further recipients.'),
];

export const smtp = defineHandler<EmailOptions, [string[]]>({
  kind: 'smtp',
  name: 'E-mail',
  doc: 'Sends an e-mail: the message is its subject, the details are its HTML body.',
  section: SMTP_SECTION,
  script: {
    method: 'email',
    order: 2,
    literal: ['email', 'to'],
    goType: 'EmailHandler',
    signature: rest('to', 'string'),
    properties: propertiesOf<EmailOptions>(FIELDS),
    apply(options, to) {
      options.to = to;
    },
  },
  file: { goType: 'smtp.HandlerConfig', keys: keysOf<EmailOptions>(FIELDS) },
  options: () => ({ to: [], toTemplates: [] }),
  start,
});

function start(options: EmailOptions, host: HandlerHost, place: HandlerPlace): RunningHandler {
  const templates: Template[] = [];
  for (const [i, source] of options.toTemplates.entries()) {
    const parsed = parse(String(i), source);
    if (!parsed.ok) {
      logFailure(host, 'smtp', place, 'bad template in email address template', parsed.error);
      break;
    }
    templates.push(parsed.template);
  }
  return {
    handle(event) {
      const to = [...options.to];
      for (const template of templates) {
        const executed = template.execute(eventDataStruct(event));
        if (!executed.ok) logFailure(host, 'smtp', place, 'error in email template', executed.error);
        else if (executed.text !== '') to.push(executed.text);
      }
      const error = send(to, host, place, event);
      if (error !== undefined) logFailure(host, 'smtp', place, 'failed to send email', error);
    },
  };
}

function send(own: readonly string[], host: HandlerHost, place: HandlerPlace, event: AlertEvent): string | undefined {
  const section = host.section('smtp');
  if (!section.flag('enabled')) return NOT_ENABLED;
  const to = own.length === 0 ? section.texts('to') : own;
  if (to.length === 0) return 'not sending email, no recipients defined';
  const lines = [
    `From: ${section.text('from')}`,
    `To: ${to.join(', ')}`,
    `Subject: ${event.state.message}`,
    'Content-Type: text/html; charset=UTF-8',
    '',
    event.state.details,
  ];
  const target = `${section.text('host')}:${section.integer('port')}`;
  const done = host.act({ kind: 'smtp', place, event, verb: 'send', target, content: lines.join('\n'), secrets: [] });
  if (done.error !== undefined) {
    host.log(
      'error',
      'error closing connection to SMTP server',
      [
        ['service', 'smtp'],
        ['err', done.error],
      ],
      place,
    );
  }
  return undefined;
}

/** Templates of recipients see the event's data only. */
function eventDataStruct(event: AlertEvent): GoStruct {
  const all = templateDataStruct(event);
  const names = ['Name', 'TaskName', 'Category', 'Group', 'Tags', 'Fields', 'Recoverable'];
  const fields = new Map(names.map((name) => [name, all.fields.get(name) ?? null]));
  fields.set('Category', event.data.category);
  fields.set('Recoverable', event.data.recoverable);
  return new GoStruct('alert.EventData', fields);
}

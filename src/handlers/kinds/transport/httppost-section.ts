import { encodeTemplateValue } from '../../../alert/template-json';
import { toBytes } from '../../../go/bytes';
import { parseUrl } from '../../../go/net/url';
import { quote } from '../../../go/strconv/strconv';
import { type TemplateFunction, unaryFunction } from '../../../go/template/function';
import { isTemplateError, parseTemplate, type Template, type TemplateOptions } from '../../../go/template/template';
import type { GoValue } from '../../../go/value';
import type { StartError } from '../../handler';
import { type Section, type SectionDefinition, secret, text } from '../../section';

export const HTTPPOST_SECTION: SectionDefinition = {
  name: 'httppost',
  goType: 'httppost.Config',
  list: 'list',
  doc: 'Endpoints that httpPost and post can name.',
  keys: [
    text('endpoint', 'Endpoint', 'Name of the endpoint.', { default: 'example' }),
    text('url', 'URLTemplate', 'URL to post to; a template of the alert data.', { default: 'http://example.com' }),
    { name: 'headers', goName: 'Headers', type: 'stringMap', doc: 'Headers of every request.' },
    {
      name: 'basic-auth',
      goName: 'BasicAuth',
      goType: 'httppost.BasicAuth',
      type: 'struct',
      keys: [text('username', 'Username', 'User.'), secret('password', 'Password', 'Password.')],
      secret: true,
      doc: 'User name and password: { username = "…", password = "…" }.',
    },
    text('alert-template', 'AlertTemplate', 'Template of the body that post sends.'),
    text('alert-template-file', 'AlertTemplateFile', 'File with that template.'),
    text('row-template', 'RowTemplate', 'Template of the body that httpPost sends.'),
    text('row-template-file', 'RowTemplateFile', 'File with that template.'),
  ],
  validate: (section) => nameProblem(section) ?? urlProblem(section) ?? templateProblem(section),
};

function nameProblem(section: Section): string | undefined {
  if (section.text('endpoint') === '') return 'must specify endpoint name';
  return section.text('url') === '' ? 'must specify url' : undefined;
}

function urlProblem(section: Section): string | undefined {
  const url = section.text('url');
  const parsed = endpointTemplate(url);
  const syntax = `invalid URL template syntax ${quote(url)}`;
  if (!parsed.ok) return `${syntax}: ${parsed.error}`;
  const executed = parsed.template.execute(null);
  if (!executed.ok) return `${syntax}: ${executed.error}`;
  if (executed.text !== url) return undefined;
  const address = parseUrl(url);
  return address.ok ? undefined : `invalid URL ${quote(url)}: ${address.error}`;
}

function templateProblem(section: Section): string | undefined {
  for (const key of ['alert-template', 'row-template']) {
    const file = section.text(`${key}-file`);
    if (section.text(key) !== '' && file !== '') return `must specify only one of ${key} and ${key}-file`;
    if (file !== '' && !file.startsWith('/')) return `must use an absolute path for ${key}-file`;
  }
  return undefined;
}

/** When encoding fails, both say nothing at all. */
const FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map([
  ['json', unaryFunction((value) => jsonOf(value, '\n'))],
  ['jsonCompact', unaryFunction((value) => jsonOf(value, ''))],
]);

const BODY: TemplateOptions = { functions: FUNCTIONS };

function jsonOf(value: GoValue, end: string): string {
  const encoded = encodeTemplateValue(value);
  return encoded.ok ? encoded.text + end : '';
}

/** The templates of an endpoint know two functions more. Kapacitor services/httppost/config.go, v1.8. */
export function endpointTemplate(source: string): { readonly ok: true; readonly template: Template } | StartError {
  const template = parseTemplate('body', source, BODY);
  return isTemplateError(template)
    ? { ok: false, error: `failed to parse template: ${template.message}` }
    : { ok: true, template };
}

/** The header that user name and password of an endpoint make. */
export function basicAuthorization(section: Section | undefined): [string, string][] {
  const auth = new Map(section?.textMap('basic-auth') ?? []);
  const username = auth.get('username') ?? '';
  const password = auth.get('password') ?? '';
  if (username === '' || password === '') return [];
  const bytes = toBytes(`${username}:${password}`);
  return [['Authorization', `Basic ${btoa(String.fromCharCode(...bytes))}`]];
}

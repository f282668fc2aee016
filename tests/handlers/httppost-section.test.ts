import { expect, test } from 'vitest';
import { GoMap, type GoValue, INTERFACE } from '../../src/go/value';
import { endpointTemplate } from '../../src/handlers/kinds/transport/httppost-section';
import { SECTIONS } from '../../src/kapacitor/config/all-sections';
import { readConfiguration } from '../../src/kapacitor/config/config';

function rendered(source: string, data: GoValue): unknown {
  const parsed = endpointTemplate(source);
  return parsed.ok ? parsed.template.execute(data) : parsed;
}

// Go's encoder ends what it writes with a line break, and writes nothing at all when it fails.
test.each([
  [1.5, '[1.5\n|1.5]'],
  [new GoMap(new Map([['a', '<b>']]), INTERFACE), '[{"a":"\\u003cb\\u003e"}\n|{"a":"\\u003cb\\u003e"}]'],
  [Number.NaN, '[|]'],
  [new GoMap(new Map([['a', Number.POSITIVE_INFINITY]]), INTERFACE), '[|]'],
])('an endpoint’s template writes %j as JSON', (data, text) => {
  expect(rendered('[{{ json . }}|{{ jsonCompact . }}]', data)).toMatchObject({ ok: true, text });
});

// Kapacitor services/httppost/config.go, v1.8.
test.each([
  ['endpoint = ""', 'must specify endpoint name'],
  ['url = ""', 'must specify url'],
  ['url = "{{"', 'invalid URL template syntax "{{": failed to parse template: template: body:1: unclosed action'],
  ['url = "http://[::1"', 'invalid URL "http://[::1": parse "http://[::1": missing \']\' in host'],
  [
    'alert-template = "a"\nalert-template-file = "/a"',
    'must specify only one of alert-template and alert-template-file',
  ],
  ['row-template = "a"\nrow-template-file = "/a"', 'must specify only one of row-template and row-template-file'],
  ['alert-template-file = "a"', 'must use an absolute path for alert-template-file'],
  ['row-template-file = "./a"', 'must use an absolute path for row-template-file'],
  ['url = "http://h/{{ .ID }}"\nrow-template-file = "/a"', undefined],
])('[[httppost]] with %s', (lines, error) => {
  const read = readConfiguration(SECTIONS, { text: `[[httppost]]\n${lines}\n` });
  expect(read.ok ? undefined : read.error).toEqual(error && expect.stringContaining(`httppost: ${error}.`));
});

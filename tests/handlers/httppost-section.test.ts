import { expect, test } from 'vitest';
import { GoMap, type GoValue, INTERFACE } from '../../src/go/value';
import { endpointTemplate } from '../../src/handlers/kinds/transport/httppost-section';

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

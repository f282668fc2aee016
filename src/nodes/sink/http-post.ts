import type { ResultSeries } from '../../alert/event';
import { batchRow, cell, encodeRows, pointRow } from '../../alert/rows';
import { flag, method, stored } from '../../definition/build';
import { refuse } from '../../definition/property';
import { one, rest, two } from '../../definition/signature';
import type { Refusal } from '../../definition/value';
import { isRefusal } from '../../definition/value';
import type { Template } from '../../go/template/template';
import { GoMap, GoSlice, GoStruct, GoTime, type GoValue, INTERFACE } from '../../go/value';
import { endpointTemplate } from '../../handlers/kinds/transport/httppost-section';
import { type HttpRequest, makeRequest } from '../../handlers/request';
import { type Fields, MapFields } from '../../points/fields';
import { type Batch, type BatchPoint, type Point, withFields } from '../../points/point';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import { forwarding } from '../forward';
import { made, withField } from '../shape/schema';
import { told } from '../shape/shape';

interface HttpPostOptions {
  readonly urls: readonly string[];
  readonly endpoints: string[];
  readonly headers: Map<string, string>;
  codeField: string;
  captureResponse: boolean;
  /** Nanoseconds. */
  timeout: bigint;
}

export const httpPost = defineNode<HttpPostOptions, [string[]]>({
  method: 'httpPost',
  kind: 'http_post',
  goType: 'HTTPPostNode',
  doc: 'Posts every point or batch as JSON to a URL or to an endpoint of the configuration, and passes it on.',
  signature: rest('url', 'string'),
  wants: 'either',
  provides: 'same',
  shape: told(['codeField'], ({ codeField }, { parent }) =>
    codeField === '' ? parent : withField(parent, codeField, made('int')),
  ),
  options: ([urls]) => ({
    urls,
    endpoints: [],
    headers: new Map(),
    codeField: '',
    captureResponse: false,
    timeout: 0n,
  }),
  properties: [
    method(
      'endpoint',
      one('name', 'string'),
      (options, name) => {
        options.endpoints.push(name);
        return undefined;
      },
      'Posts to the `[[httppost]]` endpoint of this name instead of a URL.',
    ),
    method(
      'header',
      two({ name: 'name', type: 'string' }, { name: 'value', type: 'string' }),
      (options, name, value) => {
        options.headers.set(name, value);
        return undefined;
      },
      'Adds a header to the request. May be called several times.',
    ),
    stored('codeField', 'string', {
      doc: 'The field that the status code of the answer is put into, 0 when the request failed. By default there is none.',
    }),
    flag(
      'captureResponse',
      (options) => {
        options.captureResponse = true;
      },
      'On an answer other than 2xx logs the body of the answer.',
    ),
    stored('timeout', 'duration', { doc: 'How long to wait for the answer; 0 waits without end.', default: '0s' }),
  ],
  validate({ urls, endpoints, headers }) {
    if (urls.length >= 2) return `httpPost expects 0 or 1 arguments, got ${urls.length}`;
    if (endpoints.length > 1) return `httpPost expects 0 or 1 endpoints, got ${endpoints.length}`;
    if (urls.length === 0 && endpoints.length === 0) return 'must provide url or endpoint';
    if (urls.length > 0 && endpoints.length > 0) return 'only one endpoint and url may be specified';
    const isForbidden = [...headers.keys()].some((name) => name.toUpperCase() === 'AUTHENTICATE');
    return isForbidden ? "cannot set 'authenticate' header" : undefined;
  },
  start(options, context) {
    const target = targetOf(options, context);
    if (isRefusal(target)) return target;
    const poster = new Poster(options, target, context);
    return {
      ...forwarding(context),
      point: (point) => poster.point(point),
      batch: (batch) => poster.batch(batch),
    };
  },
});

interface Target {
  readonly url: Template;
  readonly headers: readonly (readonly [string, string])[];
  readonly row: Template | undefined;
}

function targetOf({ urls, endpoints }: HttpPostOptions, { services }: NodeContext): Target | Refusal {
  const [own] = urls;
  const [name] = endpoints;
  if (name === undefined) {
    const url = endpointTemplate(own ?? '');
    return url.ok
      ? { url: url.template, headers: [], row: undefined }
      : refuse(`error in url templating: ${url.error}`);
  }
  const endpoint = services.configuration.httpPostEndpoint(name);
  if (endpoint === undefined) return refuse(`endpoint '${name}' does not exist`);
  const url = endpointTemplate(endpoint.url);
  if (!url.ok) return refuse(url.error);
  if (endpoint.rowTemplate === undefined) return { url: url.template, headers: endpoint.headers, row: undefined };
  const row = endpointTemplate(endpoint.rowTemplate);
  return row.ok ? { url: url.template, headers: endpoint.headers, row: row.template } : refuse(row.error);
}

type Made<T> = { readonly ok: true; readonly value: T } | Refusal;

/** Kapacitor http_post.go, v1.8. */
class Poster {
  constructor(
    private readonly options: HttpPostOptions,
    private readonly target: Target,
    private readonly context: NodeContext,
  ) {}

  point(point: Point): void {
    const code = this.#post(pointRow(point));
    const { codeField } = this.options;
    this.context.emitPoint(codeField === '' ? point : withFields(point, withCodeField(point.fields, codeField, code)));
  }

  batch(batch: Batch): void {
    const code = this.#post(batchRow(batch));
    const { codeField } = this.options;
    if (codeField === '') this.context.emitBatch(batch);
    else this.context.emitBatch({ ...batch, points: batch.points.map((point) => withCode(point, codeField, code)) });
  }

  /** The status code of the answer; 0 when there is none. */
  #post(row: ResultSeries): number {
    const request = this.#request(row);
    if (!request.ok) return this.#failed(request.error);
    const { status, body, error } = this.context.services.send(request.value);
    if (error !== undefined) return this.#failed(error);
    if (Math.floor(status / 100) !== 2) {
      const unknown = 'unknown error, use .captureResponse() to capture the HTTP response';
      const err = this.options.captureResponse ? body : unknown;
      this.context.error('POST returned non 2xx status code', err, [['code', String(status)]]);
    }
    return status;
  }

  #failed(err: string): 0 {
    this.context.error('failed to POST data', err);
    return 0;
  }

  #request(row: ResultSeries): Made<HttpRequest> {
    const mapped = mappedRow(row);
    const body = this.#body(row, mapped);
    if (!body.ok) return body;
    const url = this.target.url.execute(mapped);
    if (!url.ok) return refuse(`failed to marshal row data json: failed to execute url template: ${url.error}`);
    const made = makeRequest('POST', url.text, this.#headers(), body.value);
    if (made.ok) return { ok: true, value: made.request };
    const isUnparsable = made.error.startsWith('parse ');
    return refuse(
      `${isUnparsable ? 'failed to marshal row data json: failed to create POST request: ' : ''}${made.error}`,
    );
  }

  #body(row: ResultSeries, mapped: GoStruct): Made<string> {
    if (this.target.row !== undefined) {
      const executed = this.target.row.execute(mapped);
      return executed.ok ? { ok: true, value: executed.text } : refuse(`failed to execute template: ${executed.error}`);
    }
    const encoded = encodeRows([row]);
    return encoded.ok
      ? { ok: true, value: `{"series":${encoded.text}}\n` }
      : refuse(`failed to marshal row data json: ${encoded.error}`);
  }

  #headers(): Iterable<readonly [string, string]> {
    const { headers, row } = this.target;
    const type: readonly [string, string][] = row === undefined ? [['Content-Type', 'application/json']] : [];
    return [...headers, ...type, ...this.options.headers];
  }
}

function withCode(point: BatchPoint, codeField: string, code: number): BatchPoint {
  return { tags: point.tags, fields: withCodeField(point.fields, codeField, code), time: point.time };
}

function withCodeField(fields: Fields, name: string, code: number): Fields {
  return MapFields.of([...fields.entries(), [name, BigInt(code)]]);
}

/** What templates of URLs and of `row-template` see. */
function mappedRow({ name, tags, columns, points }: ResultSeries): GoStruct {
  const [, ...names] = columns;
  const values = points.map((point) => {
    const cells = names.map((column): [string, GoValue] => [column, cell(point, column)]);
    return new GoMap(new Map<string, GoValue>([['time', new GoTime(point.time)], ...cells]), INTERFACE);
  });
  return new GoStruct(
    '*kapacitor.mappedRow',
    new Map<string, GoValue>([
      ['Name', name],
      ['Tags', new GoMap(new Map<string, GoValue>(tags.entries()), 'string')],
      ['Values', new GoSlice(values, `map[string]${INTERFACE}`)],
    ]),
  );
}

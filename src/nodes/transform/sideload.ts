import { method, stored } from '../../definition/build';
import { refuse } from '../../definition/property';
import { none, rest, two } from '../../definition/signature';
import type { ScriptValue } from '../../definition/value';
import { cleanPath, parseUrl } from '../../go/net/url';
import { quote } from '../../go/strconv/quote';
import { isTemplateError, parseTemplate, type Template } from '../../go/template/template';
import { GoMap, type GoValue, typeName } from '../../go/value';
import { endpointTemplate } from '../../handlers/kinds/transport/httppost-section';
import { MapFields } from '../../points/fields';
import { type BatchPoint, copyPoint } from '../../points/point';
import { TagSet } from '../../points/tags';
import { type FieldValue, fieldType } from '../../points/value';
import type { NodeContext, SideFiles, SideFilesRead } from '../context';
import { defineNode } from '../define';
import { forwarding } from '../forward';
import { ANY_TAG, made, type Schema, withField, withTag } from '../shape/schema';
import { type Shaping, told } from '../shape/shape';
import { convertTo } from './sideload-values';

interface SideloadOptions {
  source: string;
  order: readonly string[];
  readonly fields: Map<string, FieldValue>;
  readonly tags: Map<string, string>;
}

export const sideload = defineNode<SideloadOptions>({
  method: 'sideload',
  goType: 'SideloadNode',
  doc: 'Adds fields and tags to each point from files, which are looked up by the point’s tags.',
  signature: none,
  wants: 'either',
  provides: 'same',
  shape: told(['field', 'tag'], sideloadedShape),
  options: () => ({ source: '', order: [], fields: new Map(), tags: new Map() }),
  properties: [
    stored('source', 'string', {
      doc: 'Where the files are: `file:///absolute/directory`, an HTTP URL, or an endpoint of the configuration. Required.',
    }),
    method(
      'order',
      rest('paths', 'string'),
      (options, paths) => {
        options.order = paths;
        return undefined;
      },
      'Templates of file paths below the source, made from the point’s tags. The first file that has the key gives the value.',
    ),
    method(
      'field',
      two({ name: 'name', type: 'string' }, { name: 'default', type: 'any' }),
      (options, name, fallback) => {
        options.fields.set(name, fieldValue(fallback));
        return undefined;
      },
      'Sets a field to what the files have under its name, as a value of the default’s type. May be called several times.',
    ),
    method(
      'tag',
      two({ name: 'name', type: 'string' }, { name: 'default', type: 'string' }),
      (options, name, fallback) => {
        options.tags.set(name, fallback);
        return undefined;
      },
      'Sets a tag to what the files have under its name. May be called several times.',
    ),
  ],
  start(options, context) {
    const files = filesOf(options.source, context);
    if (!files.ok) return refuse(files.error);
    const order: Order[] = [];
    for (const text of options.order) {
      const template = parseTemplate('order', text);
      if (isTemplateError(template)) return refuse(template.message);
      order.push({ text, template });
    }
    const loader = new Loader(options, files.files, order, context);
    return {
      ...forwarding(context),
      point: (point) => context.emitPoint(copyPoint(point, loader.load(point))),
      batch: (batch) => context.emitBatch({ ...batch, points: batch.points.map((point) => loader.load(point)) }),
    };
  },
});

function fieldValue(value: ScriptValue): FieldValue {
  switch (value.type) {
    case 'int':
    case 'float':
    case 'string':
    case 'bool':
      return value.value;
    default:
      return null;
  }
}

function sideloadedShape({ fields, tags }: SideloadOptions, { parent }: Shaping<SideloadOptions>): Schema {
  const withFields = [...fields].reduce(
    (schema, [name, fallback]) => withField(schema, name, made(fieldType(fallback))),
    parent,
  );
  return [...tags.keys()].reduce((schema, name) => withTag(schema, name, ANY_TAG), withFields);
}

/** A source without a scheme names an endpoint; where there is none the 1.8 server ends itself with these words. */
function filesOf(source: string, context: NodeContext): SideFilesRead {
  const parsed = parseUrl(source);
  if (!parsed.ok) return refuse(parsed.error);
  const endpoint = parsed.url.scheme === '' ? context.services.configuration.httpPostEndpoint(source)?.url : source;
  if (endpoint === undefined) return refuse(`Specified endpoint does not exist: ${source}`);
  const template = endpointTemplate(endpoint);
  if (!template.ok) return refuse(template.error);
  const executed = template.template.execute(new GoMap(new Map(), 'string'));
  if (!executed.ok) return refuse(executed.error);
  const target = parseUrl(executed.text);
  if (!target.ok) return refuse(target.error);
  const { scheme, path } = target.url;
  switch (scheme) {
    case 'file':
      return directory(path, context);
    case 'http':
    case 'https':
      return refuse(
        `Error fetching sideload data from ${executed.text} :: Get ${quote(executed.text)}: the playground does not reach the network`,
      );
    default:
      return refuse(`unsupported source scheme ${quote(scheme)}, must be 'file', 'http', or 'https'`);
  }
}

function directory(path: string, { services }: NodeContext): SideFilesRead {
  if (!path.startsWith('/')) return refuse(`sideload source path must be absolute ${quote(path)}`);
  return services.sideFiles(cleanPath(path));
}

interface Order {
  readonly text: string;
  readonly template: Template;
}

class Loader {
  constructor(
    private readonly options: SideloadOptions,
    private readonly files: SideFiles,
    private readonly order: readonly Order[],
    private readonly context: NodeContext,
  ) {}

  load({ tags, fields, time }: BatchPoint): BatchPoint {
    const paths = this.#paths(tags);
    if (paths === undefined) return { tags, fields, time };
    const { fields: wantedFields, tags: wantedTags } = this.options;
    const loadedFields = Array.from(wantedFields, ([name, fallback]): [string, FieldValue] => {
      return [name, this.#value(paths, name, fallback)];
    });
    const loadedTags = Array.from(wantedTags, ([name, fallback]): [string, string] => {
      return [name, String(this.#value(paths, name, fallback))];
    });
    return {
      tags: loadedTags.length === 0 ? tags : new TagSet([...tags.entries(), ...loadedTags]),
      fields: loadedFields.length === 0 ? fields : MapFields.of([...fields.entries(), ...loadedFields]),
      time,
    };
  }

  #paths(tags: TagSet): readonly string[] | undefined {
    const data = new GoMap(new Map(tags.entries()), 'string');
    const paths: string[] = [];
    for (const { text, template } of this.order) {
      const path = template.execute(data);
      if (!path.ok) {
        this.context.error('failed to evaluate order template', path.error, [['order', text]]);
        return undefined;
      }
      paths.push(path.text);
    }
    return paths;
  }

  #value(paths: readonly string[], key: string, fallback: FieldValue): FieldValue {
    const value = this.#find(paths, cleanPath(key));
    if (value === null) return fallback;
    const converted = convertTo(fallback, value);
    if (converted.ok) return converted.value;
    this.context.error('failed to load key', converted.error, [
      ['key', key],
      ['expected', typeName(fallback)],
      ['got', typeName(value)],
    ]);
    return fallback;
  }

  /** Go's nil where no file has the key. */
  #find(paths: readonly string[], key: string): GoValue {
    for (const path of paths) {
      const value = this.files.get(path)?.get(key);
      if (value !== undefined) return value;
    }
    return null;
  }
}

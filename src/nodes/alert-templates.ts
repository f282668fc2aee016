import type { ServerInfo } from '../alert/services';
import { detailsStruct, type IdInfo, idStruct, type MessageInfo, messageStruct } from '../alert/template-data';
import type { Refusal } from '../definition/value';
import { encodeJSON } from '../go/json';
import { type TemplateFunction, unaryFunction } from '../go/template/function';
import { type Executed, isTemplateError, parseTemplate, type Template } from '../go/template/template';
import { GoTypedString, type GoValue } from '../go/value';
import type { TagSet } from '../points/tags';
import type { AlertOptions } from './alert-options';

/** How many rendered ids are remembered: one a series, as long as there are not too many. */
const MAX_IDS = 20_000;

interface RenderedId {
  readonly name: string;
  readonly group: string;
  readonly id: string;
}

type Failed = Extract<Executed, { ok: false }>;

/** The templates of one alert node. */
export class AlertTemplates {
  /** An id sees nothing but name, group and tags, so it is rendered once for a set of tags. */
  readonly #ids = new Map<TagSet, RenderedId>();
  #last: { readonly tags: TagSet; readonly rendered: RenderedId } | undefined;

  private constructor(
    private readonly idTemplate: Template,
    private readonly messageTemplate: Template,
    private readonly detailsTemplate: Template,
    private readonly taskName: string,
    private readonly server: ServerInfo,
  ) {}

  static parse(options: AlertOptions, taskName: string, server: ServerInfo): AlertTemplates | Refusal {
    const id = parseTemplate('id', options.id);
    if (isTemplateError(id)) return { ok: false, error: id.message };
    const message = parseTemplate('message', options.message);
    if (isTemplateError(message)) return { ok: false, error: message.message };
    const details = parseTemplate('details', options.details, { html: true, functions: DETAILS_FUNCTIONS });
    if (isTemplateError(details)) return { ok: false, error: details.message };
    return new AlertTemplates(id, message, details, taskName, server);
  }

  id(name: string, group: string, tags: TagSet): string | Failed {
    const last = this.#last;
    if (last !== undefined && last.tags === tags && last.rendered.group === group && last.rendered.name === name) {
      return last.rendered.id;
    }
    let rendered = this.#ids.get(tags);
    if (rendered === undefined || rendered.group !== group || rendered.name !== name) {
      const executed = this.idTemplate.execute(idStruct(this.idInfo(name, group, tags)));
      if (!executed.ok) return executed;
      rendered = { name, group, id: executed.text };
      if (this.#ids.size >= MAX_IDS) this.#ids.clear();
      this.#ids.set(tags, rendered);
    }
    this.#last = { tags, rendered };
    return rendered.id;
  }

  messageAndDetails(info: MessageInfo): { readonly message: string; readonly details: string } | Failed {
    const data = messageStruct(info);
    const message = this.messageTemplate.execute(data);
    if (!message.ok) return message;
    const details = this.detailsTemplate.execute(detailsStruct(data, message.text));
    return details.ok ? { message: message.text, details: details.text } : details;
  }

  idInfo(name: string, group: string, tags: TagSet): IdInfo {
    return { name, taskName: this.taskName, group: group === '' ? 'nil' : group, tags, server: this.server };
  }
}

const DETAILS_FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map([
  ['json', unaryFunction((value) => new GoTypedString('template.JS', `${jsonOf(value)}\n`))],
  ['jsonCompact', unaryFunction((value) => new GoTypedString('template.JS', jsonOf(value)))],
]);

/** Values that JSON cannot hold leave the text empty. */
function jsonOf(value: GoValue): string {
  const encoded = encodeJSON(value);
  return encoded.ok ? encoded.text : '';
}

import type { ServerInfo } from '../../alert/services';
import { detailsStruct, type IdInfo, idStruct, type MessageInfo, messageStruct } from '../../alert/template-data';
import type { Refusal } from '../../definition/value';
import { encodeJSON } from '../../go/json/encode';
import { DETAILS_TEMPLATE } from '../../go/template/details-functions';
import { escapeHtml } from '../../go/template/escape-text';
import { type Executed, isTemplateError, parseTemplate, type Template } from '../../go/template/template';
import type { GoStruct } from '../../go/value';
import type { TagSet } from '../../points/tags';
import { type AlertOptions, DEFAULT_DETAILS } from './options';

export interface RenderedMessage {
  readonly message: string;
  readonly details: () => string;
}

type Failed = Extract<Executed, { ok: false }>;

/** The templates of one alert node. */
export class AlertTemplates {
  private constructor(
    private readonly idTemplate: Template,
    private readonly messageTemplate: Template,
    /** The default needs none. */
    private readonly detailsTemplate: Template | undefined,
    private readonly taskName: string,
    private readonly server: ServerInfo,
  ) {}

  static parse(options: AlertOptions, taskName: string, server: ServerInfo): AlertTemplates | Refusal {
    const id = parseTemplate('id', options.id);
    if (isTemplateError(id)) return { ok: false, error: id.message };
    const message = parseTemplate('message', options.message);
    if (isTemplateError(message)) return { ok: false, error: message.message };
    if (options.details === DEFAULT_DETAILS) return new AlertTemplates(id, message, undefined, taskName, server);
    const details = parseTemplate('details', options.details, DETAILS_TEMPLATE);
    if (isTemplateError(details)) return { ok: false, error: details.message };
    return new AlertTemplates(id, message, details, taskName, server);
  }

  id(name: string, group: string, tags: TagSet): string | Failed {
    const executed = this.idTemplate.execute(idStruct(this.idInfo(name, group, tags)));
    return executed.ok ? executed.text : executed;
  }

  /** The default details cannot fail and few handlers look at them, so they wait until one does. */
  messageAndDetails(info: MessageInfo): RenderedMessage | Failed {
    const data = messageStruct(info);
    const message = this.messageTemplate.execute(data);
    if (!message.ok) return message;
    const { text } = message;
    if (this.detailsTemplate === undefined) return { message: text, details: () => defaultDetails(data, text) };
    const details = this.detailsTemplate.execute(detailsStruct(data, text));
    return details.ok ? { message: text, details: () => details.text } : details;
  }

  idInfo(name: string, group: string, tags: TagSet): IdInfo {
    return { name, taskName: this.taskName, group: group === '' ? 'nil' : group, tags, server: this.server };
  }
}

/** What `{{ json . }}` gives as an HTML template: JSON as text of a page, or nothing when JSON cannot hold a value. */
function defaultDetails(data: GoStruct, message: string): string {
  const encoded = encodeJSON(detailsStruct(data, message));
  return encoded.ok ? escapeHtml(`${encoded.text}\n`).replaceAll('+', '&#43;') : '';
}

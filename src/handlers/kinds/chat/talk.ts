import type { AlertEvent } from '../../../alert/event';
import { none } from '../../../definition/signature';
import { jsonString } from '../../../go/json/encode';
import { escapeHtml } from '../../../text/escape-html';
import { defineHandler } from '../../handler';
import { type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { makeRequest } from '../../request';
import { jsonMap } from '../../request-json';
import { ENABLED, type SectionDefinition, secret, text } from '../../section';
import { NOT_ENABLED, urlProblem } from '../../service';

const TALK_SECTION: SectionDefinition = {
  name: 'talk',
  goType: 'talk.Config',
  doc: 'Talk.',
  keys: [
    ENABLED,
    secret('url', 'URL', 'Webhook URL.'),
    text('author_name', 'AuthorName', 'Name that messages come from.'),
  ],
  validate: (section) => urlProblem(section),
};

export const talk = defineHandler<object>({
  kind: 'talk',
  name: 'Talk',
  doc: 'Posts the message to Talk.',
  section: TALK_SECTION,
  script: { method: 'talk', order: 19, goType: 'TalkHandler', signature: none, properties: [] },
  // Kapacitor does not even look at the options. Kapacitor services/alert/service.go, v1.8.
  file: { goType: 'talk.HandlerConfig', keys: 'any' },
  options: () => ({}),
  start: (_, host, place) => ({
    handle(event) {
      const error = alert(host, place, event);
      if (error !== undefined) logFailure(host, 'talk', place, 'failed to send event to Talk', error);
    },
  }),
});

function alert(host: HandlerHost, place: HandlerPlace, event: AlertEvent): string | undefined {
  const section = host.section('talk');
  if (!section.flag('enabled')) return NOT_ENABLED;
  const { id, message } = event.state;
  const author = section.text('author_name');
  const url = section.text('url');
  const body = jsonMap([
    ['authorName', jsonString(author)],
    ['text', jsonString(message)],
    ['title', jsonString(id)],
  ]);
  const made = makeRequest('POST', url, [['Content-Type', 'application/json']], `${body}\n`);
  if (!made.ok) return made.error;
  const answer = host.deliver({
    kind: 'talk',
    place,
    event,
    request: made.request,
    origins: [{ option: 'url', ...section.origin('url') }],
    secrets: [url],
    success: 200,
    preview: { color: '#3da8f5', from: author, html: escapeHtml(message) },
  });
  if (answer.error !== undefined) return answer.error;
  if (answer.status === 200) return undefined;
  // The body was read before, so the error in it is never found. Kapacitor services/talk/service.go, v1.8.
  return `failed to understand Talk response. code: ${answer.status} content: ${answer.body}`;
}

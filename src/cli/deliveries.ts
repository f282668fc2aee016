/** What was sent, run and written because of each event. */

import type { ActionRecord, RequestRecord, Run } from '../kapacitor/record/run-model';
import type { SecretMask } from '../sharing/secrets/mask';
import { masked } from '../sharing/secrets/placeholders';
import { groupedBy } from '../text/grouped';

/** Requests of one handler that are shown as they travel; of the others only what differs. */
const SHOWN_WHOLE = 3;
/** Characters of what is written or sent otherwise. */
const MOST_CONTENT = 300;
/** As far as it is looked at for secrets: one that begins among those that are shown is shorter than the rest. */
const MOST_MASKED = 16_384;

export class Deliveries {
  readonly #requests: ReadonlyMap<number, readonly RequestRecord[]>;
  readonly #actions: ReadonlyMap<number, readonly ActionRecord[]>;
  readonly #shown = new Map<string, number>();

  constructor(
    { requests, actions }: Run,
    private readonly mask: SecretMask,
  ) {
    this.#requests = groupedBy(requests, ({ event }) => event);
    this.#actions = groupedBy(actions, ({ event }) => event);
  }

  /** Of an event by its index; of -1 those that no event made. To be asked in the order of the events. */
  linesOf(event: number): readonly string[] {
    return [
      ...(this.#requests.get(event) ?? []).map((record) => this.#requestLines(record)),
      ...(this.#actions.get(event) ?? []).map((action) => actionLine(action, this.mask)),
    ];
  }

  #requestLines(record: RequestRecord): string {
    const source = JSON.stringify([record.kind, record.source]);
    const shown = this.#shown.get(source) ?? 0;
    this.#shown.set(source, shown + 1);
    const { request, secrets } = record;
    const { url, headers: values, body } = this.mask.request(request, secrets);
    const headers = request.headers.map(([name], place) => `${name}: ${masked(values[place] ?? [])}`);
    const lines = [
      `${request.method} ${masked(url)}`,
      ...(shown < SHOWN_WHOLE ? [...headers, ''] : []),
      masked(body).trimEnd(),
    ];
    return lines.map((line) => `      ${line}`.trimEnd()).join('\n');
  }
}

/** `E-mail: would send to ops@example.com: …`. */
function actionLine({ name, verb, target, content, secrets }: ActionRecord, mask: SecretMask): string {
  const text = mask.text(content.slice(0, MOST_MASKED).trimEnd().replaceAll('\n', '\\n'), secrets);
  const shown = text.length > MOST_CONTENT ? `${text.slice(0, MOST_CONTENT)}…` : text;
  const to = verb === 'send' ? 'send to' : verb === 'write' ? 'write to' : 'run';
  return `      ${name}: would ${to} ${mask.text(target, secrets)}${shown === '' ? '' : `: ${shown}`}`;
}

import { createMemo, type JSX, Show } from 'solid-js';
import type { RequestRecord } from '../../kapacitor/record/run-model';
import { runCommand } from '../commands/commands';
import { useApp } from '../stores/app';
import { sendable } from './plan';
import { setToSend } from './to-send';

/** Only where the proxy would take it: other requests can be copied. */
export default function SendButton(props: { record: RequestRecord }): JSX.Element {
  const app = useApp();
  const works = createMemo(() => sendable(props.record) !== undefined);
  return (
    <Show when={works()}>
      <button
        type="button"
        class="primary"
        onClick={() => {
          setToSend(props.record);
          runCommand(app, 'send');
        }}
      >
        Send…
      </button>
    </Show>
  );
}

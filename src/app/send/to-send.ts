import { createSignal } from 'solid-js';
import type { RequestRecord } from '../../kapacitor/record/run-model';

/** The request whose Send was pressed; `undefined` asks for the first of the event that is looked at. */
export const [toSend, setToSend] = createSignal<RequestRecord>();

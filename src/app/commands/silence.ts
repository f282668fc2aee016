import type { Silence } from '../model/silence';
import type { App } from '../stores/app';

/** Silence after the last point, to be seen from its end. */
export function letTimePass({ settings, player, notices }: App, silence: Silence): void {
  player.expect();
  settings.setSilence(silence);
  notices.show(silence.id === '' ? 'The run ends with the last point.' : `${silence.id} pass after the last point.`);
}

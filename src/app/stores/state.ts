import { RELEASE } from '../../kapacitor/engine/release';
import type { SharedState } from '../../sharing/shared-state';
import { isTour, type Start } from './app';

/** The work with every token, for whoever keeps it or gives it away. */
export function stateOf({ files, example, strict, moment, view, work }: Start): SharedState {
  const { tab, pane, field = '', silence = '' } = view;
  return {
    workspace: files,
    name: work?.name ?? '',
    example: isTour(example) ? '' : example,
    strict,
    moment: moment === undefined ? undefined : moment + 1,
    view: {
      ...(tab === undefined ? {} : { tab }),
      ...(pane === undefined ? {} : { pane }),
      ...(field === '' ? {} : { field }),
      ...(silence === '' ? {} : { silence }),
    },
    kapacitor: RELEASE,
  };
}

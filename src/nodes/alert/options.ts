import type { Lambda } from '../../definition/value';
import type { HandlerUse } from '../../handlers/handler';

/** What a script says about an alert node. */
export interface AlertOptions {
  category: string;
  topic: string;
  id: string;
  message: string;
  details: string;
  info: Lambda | undefined;
  warn: Lambda | undefined;
  crit: Lambda | undefined;
  infoReset: Lambda | undefined;
  warnReset: Lambda | undefined;
  critReset: Lambda | undefined;
  useFlapping: boolean;
  flapLow: number;
  flapHigh: number;
  history: bigint;
  levelTag: string;
  levelField: string;
  messageField: string;
  durationField: string;
  idTag: string;
  idField: string;
  all: boolean;
  noRecoveries: boolean;
  stateChangesOnly: boolean;
  /** Nanoseconds; 0: an unchanged level is never repeated. */
  stateChangesOnlyDuration: bigint;
  readonly inhibitors: { readonly category: string; readonly tags: readonly string[] }[];
  readonly handlers: HandlerUse[];
}

export const DEFAULT_HISTORY = 21n;
export const DEFAULT_ID = '{{ .Name }}:{{ .Group }}';
export const DEFAULT_MESSAGE = '{{ .ID }} is {{ .Level }}';
export const DEFAULT_DETAILS = '{{ json . }}';

export function alertOptions(): AlertOptions {
  return {
    category: '',
    topic: '',
    id: DEFAULT_ID,
    message: DEFAULT_MESSAGE,
    details: DEFAULT_DETAILS,
    info: undefined,
    warn: undefined,
    crit: undefined,
    infoReset: undefined,
    warnReset: undefined,
    critReset: undefined,
    useFlapping: false,
    flapLow: 0,
    flapHigh: 0,
    history: DEFAULT_HISTORY,
    levelTag: '',
    levelField: '',
    messageField: '',
    durationField: '',
    idTag: '',
    idField: '',
    all: false,
    noRecoveries: false,
    stateChangesOnly: false,
    stateChangesOnlyDuration: 0n,
    inhibitors: [],
    handlers: [],
  };
}

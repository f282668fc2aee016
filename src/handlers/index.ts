import { alerta } from './alerta';
import { bigpanda } from './bigpanda';
import { discord } from './discord';
import { exec } from './exec';
import type { HandlerDefinition } from './handler';
import { hipchat } from './hipchat';
import { kafka } from './kafka';
import { log } from './log';
import { mqtt } from './mqtt';
import { opsgenie } from './opsgenie';
import { opsgenie2 } from './opsgenie2';
import { pagerduty } from './pagerduty';
import { pagerduty2 } from './pagerduty2';
import { post } from './post';
import { pushover } from './pushover';
import { sensu } from './sensu';
import { servicenow } from './servicenow';
import { slack } from './slack';
import { smtp } from './smtp';
import { snmptrap } from './snmptrap';
import { talk } from './talk';
import { tcp } from './tcp';
import { teams } from './teams';
import { telegram } from './telegram';
import { victorops } from './victorops';
import { zenoss } from './zenoss';

/** Every event handler of Kapacitor 1.8 that alert nodes have, in the order in which an alert node makes them. Adding one means adding one file and one line. */
export const HANDLERS: readonly HandlerDefinition[] = [
  tcp,
  smtp,
  exec,
  log,
  victorops,
  pagerduty,
  pagerduty2,
  sensu,
  slack,
  telegram,
  snmptrap,
  hipchat,
  kafka,
  alerta,
  pushover,
  post,
  opsgenie,
  opsgenie2,
  talk,
  mqtt,
  discord,
  bigpanda,
  teams,
  servicenow,
  zenoss,
];

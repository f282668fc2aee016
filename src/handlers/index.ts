import { inOrderOfChecks } from './core';
import type { HandlerDefinition } from './handler';
import { discord } from './kinds/chat/discord';
import { hipchat } from './kinds/chat/hipchat';
import { pushover } from './kinds/chat/pushover';
import { slack } from './kinds/chat/slack';
import { talk } from './kinds/chat/talk';
import { teams } from './kinds/chat/teams';
import { telegram } from './kinds/chat/telegram';
import { alerta } from './kinds/incident/alerta';
import { bigpanda } from './kinds/incident/bigpanda';
import { opsgenie } from './kinds/incident/opsgenie';
import { opsgenie2 } from './kinds/incident/opsgenie2';
import { pagerduty } from './kinds/incident/pagerduty';
import { pagerduty2 } from './kinds/incident/pagerduty2';
import { sensu } from './kinds/incident/sensu';
import { servicenow } from './kinds/incident/servicenow';
import { victorops } from './kinds/incident/victorops';
import { zenoss } from './kinds/incident/zenoss';
import { exec } from './kinds/transport/exec';
import { kafka } from './kinds/transport/kafka';
import { log } from './kinds/transport/log';
import { mqtt } from './kinds/transport/mqtt';
import { post } from './kinds/transport/post';
import { smtp } from './kinds/transport/smtp';
import { snmptrap } from './kinds/transport/snmptrap';
import { tcp } from './kinds/transport/tcp';

/** Every event handler of Kapacitor 1.8 that alert nodes have. Adding one means adding one file and one line. */
const ALL: readonly HandlerDefinition[] = [
  alerta,
  bigpanda,
  discord,
  exec,
  hipchat,
  kafka,
  log,
  mqtt,
  opsgenie,
  opsgenie2,
  pagerduty,
  pagerduty2,
  post,
  pushover,
  sensu,
  servicenow,
  slack,
  smtp,
  snmptrap,
  talk,
  tcp,
  teams,
  telegram,
  victorops,
  zenoss,
];

export const HANDLERS = inOrderOfChecks(ALL);

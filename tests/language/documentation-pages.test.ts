import { expect, test } from 'vitest';
import { HANDLERS } from '../../src/handlers';
import { handlerLink, nodePage } from '../../src/language/hover/signatures';
import { NODES } from '../../src/nodes/all';

/** The pages of Kapacitor's documentation, as its repository has them. */
const HANDLER_PAGES =
  `alerta aggregate bigpanda discord email exec hipchat kafka log microsoftteams mqtt opsgenie/v1 opsgenie/v2
pagerduty/v1 pagerduty/v2 post publish pushover sensu servicenow slack snmptrap tcp telegram victorops zenoss`.split(
    /\s+/,
  );
const PAGES =
  `alert barrier batch change_detect combine default delete derivative ec2_autoscale eval flatten from group_by
http_out http_post influx_d_b_out influx_q_l join k8s_autoscale kapacitor_loopback log no_op query_flux query sample shift
sideload state_count state_duration stats stream swarm_autoscale trickle u_d_f union where window`.split(/\s+/);

test('every node has a page there', () => {
  const known = PAGES.map((page) => `https://docs.influxdata.com/kapacitor/v1/reference/nodes/${page}_node/`);
  const missing = NODES.filter((node) => !known.includes(nodePage(node).replace(/#.*$/, '')));
  expect(missing.map(({ method }) => method)).toEqual([]);
});

test('names with several capitals, functions of InfluxQL, and what every node offers', () => {
  const page = (method: string) => nodePage(NODES.find((node) => node.method === method) ?? { method, goType: '' });
  expect(page('influxDBOut')).toBe('https://docs.influxdata.com/kapacitor/v1/reference/nodes/influx_d_b_out_node/');
  expect(page('mean')).toBe('https://docs.influxdata.com/kapacitor/v1/reference/nodes/influx_q_l_node/');
  expect(page('deadman')).toBe('https://docs.influxdata.com/kapacitor/v1/reference/nodes/stream_node/#deadman');
});

test('every handler has a page there, by its kind and by its property; the list stands for the one without', () => {
  const root = 'https://docs.influxdata.com/kapacitor/v1/reference/event_handlers/';
  const known = HANDLER_PAGES.map((page) => `[Kapacitor’s documentation](${root}${page}/)`);
  const names = HANDLERS.flatMap(({ kind, script }) => [kind, ...(script === undefined ? [] : [script.name])]);
  expect(names.filter((name) => !known.includes(handlerLink(name)))).toEqual(['talk', 'talk']);
  expect(handlerLink('talk')).toBe(`[Kapacitor’s documentation](${root})`);
});

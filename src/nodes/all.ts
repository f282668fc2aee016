import { alert } from './alert';
import { barrier } from './barrier';
import { changeDetect } from './change-detect';
import { combine } from './combine';
import { deadman } from './deadman';
import { defaultNode } from './default';
import { deleteNode } from './delete';
import { derivative } from './derivative';
import { ec2Autoscale } from './ec2-autoscale';
import { evalNode } from './eval';
import { flatten } from './flatten';
import { from } from './from';
import { groupBy } from './group-by';
import { httpOut } from './http-out';
import { httpPost } from './http-post';
import { addNodes } from './index';
import { influxDBOut } from './influxdb-out';
import { INFLUXQL_NODES } from './influxql-functions';
import { join } from './join';
import { k8sAutoscale } from './k8s-autoscale';
import { kapacitorLoopback } from './kapacitor-loopback';
import { log } from './log';
import type { NodeDefinition } from './node';
import { query } from './query';
import { queryFlux } from './query-flux';
import { sample } from './sample';
import { shift } from './shift';
import { sideload } from './sideload';
import { stateCount } from './state-count';
import { stateDuration } from './state-duration';
import { stats } from './stats';
import { swarmAutoscale } from './swarm-autoscale';
import { trickle } from './trickle';
import { union } from './union';
import { where } from './where';
import { window } from './window';

/** Every node of Kapacitor 1.8. Adding a node means adding one file and one line. */
export const NODES: readonly NodeDefinition[] = [
  alert,
  barrier,
  changeDetect,
  combine,
  deadman,
  defaultNode,
  deleteNode,
  derivative,
  ec2Autoscale,
  evalNode,
  flatten,
  from,
  groupBy,
  httpOut,
  httpPost,
  influxDBOut,
  ...INFLUXQL_NODES,
  join,
  k8sAutoscale,
  kapacitorLoopback,
  log,
  query,
  queryFlux,
  sample,
  shift,
  sideload,
  stateCount,
  stateDuration,
  stats,
  swarmAutoscale,
  trickle,
  union,
  where,
  window,
];

/** Makes every node known to scripts. */
export function installNodes(): void {
  addNodes(NODES);
}

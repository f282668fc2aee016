import { alert } from './alert/alert';
import { ec2Autoscale } from './autoscale/ec2-autoscale';
import { k8sAutoscale } from './autoscale/k8s-autoscale';
import { swarmAutoscale } from './autoscale/swarm-autoscale';
import { INFLUXQL_NODES } from './influxql/functions';
import { combine } from './join/combine';
import { join } from './join/join';
import { union } from './join/union';
import type { NodeDefinition } from './node';
import { query } from './query/query';
import { queryFlux } from './query/query-flux';
import { httpOut } from './sink/http-out';
import { httpPost } from './sink/http-post';
import { influxDBOut } from './sink/influxdb-out';
import { kapacitorLoopback } from './sink/kapacitor-loopback';
import { log } from './sink/log';
import { from } from './source/from';
import { barrier } from './state/barrier';
import { changeDetect } from './state/change-detect';
import { deadman } from './state/deadman';
import { stateCount } from './state/state-count';
import { stateDuration } from './state/state-duration';
import { stats } from './state/stats';
import { defaultNode } from './transform/default';
import { deleteNode } from './transform/delete';
import { derivative } from './transform/derivative';
import { evalNode } from './transform/eval';
import { flatten } from './transform/flatten';
import { groupBy } from './transform/group-by';
import { sample } from './transform/sample';
import { shift } from './transform/shift';
import { sideload } from './transform/sideload';
import { trickle } from './transform/trickle';
import { where } from './transform/where';
import { window } from './window/window';

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

import { stored } from '../../definition/build';
import { refuse } from '../../definition/property';
import { none } from '../../definition/signature';
import { quote } from '../../go/strconv/quote';
import { defineNode } from '../define';
import { told } from '../shape/shape';
import {
  AUTOSCALE_DEFAULTS,
  AUTOSCALE_PROPERTIES,
  type AutoscaleOptions,
  autoscaleSees,
  exactlyOne,
  limitsProblem,
  scaledShape,
} from './shared-autoscale';

interface K8sOptions extends AutoscaleOptions {
  namespace: string;
  kind: string;
  resourceName: string;
  resourceNameTag: string;
  namespaceTag: string;
  kindTag: string;
  resourceTag: string;
}

const KINDS = ['deployments', 'replicasets', 'replicationcontrollers'];

export const k8sAutoscale = defineNode<K8sOptions>({
  method: 'k8sAutoscale',
  kind: 'k8s_autoscale',
  goType: 'K8sAutoscaleNode',
  doc: 'Changes how many replicas a Kubernetes resource has.',
  signature: none,
  wants: 'either',
  provides: 'stream',
  shape: told(['namespaceTag', 'kindTag', 'resourceTag'], ({ namespaceTag, kindTag, resourceTag }, { parent }) =>
    scaledShape(parent, [namespaceTag, kindTag, resourceTag]),
  ),
  sees: autoscaleSees,
  unsupported: 'It needs a Kubernetes cluster, which a page does not reach.',
  options: () => ({
    ...AUTOSCALE_DEFAULTS,
    namespace: '',
    kind: 'deployments',
    resourceName: '',
    resourceNameTag: '',
    namespaceTag: 'namespace',
    kindTag: 'kind',
    resourceTag: 'resource',
  }),
  properties: [
    ...AUTOSCALE_PROPERTIES,
    stored('namespace', 'string', { doc: 'The namespace of the resource; `default` when empty.' }),
    stored('kind', 'string', {
      doc: 'The kind of the resource: deployments, replicasets or replicationcontrollers.',
      default: "'deployments'",
      initial: { type: 'string', value: 'deployments' },
    }),
    stored('resourceName', 'string', { doc: 'The name of the resource; either this or `resourceNameTag`.' }),
    stored('resourceNameTag', 'string', { doc: 'The tag that has the name of the resource.' }),
    stored('namespaceTag', 'string', {
      doc: 'The tag that gets the namespace.',
      default: "'namespace'",
      initial: { type: 'string', value: 'namespace' },
    }),
    stored('kindTag', 'string', {
      doc: 'The tag that gets the kind.',
      default: "'kind'",
      initial: { type: 'string', value: 'kind' },
    }),
    stored('resourceTag', 'string', {
      doc: 'The tag that gets the name of the resource.',
      default: "'resource'",
      initial: { type: 'string', value: 'resource' },
    }),
  ],
  validate(options) {
    const { kind, resourceName, resourceNameTag } = options;
    const nameProblem = exactlyOne('ResourceName', resourceName, resourceNameTag);
    if (nameProblem !== undefined) return nameProblem;
    if (!KINDS.includes(kind)) {
      return `invalid Kind, must be 'deployments', 'replicasets' or 'replicationcontrollers', got ${kind}`;
    }
    return limitsProblem(options);
  },
  start: ({ cluster }) => {
    const problem = `unknown kubernetes cluster ${quote(cluster)}, cannot get client`;
    return refuse(`cannot use the k8sAutoscale node, could not create kubernetes client: ${problem}`);
  },
});

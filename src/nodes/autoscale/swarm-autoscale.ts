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

interface SwarmOptions extends AutoscaleOptions {
  serviceName: string;
  serviceNameTag: string;
  outputServiceNameTag: string;
}

export const swarmAutoscale = defineNode<SwarmOptions>({
  method: 'swarmAutoscale',
  kind: 'swarm_autoscale',
  goType: 'SwarmAutoscaleNode',
  doc: 'Changes how many replicas a Docker Swarm service has.',
  signature: none,
  wants: 'either',
  provides: 'stream',
  shape: told(['outputServiceNameTag', 'serviceNameTag'], ({ outputServiceNameTag, serviceNameTag }, { parent }) =>
    scaledShape(parent, [outputServiceNameTag === '' ? serviceNameTag : outputServiceNameTag]),
  ),
  sees: autoscaleSees,
  unsupported: 'It needs a Docker Swarm cluster, which a page does not reach.',
  options: () => ({ ...AUTOSCALE_DEFAULTS, serviceName: '', serviceNameTag: '', outputServiceNameTag: '' }),
  properties: [
    ...AUTOSCALE_PROPERTIES,
    stored('serviceName', 'string', { doc: 'The name of the service; either this or `serviceNameTag`.' }),
    stored('serviceNameTag', 'string', { doc: 'The tag that has the name of the service.' }),
    stored('outputServiceNameTag', 'string', {
      doc: 'The tag that gets the name of the service; by default the one it was read from.',
    }),
  ],
  validate(options) {
    return exactlyOne('ServiceName', options.serviceName, options.serviceNameTag) ?? limitsProblem(options);
  },
  start: ({ cluster }) => {
    const problem = `unknown swarm cluster ${quote(cluster)}, cannot get client`;
    return refuse(`cannot use the swarmAutoscale node, could not create swarm client: ${problem}`);
  },
});

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

interface Ec2Options extends AutoscaleOptions {
  groupName: string;
  groupNameTag: string;
  outputGroupNameTag: string;
}

export const ec2Autoscale = defineNode<Ec2Options>({
  method: 'ec2Autoscale',
  kind: 'ec2_autoscale',
  goType: 'Ec2AutoscaleNode',
  doc: 'Changes how many instances an EC2 autoscaling group has.',
  signature: none,
  wants: 'either',
  provides: 'stream',
  shape: told(['outputGroupNameTag', 'groupNameTag'], ({ outputGroupNameTag, groupNameTag }, { parent }) =>
    scaledShape(parent, [outputGroupNameTag === '' ? groupNameTag : outputGroupNameTag]),
  ),
  sees: autoscaleSees,
  unsupported: 'It needs the EC2 service, which a page does not reach.',
  options: () => ({ ...AUTOSCALE_DEFAULTS, groupName: '', groupNameTag: '', outputGroupNameTag: '' }),
  properties: [
    ...AUTOSCALE_PROPERTIES,
    stored('groupName', 'string', { doc: 'The name of the autoscaling group; either this or `groupNameTag`.' }),
    stored('groupNameTag', 'string', { doc: 'The tag that has the name of the autoscaling group.' }),
    stored('outputGroupNameTag', 'string', {
      doc: 'The tag that gets the name of the group; by default the one it was read from.',
    }),
  ],
  validate(options) {
    return exactlyOne('GroupName', options.groupName, options.groupNameTag) ?? limitsProblem(options);
  },
  start: ({ cluster }) => {
    const problem = `unknown ec2 region ${quote(cluster)}, cannot get client`;
    return refuse(`cannot use the EC2Autoscale node, could not create ec2 client: ${problem}`);
  },
});

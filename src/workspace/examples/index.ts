import type { ExampleEntry } from './example';
import { hipchatCpuAlert } from './hipchat-cpu-alert';

export { type Example, type ExampleEntry, exampleWorkspace } from './example';
/** The one that the page opens with, so it comes with the page. */
export { hipchatCpuAlert } from './hipchat-cpu-alert';

/** In the order of the picker. */
export const EXAMPLES: readonly ExampleEntry[] = [
  {
    id: hipchatCpuAlert.id,
    title: hipchatCpuAlert.title,
    teaches: hipchatCpuAlert.teaches,
    section: 'From the documentation',
    load: () => Promise.resolve(hipchatCpuAlert),
  },
  {
    id: 'hipchat-topic-handler',
    title: 'HipChat handler on a topic',
    teaches: 'A script publishes to a topic, a handler file sends what arrives there.',
    section: 'From the documentation',
    load: () => import('./hipchat-topic-handler').then((module) => module.example),
  },
  {
    id: 'levels-per-host',
    title: 'Three levels for every host',
    teaches: 'groupBy gives each host an alert state of its own.',
    section: 'First steps',
    load: () => import('./levels-per-host').then((module) => module.example),
  },
  {
    id: 'shared-state',
    title: 'Two hosts, one state (a trap)',
    teaches: 'What happens without groupBy.',
    section: 'First steps',
    load: () => import('./shared-state').then((module) => module.example),
  },
];

/** Alerts that nobody hears. */
import { HANDLERS } from '../handlers';
import type { Configuration } from '../kapacitor/config/config';
import { analyseScript } from '../language/analysis';
import { type Finding, inserted, listed } from '../language/findings/finding';
import { handlerSpecs } from '../language/handler-spec';
import { type ModelNode, propertyCall, textValue } from '../language/model';
import { gapBehind } from '../language/own-line';
import type { Workspace } from '../workspace/workspace';
import type { TaskFacts } from './task-facts';

/** Alert nodes of a task that runs, whose events no handler gets. */
export function unheardFindings(
  { task, workspace }: TaskFacts,
  configuration: Configuration | undefined,
): readonly Finding[] {
  const analysis = analyseScript(workspace, task.script);
  if (analysis === undefined || (configuration !== undefined && hasGlobalService(configuration))) return [];
  const { model, text } = analysis;
  return model.nodes.flatMap((node): readonly Finding[] => {
    const { call, handlers } = node;
    if (call === undefined || !isAlert(node) || handlers.length > 0) return [];
    const topic = propertyCall(node, 'topic');
    if (topic !== undefined) return unheardTopic(textValue(model, topic.args[0]), topic.nameRange, workspace);
    // What only marks points for the nodes behind it needs no handler.
    if (model.nodes.some(({ parents }) => parents.includes(node))) return [];
    const last = node.properties.at(-1) ?? call;
    return [
      {
        range: call.nameRange,
        severity: 'warning',
        code: 'unheard-alert',
        plain: 'Nobody hears this alert: it has no handler and no topic, so its events are judged and go nowhere.',
        fix: inserted(last.range.end, `${gapBehind(text, last)}.hipChat()`),
      },
    ];
  });
}

function isAlert({ method }: ModelNode): boolean {
  return method === 'alert' || method === 'deadman';
}

function hasGlobalService(configuration: Configuration): boolean {
  return HANDLERS.some(({ section }) => {
    if (section?.keys.some(({ name }) => name === 'global') !== true) return false;
    return configuration.sections(section.name).some((each) => each.flag('global'));
  });
}

function unheardTopic(topic: string | undefined, range: Finding['range'], workspace: Workspace): readonly Finding[] {
  const others = [...new Set(handlerSpecs(workspace).map((spec) => spec.topic))];
  // Without any handler file the topics are not what is tried here.
  if (topic === undefined || topic === '' || others.length === 0 || others.includes(topic)) return [];
  return [
    {
      range,
      severity: 'info',
      code: 'unheard-topic',
      plain: `No handler file here is of the topic ${topic}, so nobody hears its events. There ${others.length === 1 ? 'is one' : 'are some'} of ${listed(others)}.`,
      fix: {
        title: `Add handlers/${fileName(topic)}.yaml`,
        file: `handlers/${fileName(topic)}.yaml`,
        edits: [
          {
            range: { start: 0, end: 0 },
            text: `topic: ${topic}\nid: ${fileName(topic)}\nkind: hipchat\noptions:\n  room: 'ops'\n`,
          },
        ],
      },
    },
  ];
}

function fileName(topic: string): string {
  return topic.replaceAll(/[^\w.-]/g, '-');
}

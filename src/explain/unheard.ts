/** Alerts that nobody hears. */
import { HANDLERS } from '../handlers';
import type { Configuration } from '../kapacitor/config/config';
import { readHandlerFile } from '../kapacitor/handler-files/handler-files';
import { analyseScript } from '../language/analysis';
import { servicesOf } from '../language/diagnostics';
import { type Finding, inserted, listed } from '../language/findings/finding';
import { type ModelNode, propertyCall, textValue } from '../language/model';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';

import type { TaskFacts } from './task-facts';

const TOPIC = 'topic';

/** Alert nodes of a task that runs, whose events no handler gets. */
export function unheardFindings({ task, workspace }: TaskFacts): readonly Finding[] {
  const configuration = servicesOf(workspace)?.configuration;
  const analysis = analyseScript(workspace, task.script);
  if (analysis === undefined || (configuration !== undefined && hasGlobalService(configuration))) return [];
  const { model, text } = analysis;
  return model.nodes.flatMap((node): readonly Finding[] => {
    const { call, handlers } = node;
    if (call === undefined || !isAlert(node) || handlers.length > 0) return [];
    const topic = propertyCall(node, TOPIC);
    if (topic !== undefined) return unheardTopic(textValue(model, topic.args[0]), topic.nameRange, workspace);
    // What only marks points for the nodes behind it needs no handler.
    if (model.nodes.some(({ parents }) => parents.includes(node))) return [];
    const last = node.properties.at(-1) ?? call;
    const end = last.range.end;
    return [
      {
        range: call.nameRange,
        severity: 'info',
        code: 'unheard-alert',
        plain: 'Nobody hears this alert: it has no handler and no topic, so its events are judged and go nowhere.',
        fix: inserted(end, `\n${indentAt(text, last.range.start)}.hipChat()`, 'Add .hipChat()'),
      },
    ];
  });
}

function isAlert({ method }: ModelNode): boolean {
  return method === 'alert' || method === 'deadman';
}

/** The indentation of properties: that of a line that begins with a dot, else eight spaces. */
function indentAt(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^[ \t]*\.$/.test(line) ? line.slice(0, -1) : '        ';
}

function hasGlobalService(configuration: Configuration): boolean {
  return HANDLERS.some(({ section }) => {
    if (section?.keys.some(({ name }) => name === 'global') !== true) return false;
    const sections =
      section.list === undefined ? [configuration.section(section.name)] : configuration.sections(section.name);
    return sections.some((each) => each.flag('global'));
  });
}

function unheardTopic(topic: string | undefined, range: Finding['range'], workspace: Workspace): readonly Finding[] {
  if (topic === undefined || topic === '' || handledTopics(workspace).has(topic)) return [];
  const others = [...handledTopics(workspace)];
  // Without any handler file the topics are not what is tried here.
  if (others.length === 0) return [];
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

function handledTopics(workspace: Workspace): ReadonlySet<string> {
  const specs = filesOf(workspace, 'handler').flatMap((file) => {
    const read = readHandlerFile(file.path, textOf(file));
    return read.ok ? [read.spec.topic] : [];
  });
  return new Set(specs);
}

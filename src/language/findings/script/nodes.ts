/** Nodes that are accepted and do something else than meant. */
import type { ScriptAnalysis } from '../../analysis';
import { type ModelNode, propertyCall } from '../../model';
import { gapBehind } from '../../own-line';
import { type Finding, inserted } from '../finding';
import { repeatsToPeople } from './alerts';

export function nodeFindings(analysis: ScriptAnalysis): readonly Finding[] {
  return analysis.model.nodes.flatMap((node) => {
    switch (node.method) {
      case 'window':
        return windowFindings(node, analysis.text);
      case 'deadman':
        return deadmanFindings(node, analysis.text);
      case 'stateDuration':
        return stateDurationFindings(node);
      default:
        return [];
    }
  });
}

function windowFindings(node: ModelNode, text: string): readonly Finding[] {
  const period = propertyCall(node, 'period');
  if (node.call === undefined || period === undefined || propertyCall(node, 'every') !== undefined) return [];
  return [
    {
      range: node.call.nameRange,
      severity: 'info',
      code: 'window-every',
      plain: 'Without .every() the window is given on for each point.',
      fix: inserted(period.range.end, `${gapBehind(text, period)}.every(1m)`),
    },
  ];
}

function deadmanFindings(node: ModelNode, text: string): readonly Finding[] {
  const { call } = node;
  if (call === undefined || !repeatsToPeople(node)) return [];
  return [
    {
      range: call.nameRange,
      severity: 'info',
      code: 'deadman-repeats',
      plain:
        'Without .stateChangesOnly() a deadman repeats its message with every interval. It knows a group only after its first point.',
      fix: inserted(call.range.end, `${gapBehind(text, call)}.stateChangesOnly()`),
    },
  ];
}

function stateDurationFindings(node: ModelNode): readonly Finding[] {
  if (node.call === undefined || propertyCall(node, 'unit') !== undefined) return [];
  return [
    {
      range: node.call.nameRange,
      severity: 'info',
      code: 'duration-in-seconds',
      plain:
        'state_duration counts in seconds: -1 while the condition is false, 0 at its first point. Add .unit(1m) to count minutes.',
    },
  ];
}

/** Nodes that are accepted and do something else than meant. */
import type { ScriptAnalysis } from '../../analysis';
import { givenValue, type ModelNode, propertyCall } from '../../model';
import { type Finding, inserted } from '../finding';

export function nodeFindings(analysis: ScriptAnalysis): readonly Finding[] {
  return analysis.model.nodes.flatMap((node) => {
    switch (node.method) {
      case 'window':
        return windowFindings(node);
      case 'deadman':
        return deadmanFindings(node, analysis);
      case 'stateDuration':
        return stateDurationFindings(node);
      default:
        return [];
    }
  });
}

function windowFindings(node: ModelNode): readonly Finding[] {
  const period = propertyCall(node, 'period');
  if (node.call === undefined || period === undefined || propertyCall(node, 'every') !== undefined) return [];
  return [
    {
      range: node.call.nameRange,
      severity: 'info',
      code: 'window-every',
      plain: 'Without .every() the window is given on for each point.',
      fix: inserted(period.range.end, '.every(1m)', 'Add .every(1m)'),
    },
  ];
}

function deadmanFindings(node: ModelNode, { model }: ScriptAnalysis): readonly Finding[] {
  const { call } = node;
  if (call === undefined) return [];
  const found: Finding[] = [];
  const threshold = givenValue(model, call.args[0]);
  if (threshold?.kind === 'number' && threshold.value === 0) {
    found.push({
      range: threshold.range,
      severity: 'info',
      code: 'deadman-threshold',
      plain:
        'A threshold of 0.0 fires when no point at all came within the interval; use an interval of at least twice the time between points.',
    });
  }
  if (propertyCall(node, 'stateChangesOnly') === undefined) {
    found.push({
      range: call.nameRange,
      severity: 'info',
      code: 'deadman-repeats',
      plain:
        'Without .stateChangesOnly() a deadman repeats its message with every interval. It knows a group only after its first point.',
      fix: inserted(call.range.end, '.stateChangesOnly()'),
    });
  }
  return found;
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

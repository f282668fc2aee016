/** When a query runs and over which time, where Kapacitor accepts what does something else than meant. */
import { readCron } from '../../../nodes/query/cron';
import { stringLiteral } from '../../../tickscript/literals';
import type { ScriptAnalysis } from '../../analysis';
import { written } from '../../hints/hint';
import { givenValue, type ModelNode, propertyCall } from '../../model';
import { gapBehind, withoutCall } from '../../own-line';
import { type Finding, inserted, replaced } from '../finding';

export function scheduleFindings(analysis: ScriptAnalysis): readonly Finding[] {
  return analysis.model.nodes.flatMap((node) => {
    if (node.method !== 'query') return [];
    return [...noPeriod(node, analysis), ...cronFindings(node, analysis)];
  });
}

/** The period is the range that is asked; without one it is from now to now. */
function noPeriod(node: ModelNode, { text, model }: ScriptAnalysis): readonly Finding[] {
  const { call, properties } = node;
  if (call === undefined || propertyCall(node, 'period') !== undefined || hasStrayPeriod(model)) return [];
  const every = propertyCall(node, 'every')?.args[0];
  const period = every?.kind === 'duration' ? written(text, every) : '1m';
  const [first] = properties;
  const place = first ?? call;
  return [
    {
      range: call.nameRange,
      severity: 'warning',
      code: 'query-period',
      plain: `Without .period() the query asks for no time at all, from now to now, and gets no rows: add .period(${period}).`,
      fix: inserted(call.range.end, `${gapBehind(text, place)}.period(${period})`),
    },
  ];
}

/** Behind another node, which is told there. */
function hasStrayPeriod({ steps }: ScriptAnalysis['model']): boolean {
  return steps.some(({ chain, property }) => {
    return chain.right.kind === 'call' && /^period$/i.test(chain.right.name) && property === undefined;
  });
}

function cronFindings(node: ModelNode, { model, text }: ScriptAnalysis): readonly Finding[] {
  const cron = propertyCall(node, 'cron');
  const align = propertyCall(node, 'align');
  if (cron === undefined) return [];
  const found: Finding[] = [];
  if (align !== undefined && propertyCall(node, 'every') === undefined) {
    found.push({
      range: align.range,
      severity: 'info',
      code: 'query-align',
      plain: '.align() does nothing beside .cron(): it moves a query to even multiples of .every().',
      fix: { title: 'Take .align() away', edits: [withoutCall(text, align)] },
    });
  }
  const argument = cron.args[0];
  const line = givenValue(model, argument);
  if (argument !== undefined && line?.kind === 'string') {
    const plain = sixFields(line.value);
    const better = line.value.trim().split(/\s+/).slice(1).join(' ');
    if (plain !== undefined) {
      const canFix = argument.kind === 'string' && readCron(better).ok;
      found.push({
        range: argument.range,
        severity: 'warning',
        code: 'query-schedule',
        plain,
        ...(canFix ? { fix: replaced(argument.range, stringLiteral(better)) } : {}),
      });
    }
  }
  return found;
}

/** Lines of Quartz and Spring begin with the seconds. */
function sixFields(line: string): string | undefined {
  const fields = line.trim().split(/\s+/);
  const last = fields[5] ?? '';
  if (fields.length !== 6 || /^\d{4}/.test(last) || !readCron(line).ok) return undefined;
  return `Of six fields the first is the minute and the last the year: ${fields[0]} is the minute here, ${fields[1]} the hour. Five fields are usual; a line that begins with the seconds has seven.`;
}

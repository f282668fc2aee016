/** Hover over a text: what a template of it becomes. */
import { isTemplateError } from '../../go/template/template';
import { templateFieldPaths } from '../../go/template/tokens';
import { formatRFC3339Nano } from '../../go/time/time';
import type { Range } from '../../text/range';
import type { ScriptAnalysis } from '../analysis';
import {
  type EventAtNode,
  eventData,
  parsedTemplate,
  type ScriptTemplate,
  sampleData,
  scriptRange,
  TEMPLATE_FIELDS,
  templatesOf,
  valueOffset,
} from '../templates';
import type { HoverAnswer } from './hover-answer';

export function hoverTemplate(
  analysis: ScriptAnalysis,
  token: Range,
  offset: number,
  events: readonly EventAtNode[],
): HoverAnswer | undefined {
  const template = templatesOf(analysis).find(({ literal }) => literal.range.start === token.start);
  if (template === undefined) return undefined;
  const { literal, text } = template;
  const at = valueOffset(analysis.text, literal, offset);
  const path =
    at === undefined ? undefined : templateFieldPaths(text).find(({ start, end }) => start <= at && at <= end);
  const name = path?.names[0] ?? '';
  const doc = path?.root === 'data' ? TEMPLATE_FIELDS[name]?.doc : undefined;
  const event = events.find(({ node }) => node === template.node.call?.nameRange.start);
  const rendered = renderedText(template, event);
  if (path !== undefined && doc !== undefined) {
    const range = scriptRange(analysis.text, literal, { start: path.start, end: path.end });
    return { range, text: `**.${name}** ${doc}` };
  }
  return rendered === undefined ? undefined : { range: token, text: rendered };
}

/** Of the event, or with values such as the sample points have. */
function renderedText(template: ScriptTemplate, event: EventAtNode | undefined): string | undefined {
  const { name, schema } = template;
  const parsed = parsedTemplate(template);
  if (isTemplateError(parsed)) return undefined;
  const result = parsed.execute(event === undefined ? sampleData(name, schema) : eventData(name, event));
  if (!result.ok) return `Kapacitor says: \`${result.error}\``;
  const head = event === undefined ? 'For example:' : `For the event of ${formatRFC3339Nano(event.time)}:`;
  return `${head}\n\n\`\`\`text\n${result.text}\n\`\`\``;
}

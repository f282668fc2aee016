/** When a query runs and what it asks of, where Kapacitor accepts what does something else than meant. */
import { readCron } from '../../../nodes/query/cron';
import type { StringNode } from '../../../tickscript/ast';
import { stringLiteral } from '../../../tickscript/literals';
import type { ScriptAnalysis } from '../../analysis';
import { written } from '../../hints/hint';
import { givenValue, type ModelNode, propertyCall } from '../../model';
import { gapBehind, withoutCall } from '../../own-line';
import { scriptRange } from '../../templates';
import { type Finding, inserted, replaced } from '../finding';

export function scheduleFindings(analysis: ScriptAnalysis): readonly Finding[] {
  return analysis.model.nodes.flatMap((node) => {
    if (node.method !== 'query') return [];
    return [...noPeriod(node, analysis), ...cronFindings(node, analysis), ...groupByInQuery(node, analysis)];
  });
}

/** The period is the range that is asked; without one it is from now to now. */
function noPeriod(node: ModelNode, { text, model }: ScriptAnalysis): readonly Finding[] {
  const { call, properties } = node;
  if (call === undefined || propertyCall(node, 'period') !== undefined || isElsewhere(model)) return [];
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
function isElsewhere({ steps }: ScriptAnalysis['model']): boolean {
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

const GROUP_BY = /\s*\bgroup\s+by\s+((?:[^()]|\([^()]*\))*?)(?:\s+fill\s*\(\s*([^()]*?)\s*\))?\s*$/i;

/** Kapacitor puts what `.groupBy()` says in the place of it. */
function groupByInQuery(node: ModelNode, analysis: ScriptAnalysis): readonly Finding[] {
  const { model, text } = analysis;
  const { call } = node;
  const literal = givenValue(model, call?.args[0]);
  const match = literal?.kind === 'string' ? GROUP_BY.exec(literal.value) : null;
  if (call === undefined || literal?.kind !== 'string' || match === null) return [];
  const range = placeOf(match, literal, text);
  const own = propertyCall(node, 'groupBy');
  const items = (match[1] ?? '').split(/,(?![^()]*\))/).map((item) => dimension(item.trim()));
  const better = `.groupBy(${items.join(', ')})`;
  const fill = match[2] === undefined ? [] : [`.fill(${fillOf(match[2])})`];
  const canFix = own === undefined && items.every((item) => item !== undefined) && model.nodes.includes(node);
  const calls = [better, ...fill].map((each) => `${gapBehind(text, node.properties[0] ?? call)}${each}`).join('');
  const at = (node.properties.at(-1) ?? call).range.end;
  return [
    {
      range: { ...range, start: range.end - text.slice(range.start, range.end).trimStart().length },
      severity: 'warning',
      code: 'query-group-by',
      plain:
        own === undefined
          ? `Kapacitor drops the GROUP BY of a query: write ${items.includes(undefined) ? '.groupBy()' : better} behind it.`
          : 'Kapacitor drops the GROUP BY of a query and takes what .groupBy() says.',
      ...(canFix
        ? {
            fix: {
              title: `Write ${[better, ...fill].join('')}`,
              edits: [
                { range, text: '' },
                { range: { start: at, end: at }, text: calls },
              ],
            },
          }
        : {}),
    },
  ];
}

function placeOf(match: RegExpExecArray, literal: StringNode, text: string) {
  const gap = /^\s*\n|^/.exec(match[0])?.[0].length ?? 0;
  const end = literal.value.trimEnd().length;
  return scriptRange(text, literal, { start: match.index + gap, end: Math.max(end, match.index + gap) });
}

/** `host`, `"host"`, `time(1m)`, `*` of InfluxQL in a script; `undefined` for what a script cannot say. */
function dimension(item: string): string | undefined {
  if (item === '*') return item;
  const [, duration, offset] = /^time\s*\(\s*(\w+)\s*(?:,\s*(-?\w+)\s*)?\)$/i.exec(item) ?? [];
  if (duration !== undefined) return `time(${duration}${offset === undefined ? '' : `, ${offset}`})`;
  const [, quoted, plain] = /^(?:"((?:[^"\\]|\\.)+)"|(\w+))$/.exec(item) ?? [];
  const name = quoted ?? plain;
  return name === undefined ? undefined : stringLiteral(name);
}

function fillOf(value: string): string {
  return /^-?[\d.]+$/.test(value) ? value : stringLiteral(value.toLowerCase());
}

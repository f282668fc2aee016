/** A query that stands where a script should: the batch task that asks it. */
import { type QuickFix, replaced } from '../../findings/finding';
import { dimension, fillArgument, groupByItems } from '../../group-by-text';

const DURATION = String.raw`\d+(?:ns|us|u|µ|ms|s|m|h|d|w)`;
const SOURCE = /^select\s[\s\S]*\bfrom\s+"?[\w-]+"?\."?[\w-]+"?\."?[\w-]+"?/i;
/** Where dashboards put what they choose. */
const CHOSEN = String.raw`:\w+:|\$\w+`;
const CHOSEN_TIME = new RegExp(`^time\\s*\\(\\s*(?:${CHOSEN})\\s*\\)$`, 'i');
const TIMED = new RegExp(`^time\\(${DURATION}[,)]`);

/** A single SELECT over a measurement with database and retention policy; `undefined` where it is not clear. */
export function queryTask(text: string): QuickFix | undefined {
  const query = text.trim().replace(/;\s*$/, '');
  if (!SOURCE.test(query) || query.includes(';') || query.includes("'''")) return undefined;
  const [, before = query, list, fill] =
    /^([\s\S]*?)\s+group\s+by\s+((?:\([^()]*\)|[^()])*?)(?:\s*\bfill\s*\(\s*([\w.-]+)\s*\))?$/i.exec(query) ?? [];
  const groups = list === undefined ? [] : groupsOf(list);
  const timed = withoutTime(before);
  if (groups === undefined || timed === undefined) return undefined;
  const [, bucket] = /^time\((\w+)/.exec(groups.find((group) => group.startsWith('time(')) ?? '') ?? [];
  const lines = [
    'batch',
    // A quote at the end would end the text.
    `    |query('''${timed.query}${timed.query.endsWith("'") ? ' ' : ''}''')`,
    `        .period(${timed.period ?? '10m'})`,
    `        .every(${bucket ?? timed.period ?? '10m'})`,
    ...(bucket === undefined ? [] : ['        .align()']),
    ...(groups.length === 0 ? [] : [`        .groupBy(${groups.join(', ')})`]),
    ...(fill === undefined || /^null$/i.test(fill) ? [] : [`        .fill(${fillArgument(fill)})`]),
  ];
  return replaced({ start: 0, end: text.length }, `${lines.join('\n')}\n`, 'Make it a batch task');
}

/** Kapacitor adds the time itself. */
function withoutTime(query: string): { readonly query: string; readonly period?: string } | undefined {
  const [, before = query, conditions] = /^([\s\S]*?)\s+where\s+([\s\S]*)$/i.exec(query) ?? [];
  if (conditions === undefined || !/\btime\b|\$timeFilter/i.test(conditions)) return { query };
  if (/\bor\b|[()]/i.test(conditions.replaceAll(/now\(\)/gi, ''))) return undefined;
  let period: string | undefined;
  const kept: string[] = [];
  for (const term of conditions.split(/\s+and\s+/i)) {
    const [, ago] = new RegExp(`^time\\s*>=?\\s*now\\(\\)\\s*-\\s*(${DURATION})$`, 'i').exec(term.trim()) ?? [];
    const isChosen = new RegExp(`^(?:\\$timeFilter|time\\s*[<>]=?\\s*(?:now\\(\\)|${CHOSEN}))$`, 'i').test(term.trim());
    if (ago !== undefined) period = ago;
    else if (isChosen) continue;
    else if (/^time\b/i.test(term.trim())) return undefined;
    else kept.push(term.trim());
  }
  const where = kept.length === 0 ? '' : ` WHERE ${kept.join(' AND ')}`;
  return { query: `${before}${where}`, ...(period === undefined ? {} : { period }) };
}

/** As `.groupBy()` takes them; a minute where the dashboard chooses. */
function groupsOf(list: string): readonly string[] | undefined {
  const groups = groupByItems(list).map((item) => dimension(item.replace(CHOSEN_TIME, 'time(1m)')));
  return groups.every((group) => group !== undefined && (!group.startsWith('time(') || TIMED.test(group)))
    ? groups.filter((group) => group !== undefined)
    : undefined;
}

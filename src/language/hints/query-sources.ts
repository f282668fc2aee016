/** What a query asks of: its database and retention policy, and vars that it cannot see. */
import { dbrpsOf } from '../../pipeline/task-type';
import type { StringNode } from '../../tickscript/ast';
import { dbrpStatement } from '../../tickscript/literals';
import type { Dbrp } from '../../workspace/case-file';
import type { ScriptAnalysis } from '../analysis';
import { replaced } from '../findings/finding';
import { givenValue, type ModelNode } from '../model';
import { scriptRange } from '../templates';
import type { Advice, Hint, HintPlace } from './hint';

export const QUERY_SOURCE_HINTS: readonly Hint[] = [
  {
    pattern: /^batch query is not allowed to request data from "([^"]*)"\."([^"]*)"/,
    advise: ([, database = '', policy = ''], place) => notAllowed(database, policy, place),
  },
  {
    pattern: /^failed to parse InfluxQL query: (?:found (?:\$\w*|\{|\?)|empty bound parameter|missing parameter: )/,
    advise: (_, place) => varInQuery(place),
  },
];

const NAME = '(?:"(?:[^"\\\\]|\\\\.)*"|\\w+)';
/** `FROM a.b.c`, with each of the first two and its dot left out as may be. */
const FROM = new RegExp(`\\bFROM\\s+((?:${NAME})?(?:\\s*\\.\\s*(?:${NAME})?){0,2})`, 'i');

function notAllowed(database: string, policy: string, place: HintPlace): Advice {
  const { analysis, text } = place;
  const node = queryAt(place);
  const literal = givenValue(analysis.model, node?.call?.args[0]);
  const whole = node?.call === undefined ? {} : { range: node.call.nameRange };
  const source = literal?.kind === 'string' ? FROM.exec(literal.value) : null;
  const { dbrps } = analysis;
  const [first] = dbrps;
  const name = source?.[1]?.split('.').at(-1)?.trim() ?? 'cpu';
  const better = first === undefined ? `"telegraf"."autogen".${name}` : `${quoted(first)}.${name}`;
  if (source === null || source[1] === undefined || literal?.kind !== 'string' || name === '') {
    return { code: 'query-dbrp', plain: sentence(database, policy, [], better), ...whole };
  }
  const end = source.index + source[0].length;
  const range = scriptRange(text, literal, { start: end - source[1].length, end });
  const parts = source[1].split('.').map((part) => part.trim());
  const plain = sentence(database, policy, parts, better);
  const isThere = analysis.data.series.some((each) => each.database === database && each.retentionPolicy === policy);
  // Points that are there are to be asked: the task has to name them.
  if (database !== '' && policy !== '' && isThere && dbrpsOf(analysis.parsed.partial).length > 0) {
    const statement = dbrpStatement({ database, retentionPolicy: policy });
    return { code: 'query-dbrp', plain, range, fix: addedDbrp(analysis, statement) };
  }
  const hasPoints = analysis.data.series.length > 0 && !isThere && database !== '' && policy !== '' && dbrps.length > 0;
  return {
    code: 'query-dbrp',
    plain: hasPoints
      ? `No point is in "${database}"."${policy}", and the task may not ask there: FROM ${better}.`
      : plain,
    range,
    ...(dbrps.length > 0 ? { fix: replaced(range, better) } : {}),
  };
}

function sentence(database: string, policy: string, parts: readonly string[], better: string): string {
  if (parts.length === 3 && parts[1] === '') {
    return `The retention policy is left out between the two dots, and Kapacitor takes no default for it: FROM ${better}.`;
  }
  if (parts.length === 2) {
    return `${parts.join('.')} is a retention policy and a measurement; the query has to name the database as well: FROM ${better}.`;
  }
  if (database === '') return `The query has to name database and retention policy: FROM ${better}.`;
  return `The task may not ask "${database}"."${policy}": name that pair in a dbrp statement, or in case.json.`;
}

/** Behind the last one that the script has. */
function addedDbrp({ parsed, text }: ScriptAnalysis, statement: string) {
  const last = parsed.partial.statements.findLast(({ kind }) => kind === 'dbrp');
  const at = last?.range.end ?? 0;
  const added = last === undefined ? `${statement}\n${text.startsWith('\n') ? '' : '\n'}` : `\n${statement}`;
  return { title: `Add ${statement}`, edits: [{ range: { start: at, end: at }, text: added }] };
}

function quoted({ database, retentionPolicy }: Dbrp): string {
  return `"${database}"."${retentionPolicy}"`;
}

/** `$m` or `{{ m }}` in the text of a query. */
function varInQuery(place: HintPlace): Advice | undefined {
  const { analysis, text } = place;
  const node = queryAt(place);
  const literal = givenValue(analysis.model, node?.call?.args[0]);
  if (literal?.kind !== 'string') return undefined;
  const found = /\$\{?(\w+)\}?|\{\{\s*\$?\.?(\w+)\s*\}\}|\{(\w+)\}/.exec(literal.value);
  if (found === null) return undefined;
  const name = found[1] ?? found[2] ?? found[3] ?? '';
  const range = scriptRange(text, literal, { start: found.index, end: found.index + found[0].length });
  const quotes = literal.tripleQuotes ? "'''" : "'";
  const type = varType(analysis, name);
  const value = type === 'other' ? `string(${name})` : name;
  const better = `${quotes} + ${value} + ${quotes}`;
  return {
    code: 'influxql',
    plain: `A query fills in nothing for ${found[0]}: end the text there and add the var, '… ' + ${value} + ' …'.`,
    range,
    ...(type === undefined || !stands(literal, analysis) ? {} : { fix: replaced(range, better) }),
  };
}

/** Of a var's value: whether it is a text; `undefined`: there is no such var. */
function varType({ model }: ScriptAnalysis, name: string): 'text' | 'other' | undefined {
  const declaration = model.vars.get(name)?.declaration;
  if (declaration === undefined) return undefined;
  if (declaration.kind === 'typeDeclaration') return declaration.type.name === 'string' ? 'text' : 'other';
  return declaration.kind === 'declaration' && declaration.value.kind === 'string' ? 'text' : 'other';
}

/** As the argument itself, and not within something else. */
function stands(literal: StringNode, { model }: ScriptAnalysis): boolean {
  return model.nodes.some(({ call }) => call?.args[0] === literal);
}

/** The query that a message is about: the first one, where it tells no place. */
export function queryAt({ analysis, range }: HintPlace): ModelNode | undefined {
  const queries = analysis.model.nodes.filter(({ method }) => method === 'query');
  return queries.find(({ call }) => call?.nameRange.start === range.start) ?? queries[0];
}

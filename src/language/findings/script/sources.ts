/** What `from` chooses and `groupBy` groups by, against the data. */
import { lowerFirst } from '../../../definition/build';
import type { DataSeries } from '../../../nodes/shape/data-series';
import type { Schema } from '../../../nodes/shape/schema';
import { distinct } from '../../../nodes/shape/schema';
import type { CallNode, Expression } from '../../../tickscript/ast';
import { stringLiteral } from '../../../tickscript/literals';
import type { ScriptAnalysis } from '../../analysis';
import { givenValue, type ModelNode, propertyCall, type ScriptModel, textValue } from '../../model';
import { nearest } from '../../nearest';
import { type Finding, listed, replaced, thereAre } from '../finding';

/** Names of tags and fields. */
type Columns = { readonly [part in 'tags' | 'fields']: Pick<Schema[part], 'has' | 'keys'> };

export function sourceFindings(analysis: ScriptAnalysis): readonly Finding[] {
  const { model, data } = analysis;
  if (data.series.length === 0) return [];
  return model.nodes.flatMap((node) => [
    ...(node.method === 'from' ? fromFindings(node, analysis) : []),
    ...groupByCalls(node).flatMap((call) => groupByFindings(call, node, analysis)),
  ]);
}

const CHOICES = [
  { property: 'measurement', what: 'measurement', of: ({ name }: DataSeries) => name },
  { property: 'database', what: 'database', of: ({ database }: DataSeries) => database },
  { property: 'retentionPolicy', what: 'retention policy', of: ({ retentionPolicy }: DataSeries) => retentionPolicy },
] as const;

function fromFindings(node: ModelNode, { model, data, written }: ScriptAnalysis): readonly Finding[] {
  if (data.cut) return [];
  const found = CHOICES.flatMap(({ property, what, of }): readonly Finding[] => {
    const argument = propertyCall(node, property)?.args[0];
    const wanted = textValue(model, argument);
    if (argument === undefined || wanted === undefined || wanted === '') return [];
    if (data.series.some((series) => of(series) === wanted)) return [];
    if (written.some((name) => name[property] === wanted)) return [];
    const present = distinct(data.series.map(of));
    const meant =
      nearest(wanted, present) ?? (present.length === 1 && property !== 'measurement' ? present[0] : undefined);
    const { range } = argument;
    return [
      {
        range,
        severity: 'warning',
        code: `unknown-${property === 'retentionPolicy' ? 'policy' : property}`,
        plain: `No point in your data has the ${what} ${wanted}, so nothing passes. ${thereAre(present)}`,
        ...(meant === undefined || argument.kind !== 'string' ? {} : { fix: replaced(range, stringLiteral(meant)) }),
      },
    ];
  });
  return found;
}

function groupByCalls(node: ModelNode): readonly CallNode[] {
  const own = node.method === 'groupBy' && node.call !== undefined ? [node.call] : [];
  return [...own, ...node.properties.filter((call) => lowerFirst(call.name) === 'groupBy')];
}

function groupByFindings(call: CallNode, node: ModelNode, { model, schemas }: ScriptAnalysis): readonly Finding[] {
  const items = groupByItems(call, model);
  const [parent] = node.parents;
  const schema = node.method === 'groupBy' && parent !== undefined ? schemas.output(parent) : schemas.output(node);
  return items.flatMap((item) => {
    if (item?.kind !== 'string') return [];
    if (item.value === '*') return [quotedStar(item)];
    // The tags that a query can group by are those of the points that it asks for.
    return schema.open || node.method === 'query' ? [] : tagFindings(item.value, item, schema);
  });
}

/** What it groups by, one by one or in a list. */
export function groupByItems(call: CallNode, model: ScriptModel): readonly (Expression | undefined)[] {
  return call.args.flatMap((argument): readonly (Expression | undefined)[] => {
    const value = givenValue(model, argument);
    return value?.kind === 'list' ? value.items : [value];
  });
}

/** `groupBy('*')`. */
function quotedStar({ range }: Expression): Finding {
  return {
    range,
    severity: 'warning',
    code: 'unknown-tag',
    plain: 'In quotes the star is the name of a tag, which no point has: without quotes it means all tags.',
    fix: replaced(range, '*'),
  };
}

/** A name to group by that no point has as a tag. */
export function tagFindings(tag: string, { range }: Expression, { tags, fields }: Columns): readonly Finding[] {
  if (tags.has(tag)) return [];
  const parts = tag.split(',').map((part) => part.trim());
  if (parts.length > 1 && parts.every((part) => tags.has(part))) {
    const text = parts.map(stringLiteral).join(', ');
    return [
      {
        range,
        severity: 'warning',
        code: 'tags-in-one-text',
        plain: `This groups by one tag called ${tag}. Two tags are two arguments: ${text}.`,
        fix: replaced(range, text),
      },
    ];
  }
  if (fields.has(tag)) {
    return [
      {
        range,
        severity: 'warning',
        code: 'group-by-field',
        plain: `${tag} is a field, and points are grouped by tags: all points come into one group.`,
      },
    ];
  }
  const names = [...tags.keys()];
  const meant = nearest(tag, names);
  return [
    {
      range,
      severity: 'warning',
      code: 'unknown-tag',
      plain: `No point here has a tag ${tag}, so all come into one group. ${names.length === 0 ? 'They have no tags.' : `Tags: ${listed(names)}.`}`,
      ...(meant === undefined ? {} : { fix: replaced(range, stringLiteral(meant)) }),
    },
  ];
}

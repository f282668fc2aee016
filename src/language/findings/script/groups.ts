/** Groups that meet where they should not, or never meet where they should. */
import { templateFieldPaths } from '../../../go/template/tokens';
import type { Schema } from '../../../nodes/shape/schema';
import type { CallNode } from '../../../tickscript/ast';
import { stringLiteral } from '../../../tickscript/literals';
import type { ScriptAnalysis } from '../../analysis';
import { type ModelNode, propertyCall, textValue } from '../../model';
import { templateFields } from '../../templates';
import { type Finding, listed, replaced } from '../finding';

export function groupFindings(analysis: ScriptAnalysis): readonly Finding[] {
  return analysis.model.nodes.flatMap((node) => {
    switch (node.method) {
      case 'alert':
        return sharedId(node, analysis);
      case 'join':
        return joinFindings(node, analysis);
      case 'flatten':
        return flattenFindings(node, analysis);
      default:
        return [];
    }
  });
}

/** Several groups, one alert ID: the level of one hides that of another. */
function sharedId(node: ModelNode, { model, schemas }: ScriptAnalysis): readonly Finding[] {
  const argument = propertyCall(node, 'id')?.args[0];
  const id = textValue(model, argument);
  const schema = schemas.input(node);
  const { groups } = schema;
  if (argument === undefined || id === undefined || groups.open || groups.mixed || groups.tags.size === 0) return [];
  const names = templateFieldPaths(id).flatMap(({ root, names: [first = ''] }) => (root === 'data' ? [first] : []));
  if (names.some((name) => !templateFields('id').includes(name))) return [];
  const tags = [...groups.tags.keys()];
  const told = tags.filter((tag) => id.includes(`"${tag}"`) || id.includes(`.Tags.${tag}`));
  if (names.includes('Group') || told.length === tags.length) return [];
  // Tags that are reached in another way than by their names.
  if (told.length === 0 && names.includes('Tags')) return [];
  const count = groupCount(schema, tags);
  if (count < 2 || groupCount(schema, told) >= count) return [];
  return [
    {
      range: argument.range,
      severity: isKeptById(node) ? 'warning' : 'info',
      code: 'shared-id',
      plain: `${count} groups make the same alert ID, so ${isKeptById(node) ? 'the level of one hides that of another' : 'it does not tell which of them an event is about'}. Put the group into it: {{ .Name }}/{{ .Group }}.`,
    },
  ];
}

/** Topics and services of incidents know an alert by its ID; to the others it is a text in the message. */
function isKeptById(node: ModelNode): boolean {
  return (
    propertyCall(node, 'topic') !== undefined || node.handlers.some(({ definition }) => BY_ID.has(definition.name))
  );
}

const BY_ID: ReadonlySet<string> = new Set([
  ...['alerta', 'bigPanda', 'opsGenie', 'opsGenie2', 'pagerDuty', 'pagerDuty2', 'sensu', 'serviceNow', 'victorOps'],
  'zenoss',
]);

function groupCount({ series }: Schema, tags: readonly string[]): number {
  return new Set(series.map((each) => JSON.stringify(tags.map((tag) => each.tags.get(tag) ?? '')))).size;
}

function joinFindings(node: ModelNode, { schemas, model }: ScriptAnalysis): readonly Finding[] {
  const { call } = node;
  const on = propertyCall(node, 'on');
  if (call === undefined) return [];
  if (on !== undefined) return onFindings(on, node, schemas, model);
  const groups = node.parents.map((parent) => tagsOf(schemas.output(parent)));
  const [first] = groups;
  const different = groups.find((each) => each !== undefined && first !== undefined && each !== first);
  const found: Finding[] = [];
  if (first !== undefined && different !== undefined) {
    found.push({
      range: call.nameRange,
      severity: 'warning',
      code: 'join-groups',
      plain: `One side is grouped by ${first === '' ? 'nothing' : first}, the other by ${different === '' ? 'nothing' : different}, so nothing can be joined: group both by the same tags, or use .on().`,
    });
  }
  return found;
}

/** `.on()` of a join names tags that all sides are grouped by: of another, all points have the empty value. */
function onFindings(
  { args }: CallNode,
  node: ModelNode,
  schemas: ScriptAnalysis['schemas'],
  model: ScriptAnalysis['model'],
): readonly Finding[] {
  const sides = node.parents.map((parent) => schemas.output(parent).groups);
  if (sides.some(({ open, mixed }) => open || mixed)) return [];
  const [first] = sides;
  const common = [...(first?.tags.keys() ?? [])].filter((tag) => sides.every(({ tags }) => tags.has(tag)));
  return args.flatMap((argument): readonly Finding[] => {
    const tag = textValue(model, argument);
    if (tag === undefined || common.includes(tag)) return [];
    const lacking = sides.filter(({ tags }) => !tags.has(tag)).length;
    const who = lacking === sides.length ? 'No side of the join is' : 'Not all sides of the join are';
    const [only] = common;
    const there = common.length === 0 ? 'They share none' : `They share ${listed(common)}`;
    const canFix = only !== undefined && common.length === 1 && args.length === 1 && argument.kind === 'string';
    return [
      {
        range: argument.range,
        severity: 'warning',
        code: 'join-groups',
        plain: `${who} grouped by ${tag}${lacking === sides.length ? ': it is empty in all of them, so each group meets each' : ', so their groups cannot meet by it'}. ${there}.`,
        ...(canFix ? { fix: replaced(argument.range, stringLiteral(only)) } : {}),
      },
    ];
  });
}

/** What `.on()` of a flatten names: a tag that the points of one group have several values of. */
function flattenFindings(node: ModelNode, { schemas, model }: ScriptAnalysis): readonly Finding[] {
  const call = propertyCall(node, 'on');
  const { tags, fields, groups, open } = schemas.input(node);
  if (call === undefined || open || groups.open || groups.mixed) return [];
  const names = call.args.map((argument) => ({ argument, tag: textValue(model, argument) }));
  const isEach = names.every(({ tag }) => tag !== undefined && groups.tags.has(tag));
  return names.flatMap(({ argument: { range }, tag }): readonly Finding[] => {
    if (tag === undefined || (tags.has(tag) && !isEach)) return [];
    const plain = isEach
      ? `The points are grouped by ${tag} already, so each group has one ${tag} only and nothing is put together: leave ${tag} out of groupBy.`
      : fields.has(tag)
        ? `${tag} is a field, and flatten takes the values of tags: every point is left out, with an error in the log.`
        : `No point here has a tag ${tag}, so flatten leaves every point out, with an error in the log. Tags: ${listed([...tags.keys()])}.`;
    return [{ range, severity: 'warning', code: 'flatten-on', plain }];
  });
}

function tagsOf({ groups }: Schema): string | undefined {
  return groups.open || groups.mixed ? undefined : listed([...groups.tags.keys()].sort());
}

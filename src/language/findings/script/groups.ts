/** Groups that meet where they should not, or never meet where they should. */
import { templateFieldPaths } from '../../../go/template/tokens';
import type { Schema } from '../../../nodes/shape/schema';
import type { ScriptAnalysis } from '../../analysis';
import { type ModelNode, propertyCall, textValue } from '../../model';
import { templateFields } from '../../templates';
import { type Finding, listed } from '../finding';

export function groupFindings(analysis: ScriptAnalysis): readonly Finding[] {
  return analysis.model.nodes.flatMap((node) => {
    switch (node.method) {
      case 'alert':
        return sharedId(node, analysis);
      case 'join':
        return joinFindings(node, analysis);
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
      severity: 'warning',
      code: 'shared-id',
      plain: `${count} groups make the same alert ID, so the level of one hides that of another. Put the group into it: {{ .Name }}/{{ .Group }}.`,
    },
  ];
}

function groupCount({ series }: Schema, tags: readonly string[]): number {
  return new Set(series.map((each) => JSON.stringify(tags.map((tag) => each.tags.get(tag) ?? '')))).size;
}

function joinFindings(node: ModelNode, { schemas }: ScriptAnalysis): readonly Finding[] {
  const { call } = node;
  if (call === undefined || propertyCall(node, 'on') !== undefined) return [];
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

function tagsOf({ groups }: Schema): string | undefined {
  return groups.open || groups.mixed ? undefined : listed([...groups.tags.keys()].sort());
}

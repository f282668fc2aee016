/** Alerts that were to keep others quiet, and cannot. */
import { analyseScript, type ScriptAnalysis } from '../language/analysis';
import { type Finding, replaced, thereAre } from '../language/findings/finding';
import { type ModelNode, propertyCall, textValue } from '../language/model';
import { nearest } from '../language/nearest';
import { stringLiteral } from '../tickscript/literals';
import { SCRIPT_KINDS } from '../workspace/kinds';
import { filesOf, type Workspace } from '../workspace/workspace';
import type { TaskFacts } from './task-facts';

export function inhibitionMistakes({ task, workspace }: TaskFacts): readonly Finding[] {
  const analysis = analyseScript(workspace, task.script);
  if (analysis === undefined) return [];
  const categories = categoriesOf(workspace);
  return analysis.model.nodes.flatMap((node) =>
    node.properties.flatMap(({ name, args }): readonly Finding[] => {
      if (name !== 'inhibit') return [];
      const [category, ...tags] = args;
      const text = textValue(analysis.model, category);
      if (category === undefined || text === undefined) return [];
      if (categories !== undefined && !categories.includes(text)) {
        const meant = nearest(text, categories) ?? (categories.length === 1 ? categories[0] : undefined);
        const there = categories.length === 0 ? 'No alert has a .category().' : thereAre(categories);
        const fix =
          meant === undefined || category.kind !== 'string'
            ? {}
            : { fix: replaced(category.range, stringLiteral(meant)) };
        const plain = `No alert here is of the category ${text}, so this keeps nobody quiet. ${there}`;
        return [{ range: category.range, severity: 'warning', code: 'inhibits-nobody', plain, ...fix }];
      }
      return tags.flatMap((tag) => {
        const own = textValue(analysis.model, tag);
        return own === undefined || isGroupedBy(own, node, analysis) !== false
          ? []
          : [
              {
                range: tag.range,
                severity: 'warning',
                code: 'inhibits-nobody',
                plain: `This alert is not grouped by ${own}, so its ${own} counts as empty, and only alerts without ${own} are kept quiet. Add it to groupBy.`,
              } as const,
            ];
      });
    }),
  );
}

/** `undefined`: some are known to a run only. */
function categoriesOf(workspace: Workspace): readonly string[] | undefined {
  const found = new Set<string>();
  for (const { path } of filesOf(workspace, ...SCRIPT_KINDS)) {
    const model = analyseScript(workspace, path)?.model;
    if (model === undefined) return undefined;
    for (const node of model.nodes) {
      const call = propertyCall(node, 'category');
      if (call === undefined) continue;
      const category = textValue(model, call.args[0]);
      if (category === undefined) return undefined;
      found.add(category);
    }
  }
  return [...found];
}

/** `undefined`: it cannot be told from the script. */
function isGroupedBy(tag: string, node: ModelNode, { schemas }: ScriptAnalysis): boolean | undefined {
  const { groups } = schemas.input(node);
  if (groups.open || groups.mixed) return undefined;
  return groups.tags.has(tag);
}

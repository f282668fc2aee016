/** Alerts that were to keep others quiet, and cannot. */
import { analyseScript, type ScriptAnalysis } from '../language/analysis';
import { type Finding, replaced, thereAre } from '../language/findings/finding';
import { givenTexts } from '../language/given-texts';
import { type ModelNode, textValue } from '../language/model';
import { nearest } from '../language/nearest';
import type { Expression } from '../tickscript/ast';
import { stringLiteral } from '../tickscript/literals';
import type { TaskFacts } from './task-facts';

export function inhibitionMistakes({ task, workspace }: TaskFacts): readonly Finding[] {
  const analysis = analyseScript(workspace, task.script);
  if (analysis === undefined) return [];
  return analysis.model.nodes.flatMap((node) =>
    node.properties.flatMap(({ name, args: [category, ...tags] }): readonly Finding[] => {
      const text = name === 'inhibit' ? textValue(analysis.model, category) : undefined;
      if (category === undefined || text === undefined) return [];
      const categories = givenTexts(workspace, 'category') ?? [text];
      return categories.includes(text)
        ? tags.flatMap((tag) => tagFindings(tag, node, analysis))
        : [categoryFinding(category, text, categories)];
    }),
  );
}

function categoryFinding({ kind, range }: Expression, category: string, categories: readonly string[]): Finding {
  const meant = nearest(category, categories) ?? (categories.length === 1 ? categories[0] : undefined);
  const there = categories.length === 0 ? 'No alert has a .category().' : thereAre(categories);
  const fix = meant === undefined || kind !== 'string' ? {} : { fix: replaced(range, stringLiteral(meant)) };
  const plain = `No alert here is of the category ${category}, so this keeps nobody quiet. ${there}`;
  return { range, severity: 'warning', code: 'inhibits-nobody', plain, ...fix };
}

function tagFindings(tag: Expression, node: ModelNode, analysis: ScriptAnalysis): readonly Finding[] {
  const name = textValue(analysis.model, tag);
  if (name === undefined || isGroupedBy(name, node, analysis) !== false) return [];
  const plain = `This alert is not grouped by ${name}, so its ${name} counts as empty, and only alerts without ${name} are kept quiet. Add it to groupBy.`;
  return [{ range: tag.range, severity: 'warning', code: 'inhibits-nobody', plain }];
}

/** `undefined`: it cannot be told from the script. */
function isGroupedBy(tag: string, node: ModelNode, { schemas }: ScriptAnalysis): boolean | undefined {
  const { groups } = schemas.input(node);
  if (groups.open || groups.mixed) return undefined;
  return groups.tags.has(tag);
}

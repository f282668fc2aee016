/** What a script's own text and the sample points show, though Kapacitor says it late or never. */
import type { ScriptAnalysis } from '../../analysis';
import { urlTemplateFindings } from '../endpoint-templates';
import type { Finding } from '../finding';
import { programFindings } from '../services/programs';
import { alertFindings } from './alerts';
import { characterFindings } from './characters';
import { contradictionFindings } from './contradictions';
import { expressionFindings } from './expressions';
import { fieldFindings } from './fields';
import { groupFindings } from './groups';
import { levelFindings } from './levels';
import { literalFindings } from './literals';
import { nodeFindings } from './nodes';
import { numberFindings } from './numbers';
import { queryFindings } from './queries';
import { queryGroupByFindings } from './query-group-by';
import { queryNameFindings } from './query-names';
import { scheduleFindings } from './schedules';
import { sourceFindings } from './sources';
import { templateFindings } from './templates';
import { windowFindings } from './windows';

export function scriptFindings(analysis: ScriptAnalysis): readonly Finding[] {
  const hidden = characterFindings(analysis);
  const found = [
    ...sourceFindings(analysis),
    ...nodeFindings(analysis),
    ...fieldFindings(analysis),
    ...literalFindings(analysis),
    ...expressionFindings(analysis),
    ...alertFindings(analysis),
    ...levelFindings(analysis),
    ...programFindings(analysis),
    ...contradictionFindings(analysis),
    ...groupFindings(analysis),
    ...queryFindings(analysis),
    ...scheduleFindings(analysis),
    ...queryGroupByFindings(analysis),
    ...queryNameFindings(analysis),
    ...templateFindings(analysis),
    ...urlTemplateFindings(analysis),
    ...windowFindings(analysis),
    ...numberFindings(analysis),
  ];
  // What is wrong with a name is the character that nobody sees in it.
  const rest = found.filter(({ range }) => !hidden.some((each) => within(each, range)));
  return [...hidden, ...rest].sort((a, b) => a.range.start - b.range.start);
}

function within({ range }: Finding, { start, end }: Finding['range']): boolean {
  return start <= range.start && range.end <= end;
}

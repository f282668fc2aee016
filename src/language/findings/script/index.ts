/** What a script's own text and the sample points show, though Kapacitor says it late or never. */
import type { ScriptAnalysis } from '../../analysis';
import type { Finding } from '../finding';
import { alertFindings } from './alerts';
import { expressionFindings } from './expressions';
import { groupFindings } from './groups';
import { nodeFindings } from './nodes';
import { queryFindings } from './queries';
import { queryNameFindings } from './query-names';
import { sourceFindings } from './sources';
import { templateFindings } from './templates';

export function scriptFindings(analysis: ScriptAnalysis): readonly Finding[] {
  const found = [
    ...sourceFindings(analysis),
    ...nodeFindings(analysis),
    ...expressionFindings(analysis),
    ...alertFindings(analysis),
    ...groupFindings(analysis),
    ...queryFindings(analysis),
    ...queryNameFindings(analysis),
    ...templateFindings(analysis),
  ];
  return found.sort((a, b) => a.range.start - b.range.start);
}

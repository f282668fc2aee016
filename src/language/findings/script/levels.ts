/** Alerts whose levels cannot come to anything. */
import type { ScriptAnalysis } from '../../analysis';
import { propertyCall } from '../../model';
import { gapBehind } from '../../own-line';
import { type Finding, inserted, replaced } from '../finding';

/** From the lowest to the highest. */
export const LEVELS = ['info', 'warn', 'crit'] as const;

export function levelFindings({ model, text }: ScriptAnalysis): readonly Finding[] {
  return model.nodes.flatMap((node): readonly Finding[] => {
    const { call, method } = node;
    if (call === undefined || method !== 'alert') return [];
    const levels = LEVELS.filter((level) => propertyCall(node, level) !== undefined);
    if (levels.length === 0) {
      return [
        {
          range: call.nameRange,
          severity: 'warning',
          code: 'no-level',
          plain:
            'This alert has no level, so everything is OK to it and no event comes: add .crit(lambda: …), .warn(lambda: …) or .info(lambda: …).',
        },
      ];
    }
    return LEVELS.flatMap((level): readonly Finding[] => {
      const reset = propertyCall(node, `${level}Reset`);
      if (reset === undefined || levels.includes(level)) return [];
      const [only] = levels;
      return [
        {
          range: reset.nameRange,
          severity: 'warning',
          code: 'reset-without-level',
          plain: `${level}Reset says when ${level} ends, and this alert has no .${level}(): it does nothing.`,
          ...(levels.length === 1 && only !== undefined && propertyCall(node, `${only}Reset`) === undefined
            ? { fix: replaced(reset.nameRange, `${only}Reset`) }
            : { fix: inserted(call.range.end, `${gapBehind(text, call)}.${level}(lambda: TRUE)`) }),
        },
      ];
    });
  });
}

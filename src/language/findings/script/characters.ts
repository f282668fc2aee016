/** Characters in names and texts that nobody sees. */
import { ReferenceToken, StringToken } from '../../../tickscript/tokens';
import type { ScriptAnalysis } from '../../analysis';
import { invisibleIn, invisibleName } from '../../pasted';
import { type Finding, replaced } from '../finding';

export function characterFindings({ tokens }: ScriptAnalysis): readonly Finding[] {
  return tokens.flatMap(({ tokenType, image, startOffset }): readonly Finding[] => {
    if (tokenType !== ReferenceToken && tokenType !== StringToken) return [];
    const at = invisibleIn(image);
    if (at === undefined) return [];
    const range = { start: startOffset + at, end: startOffset + at + 1 };
    const what = tokenType === ReferenceToken ? 'name' : 'text';
    return [
      {
        range,
        severity: 'warning',
        code: 'invisible-character',
        plain: `An invisible character stands in this ${what}, ${invisibleName(image.charAt(at))}: with it, it is another ${what}.`,
        fix: replaced(range, '', 'Delete it'),
      },
    ];
  });
}

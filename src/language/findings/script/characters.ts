/** Characters in names and texts that nobody sees. */
import { ReferenceToken, StringToken } from '../../../tickscript/tokens';
import type { ScriptAnalysis } from '../../analysis';
import { invisibleIn, invisibleName } from '../../pasted';
import { type Finding, replaced } from '../finding';

export function characterFindings(analysis: ScriptAnalysis): readonly Finding[] {
  return [...hidden(analysis), ...windowsLines(analysis)];
}

/** A text over several lines holds what ends them. */
function windowsLines({ tokens, text }: ScriptAnalysis): readonly Finding[] {
  const token = tokens.find(({ tokenType, image }) => tokenType === StringToken && image.includes('\r\n'));
  if (token === undefined) return [];
  const start = token.startOffset + token.image.indexOf('\r\n');
  const edits = [...text.matchAll(/\r(?=\n)/g)].map(({ index }) => ({
    range: { start: index, end: index + 1 },
    text: '',
  }));
  return [
    {
      range: { start, end: start + 2 },
      severity: 'info',
      code: 'windows-lines',
      plain: 'The file has Windows line ends, and this text holds one: a carriage return (CR) goes along with it.',
      fix: { title: 'Write line ends of Unix everywhere', edits },
    },
  ];
}

function hidden({ tokens, text }: ScriptAnalysis): readonly Finding[] {
  if (invisibleIn(text) === undefined) return [];
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

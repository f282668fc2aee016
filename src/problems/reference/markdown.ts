/** `docs/problems.md`. */
import { type ExampleFile, INTRODUCTION, REFERENCE, type ReferenceProblem } from './reference';

export function problemsMarkdown(): string {
  const contents = REFERENCE.map(
    ({ title, problems }) => `- ${title}: ${problems.map(({ code }) => `[${code}](#${code})`).join(', ')}`,
  );
  const sections = REFERENCE.flatMap(({ title, problems }) => [`## ${title}`, ...problems.flatMap(problemBlocks)]);
  const head = '<!-- Made by `npm run docs` from src/problems/catalogue. -->';
  return `${[head, '# Problems', ...INTRODUCTION, contents.join('\n'), ...sections].join('\n\n')}\n`;
}

function problemBlocks({ code, title, severity, paragraphs, before, after, silence }: ReferenceProblem): string[] {
  return [
    `### ${code}`,
    `**${title}** (${severity})`,
    ...paragraphs,
    ...before.flatMap((file) => fileBlocks(file, 'Before')),
    ...after.flatMap((file) => fileBlocks(file, 'After')),
    ...(silence === undefined ? [] : [`To silence it: ${silence}`]),
  ];
}

function fileBlocks({ path, text }: ExampleFile, when: string): string[] {
  if (text === undefined) return [`${when}, there is no \`${path}\`.`];
  return [`${when}, \`${path}\`:`, `\`\`\`${LANGUAGES[path.slice(path.lastIndexOf('.') + 1)] ?? ''}\n${text}\n\`\`\``];
}

const LANGUAGES: Readonly<Record<string, string>> = { yaml: 'yaml', yml: 'yaml', conf: 'toml', json: 'json' };

/** The reference as a page of its own: no script, no other file. */
import { escapeHtml } from '../../text/escape-html';
import { type ExampleFile, INTRODUCTION, REFERENCE, type ReferenceProblem } from './reference';

/** `styles`: the text of its only style sheet. `policy`: what the browser may load for it. */
export function problemsPage(styles: string, policy: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Problems · TICKscript Playground</title>
<link rel="icon" href="./favicon.svg" type="image/svg+xml">
<style>${styles}</style>
</head>
<body>
<header><a href="./">TICKscript Playground</a></header>
<nav aria-label="Codes">${REFERENCE.map(({ title, problems }) => contents(title, problems)).join('')}</nav>
<main>
<h1>Problems</h1>
${INTRODUCTION.map(paragraph).join('\n')}
${REFERENCE.map(({ title, problems }) => `<h2>${prose(title)}</h2>\n${problems.map(article).join('\n')}`).join('\n')}
</main>
</body>
</html>
`;
}

function contents(title: string, problems: readonly ReferenceProblem[]): string {
  const items = problems.map(({ code }) => `<li><a href="#${code}">${code}</a></li>`);
  return `<details open><summary>${prose(title)}</summary><ul>${items.join('')}</ul></details>`;
}

function article({ code, title, severity, paragraphs, before, after, silence }: ReferenceProblem): string {
  return `<article id="${code}">
<h3><a href="#${code}">${prose(title)}</a></h3>
<p class="facts"><span class="${severity}">${severity}</span> <code>${code}</code></p>
${paragraphs.map(paragraph).join('\n')}
${before.map((file) => example(file, 'Before')).join('\n')}
${after.map((file) => example(file, 'After')).join('\n')}
${silence === undefined ? '' : `<p class="silence">To silence it: ${prose(silence)}</p>`}
</article>`;
}

function example({ path, text }: ExampleFile, when: 'Before' | 'After'): string {
  if (text === undefined) return `<p>${when}, there is no <code>${escapeHtml(path)}</code>.</p>`;
  const caption = `<figcaption>${when} <code>${escapeHtml(path)}</code></figcaption>`;
  return `<figure class="${when.toLowerCase()}">${caption}<pre tabindex="0"><code>${escapeHtml(text)}</code></pre></figure>`;
}

function paragraph(text: string): string {
  return `<p>${prose(text)}</p>`;
}

/** Names of the language stand in backticks, words that count between stars. */
function prose(text: string): string {
  return escapeHtml(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
}

/** Monaco's colours, read from the page's custom properties so that there is one set of them. */
import type { TokenKind } from '../highlight';
import { monaco } from './bundle';

const COLOURS: Readonly<Record<TokenKind, string>> = {
  keyword: 'code-keyword',
  node: 'code-keyword',
  property: 'text',
  function: 'text',
  text: 'text',
  operator: 'text',
  string: 'code-string',
  tag: 'code-string',
  reference: 'code-reference',
  key: 'code-reference',
  regex: 'code-regex',
  number: 'code-number',
  comment: 'code-comment',
  time: 'code-comment',
};

export function applyTheme(dark: boolean): void {
  // Whoever forces colours gets Monaco's own themes for that.
  if (matchMedia('(forced-colors: active)').matches) {
    monaco.editor.setTheme(dark ? 'hc-black' : 'hc-light');
    return;
  }
  const name = dark ? 'tick-dark' : 'tick-light';
  const colour = colourReader();
  monaco.editor.defineTheme(name, {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: Object.entries(COLOURS).map(([token, property]) => ({ token, foreground: colour(property).slice(1) })),
    colors: {
      'editor.background': colour('panel'),
      'editor.foreground': colour('text'),
      'editorLineNumber.foreground': colour('faint'),
      'editorLineNumber.activeForeground': colour('text'),
      'editor.lineHighlightBackground': `${colour('sunk')}`,
      'editor.lineHighlightBorder': '#00000000',
      'editorWarning.foreground': colour('warn'),
      'editorError.foreground': colour('crit'),
      'editorInfo.foreground': colour('info'),
      'editorWidget.background': colour('raised'),
      'editorWidget.border': colour('line'),
      focusBorder: colour('accent'),
    },
  });
  monaco.editor.setTheme(name);
}

/** Custom properties as `#rrggbb`: an element resolves them, since they may be functions of the colour scheme. */
function colourReader(): (property: string) => string {
  return (property) => {
    const probe = document.createElement('i');
    probe.style.color = `var(--${property})`;
    document.body.append(probe);
    const channels = getComputedStyle(probe).color.match(/\d+/g) ?? [];
    probe.remove();
    return `#${channels
      .slice(0, 3)
      .map((channel) => Number(channel).toString(16).padStart(2, '0'))
      .join('')}`;
  };
}

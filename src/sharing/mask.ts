/** Secrets in texts that are shown. */

export type Segment = { readonly text: string; readonly secret: boolean };

/** Cuts a text at its secrets; longer secrets win over their own parts. */
export function segments(text: string, secrets: readonly string[]): readonly Segment[] {
  const wanted = [...new Set(secrets)].filter((secret) => secret !== '').sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return text === '' ? [] : [{ text, secret: false }];
  const pattern = new RegExp(`(${wanted.map(escapePattern).join('|')})`);
  return text
    .split(pattern)
    .map((part, index) => ({ text: part, secret: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}

export function mask(text: string, secrets: readonly string[], placeholder = '‹secret›'): string {
  return segments(text, secrets)
    .map((part) => (part.secret ? placeholder : part.text))
    .join('');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

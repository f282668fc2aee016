/** What begins a comment in a file; `undefined` where a file has none, or nobody reads it. */
export function commentSign(path: string): '//' | '#' | undefined {
  if (/\.tick$/i.test(path)) return '//';
  return /\.(?:ya?ml|conf|toml|lp)$/i.test(path) || /(?:^|\/)(?:\.env|environment)$/.test(path) ? '#' : undefined;
}

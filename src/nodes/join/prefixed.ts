/** The names of `.as()` that a field may begin with, and what of it is behind them. */
export function prefixed(
  { names, delimiter }: { readonly names: readonly string[]; readonly delimiter: string },
  field: string,
): readonly { readonly index: number; readonly rest: string }[] {
  return names.flatMap((name, index) => {
    const prefix = name + delimiter;
    return field.startsWith(prefix) ? [{ index, rest: field.slice(prefix.length) }] : [];
  });
}

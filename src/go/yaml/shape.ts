/** The type that a YAML value is decoded into, as far as it matters: a number or a truth value for a text becomes one. */
export type Shape =
  | 'any'
  | 'text'
  | { readonly list: Shape }
  /** The fields of a struct, by their JSON names; keys match them in any case. */
  | { readonly fields: Readonly<Record<string, Shape>> };

export function shapeOfItem(shape: Shape): Shape {
  return typeof shape === 'object' && 'list' in shape ? shape.list : 'any';
}

export function shapeOfMember(shape: Shape, name: string): Shape {
  if (typeof shape !== 'object' || !('fields' in shape)) return 'any';
  const { fields } = shape;
  const found = Object.hasOwn(fields, name)
    ? name
    : Object.keys(fields).find((field) => field.toLowerCase() === name.toLowerCase());
  return (found === undefined ? undefined : fields[found]) ?? 'any';
}

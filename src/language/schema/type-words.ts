import type { Field } from '../../nodes/shape/schema';

/** `int or float`. A field that no expression can make is of no type. */
export function typeWords({ types }: Field): string {
  return types.length === 0 ? 'never there' : types.map((type) => (type === 'nil' ? 'null' : type)).join(' or ');
}

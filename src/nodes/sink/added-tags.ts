import { method } from '../../definition/build';
import type { Property } from '../../definition/property';
import { two } from '../../definition/signature';

/** `.tag()` of a node that writes points. */
export const ADDED_TAGS: Property<{ readonly tags: Map<string, string> }> = method(
  'tag',
  two({ name: 'name', type: 'string' }, { name: 'value', type: 'string' }),
  (options, name, value) => {
    options.tags.set(name, value);
    return undefined;
  },
  'Adds a tag to every point that is written. May be called several times.',
);

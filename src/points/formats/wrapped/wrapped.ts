/** A format with something around it that says nothing. */
import { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { movedTo, textOf } from './piece';
import type { Wrapping } from './wrappings';

export function wrapped(inner: DataFormat, { words, unwrap }: Wrapping): DataFormat {
  return {
    ...inner,
    // Line protocol by itself has a reader that wants all of the text.
    id: inner.id === 'line-protocol' ? 'wrapped-lines' : inner.id,
    read: (text, sheet, context) => {
      const pieces = unwrap(text);
      const own = new Sheet();
      inner.read(textOf(pieces), own, context);
      movedTo(own, pieces, sheet);
      sheet.notes.push(`Left aside: ${words}.`);
    },
  };
}

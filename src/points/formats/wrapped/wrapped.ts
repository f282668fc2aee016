/** A format with something around it that says nothing. */
import { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { movedTo, textOf } from './piece';
import type { Wrapping } from './wrappings';

export function wrapped(inner: DataFormat, { words, unwrap }: Wrapping): DataFormat {
  const { readsAll, ...format } = inner;
  return {
    ...format,
    id: readsAll?.otherwise ?? format.id,
    read: (text, sheet, context) => {
      const pieces = unwrap(text);
      const own = new Sheet();
      inner.read(textOf(pieces), own, context);
      movedTo(own, pieces, sheet);
      sheet.notes.push(`Left aside: ${words}.`);
    },
  };
}

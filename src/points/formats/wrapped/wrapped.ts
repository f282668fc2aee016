/** A format with something around it that says nothing. */
import { counted } from '../../../text/counted';
import type { DataFormat } from '../format';
import { linesOutside } from '../text-lines';
import { movedTo, placeOf, textOf } from './piece';
import type { Wrapping } from './wrappings';

/** As it is read where something else stands around it. */
export function amongOthers({ readsAll, ...format }: DataFormat): DataFormat {
  return { ...format, ...readsAll?.otherwise };
}

export function wrapped(inner: DataFormat, { words, unwrap, mayHold }: Wrapping): DataFormat {
  const format = amongOthers(inner);
  return {
    ...format,
    ...(mayHold === true && format.asides === undefined ? { asides: 'around it' } : {}),
    read: (text, sheet, context) => {
      const pieces = unwrap(text);
      const own = sheet.within();
      format.read(textOf(pieces), own, context);
      movedTo(own, pieces, sheet);
      const around = linesOutside(text, pieces.map(placeOf));
      for (const { start, end } of around) {
        if (mayHold) sheet.setAside(start, end);
        else sheet.frame(start, end);
      }
      const lines = around.length === 0 || mayHold ? '' : ` (${counted(around.length, 'line')})`;
      sheet.notes.push(`Left aside: ${words}${lines}.`);
    },
  };
}

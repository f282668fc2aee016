/** Values that programs print as calls: `datetime.datetime(2023, 11, 14, 22, 13)`, `Decimal('1.5')`. */
import { isNumberText, NumberText } from '../cell';

function twoDigits(digits = '0'): string {
  return digits.padStart(2, '0');
}

/** As text; `undefined` for a call of something else. */
export function dateOfCall(name: string, args: readonly unknown[]): string | undefined {
  if (!/(?:^|\.)(?:datetime|date)$/.test(name) || !(args[0] instanceof NumberText)) return undefined;
  const [year = '', month, day, hour, minute, second, micro] = args.flatMap((arg) =>
    arg instanceof NumberText ? [arg.text] : [],
  );
  const part = micro === undefined ? '' : `.${micro.padStart(6, '0')}`;
  const date = [year, twoDigits(month), twoDigits(day)].join('-');
  return `${date}T${[hour, minute, second].map((each) => twoDigits(each)).join(':')}${part}Z`;
}

/** Of one whose number stands in quotes: `NumberLong("5")`. */
export function numberOfCall(name: string, [text]: readonly unknown[]): NumberText | undefined {
  const isNumber = /(?:Decimal|NumberLong|NumberInt|NumberDecimal|float\d*|int\d*)$/.test(name);
  return isNumber && typeof text === 'string' && isNumberText(text) ? new NumberText(text) : undefined;
}

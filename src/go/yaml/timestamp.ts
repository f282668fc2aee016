const DATE = /^(\d{4})-(\d\d?)-(\d\d?)(?:([Tt ])(\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?(Z|[-+]\d\d:\d\d)?)?$/;

/** Whether go-yaml reads a time: a date, or a date and a time, behind a `T` with a zone. */
export function isTimestamp(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [, year = '', month = '', day = '', separator, hour = '0', minute = '0', second = '0', zone] = match;
  if (separator !== undefined && (separator === ' ') !== (zone === undefined)) return false;
  const isClock = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  return isClock && isDay(Number(year), Number(month), Number(day)) && isZone(zone);
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

function isZone(zone: string | undefined): boolean {
  if (zone === undefined || zone === 'Z') return true;
  return Number(zone.slice(1, 3)) <= 24 && Number(zone.slice(4)) <= 60;
}

import { type CivilTime, civilTime } from '../../go/time/time';
import { Time } from '../value';
import { cannotConvert, expects, type LambdaFunction, pure, signature } from './function';

/** A part of the clock or the calendar in the server's time zone. */
function part(name: string, doc: string, of: (time: CivilTime) => number): LambdaFunction {
  return pure(name, ['time'], doc, [signature('int', 'time')], ([time, ...more], _state, { zone }) => {
    if (time === undefined || more.length > 0) return expects(name, 1);
    return time instanceof Time ? BigInt(of(civilTime(time.ns, zone))) : cannotConvert(time, 'time.Time');
  });
}

export const TIMES: readonly LambdaFunction[] = [
  pure('unixNano', ['time'], 'Nanoseconds since 1970.', [signature('int', 'time')], ([time, ...more]) => {
    if (time === undefined || more.length > 0) return expects('unixNano', 1);
    return time instanceof Time ? time.ns : cannotConvert(time, 'time.Time');
  }),
  part('minute', 'Minute of the hour, 0 to 59.', (time) => time.minute),
  part('hour', "Hour of the day, 0 to 23, in the server's time zone.", (time) => time.hour),
  part('weekday', 'Day of the week, 0 (Sunday) to 6.', (time) => time.weekday),
  part('day', 'Day of the month, 1 to 31.', (time) => time.day),
  part('month', 'Month of the year, 1 to 12.', (time) => time.month),
  part('year', 'The year.', (time) => time.year),
  pure('now', [], "The server's clock; not the point's time.", [signature('time')], (args, _state, environment) => {
    return args.length === 0 ? new Time(environment.now()) : expects('now', 0);
  }),
];

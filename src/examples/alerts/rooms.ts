import { caseJson, type ExpectedEvent, type Files, ints, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// One alert, three rooms: the one of kapacitor.conf, one with a space, one with a token of its own.
stream
    |from()
        .measurement('passport')
        .groupBy('country')
    |alert()
        .id('passports of {{ index .Tags "country" }}')
        .message('{{ .ID }}: {{ index .Fields "days" }} days until they run out')
        .info(lambda: "days" < 60)
        .warn(lambda: "days" < 30)
        .crit(lambda: "days" < 10)
        .stateChangesOnly()
        .hipChat()
        .hipChat()
            .room('Travel & Visa')
        .hipChat()
            .room('2077')
            .token('sample-room-token')
`;

const POINTS = points(86400, {
  'passport,country=is days': ints(61, 60, 59, 29, 9, -1, 365),
});

const EVENTS: readonly ExpectedEvent[] = [
  [
    '+48h',
    'INFO',
    'passports of is',
    'passports of is: 59 days until they run out',
    ['general', 'Travel & Visa', '2077'],
  ],
  [
    '+72h',
    'WARNING',
    'passports of is',
    'passports of is: 29 days until they run out',
    ['general', 'Travel & Visa', '2077'],
  ],
  [
    '+96h',
    'CRITICAL',
    'passports of is',
    'passports of is: 9 days until they run out',
    ['general', 'Travel & Visa', '2077'],
  ],
  [
    '+144h',
    'OK',
    'passports of is',
    'passports of is: 365 days until they run out',
    ['general', 'Travel & Visa', '2077'],
  ],
];

export const files: Files = {
  'rooms.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};

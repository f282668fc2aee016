import { caseJson, type ExpectedEvent, type Files, ints, points, ROOM_CONF, repeat } from '../example-files';

const SCRIPT = `// Failed logins a minute. A minute without a single point is no window at all, and nothing is judged.
stream
    |from()
        .measurement('login')
        .groupBy('realm')
    |window()
        .period(1m)
        .every(1m)
        .align()
    |sum('failed')
        .as('failed')
    |alert()
        .id('logins to {{ index .Tags "realm" }}')
        .message('{{ index .Fields "failed" }} failed {{ .ID }} in the minute before {{ .Time.Format "15:04" }} ({{ .Level }})')
        .crit(lambda: "failed" > 25)
        .stateChangesOnly()
        .hipChat()
            .room('security')
`;

const POINTS = points(15, {
  'login,realm=vpn failed': [
    ...ints(1, 0, 2, 1, 9, 12, 11, 8, 1),
    ...repeat(13, undefined),
    ...ints(0, 1, 0, 1, 0, 2, 0, 1),
  ],
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+2m', 'CRITICAL', 'logins to vpn', '40 failed logins to vpn in the minute before 09:02 (CRITICAL)'],
  ['+3m', 'OK', 'logins to vpn', '1 failed logins to vpn in the minute before 09:03 (OK)'],
];

export const files: Files = {
  'failed-logins.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};

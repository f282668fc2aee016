import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// The mean of the last two minutes, judged every minute on the minute: a single slow answer wakes nobody.
stream
    |from()
        .measurement('response')
        .groupBy('site')
    |window()
        .period(2m)
        .every(1m)
        .align()
    |mean('ms')
        .as('mean_ms')
    |alert()
        .id('{{ index .Tags "site" }}')
        .message('{{ .ID }} answers in {{ index .Fields "mean_ms" | printf "%.0f" }} ms at {{ .Time.Format "15:04" }}: {{ .Level }}')
        .warn(lambda: "mean_ms" > 300)
        .crit(lambda: "mean_ms" > 600)
        .stateChangesOnly()
        .hipChat()
            .room('web')
`;

const POINTS = points(
  20,
  {
    'response,site=shop ms': [
      110, 120, 115, 108, 900, 112, 118, 109, 111, 620, 640, 700, 710, 690, 655, 720, 700, 680, 130, 120, 118, 121, 117,
      119, 116, 122, 120, 118,
    ],
  },
  7,
);

const EVENTS: readonly ExpectedEvent[] = [
  ['+3m53s', 'WARNING', 'shop', 'shop answers in 383 ms at 09:04: WARNING'],
  ['+4m53s', 'CRITICAL', 'shop', 'shop answers in 669 ms at 09:05: CRITICAL'],
  ['+6m53s', 'WARNING', 'shop', 'shop answers in 411 ms at 09:07: WARNING'],
  ['+7m53s', 'OK', 'shop', 'shop answers in 121 ms at 09:08: OK'],
];

export const files: Files = {
  'response-time.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};

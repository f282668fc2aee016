import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// What a message can say. A missing field is <no value>; details is escaped as HTML, the message is not.
stream
    |from()
        .measurement('ups')
        .groupBy('site')
    |alert()
        .id('{{ .TaskName }}:{{ .Name }}:{{ .Group }}')
        .message('[{{ .Level }}] {{ index .Tags "site" }} {{ if eq .Level "OK" }}is fine again{{ else if lt (index .Fields "left.min") 5.0 }}is nearly EMPTY{{ else }}runs on battery{{ end }}, {{ index .Fields "left.min" | printf "%05.1f" }} min left, note: {{ index .Fields "note" }}, fan: {{ index .Fields "fan" }}, at {{ .Time.Format "15:04:05" }}')
        .details('<b>{{ .ID }}</b> {{ .Message }}')
        .warn(lambda: "left.min" < 30.0)
        .crit(lambda: "left.min" < 10.0)
        .stateChangesOnly()
        .hipChat()
            .room('facility')
`;

const POINTS = points(60, {
  'ups,site=Köln\\ R&D note="\\"B<2\\" checked",left.min': [120, 29.5, 18, 4.25, 3, 60],
});

const EVENTS: readonly ExpectedEvent[] = [
  [
    '+1m',
    'WARNING',
    'battery:ups:site=Köln R&D',
    '[WARNING] Köln R&D runs on battery, 029.5 min left, note: "B<2" checked, fan: <no value>, at 09:01:00',
  ],
  [
    '+3m',
    'CRITICAL',
    'battery:ups:site=Köln R&D',
    '[CRITICAL] Köln R&D is nearly EMPTY, 004.2 min left, note: "B<2" checked, fan: <no value>, at 09:03:00',
  ],
  [
    '+5m',
    'OK',
    'battery:ups:site=Köln R&D',
    '[OK] Köln R&D is fine again, 060.0 min left, note: "B<2" checked, fan: <no value>, at 09:05:00',
  ],
];

export const files: Files = {
  'battery.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};

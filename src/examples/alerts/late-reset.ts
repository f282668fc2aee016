import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// Above 8 degrees it is too warm; only below 6 it is good again, so that it does not chatter around 8.
stream
    |from()
        .measurement('cold_room')
        .groupBy('room')
    |alert()
        .id('cold room {{ index .Tags "room" }}')
        .message('{{ .ID }} {{ .Level }}: {{ index .Fields "celsius" }} °C')
        .warn(lambda: "celsius" > 8.0)
        .warnReset(lambda: "celsius" < 6.0)
        .crit(lambda: "celsius" > 12.0)
        .critReset(lambda: "celsius" < 10.0)
        .stateChangesOnly()
        .hipChat()
            .room('kitchen')
`;

const POINTS = points(120, {
  'cold_room,room=2 celsius': [4, 7.9, 8.1, 7.8, 8.2, 7.5, 6, 12.5, 11, 10, 9.9, 8.5, 7, 5.9, 7.9, 13, 3],
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+4m', 'WARNING', 'cold room 2', 'cold room 2 WARNING: 8.1 °C'],
  ['+14m', 'CRITICAL', 'cold room 2', 'cold room 2 CRITICAL: 12.5 °C'],
  ['+20m', 'WARNING', 'cold room 2', 'cold room 2 WARNING: 9.9 °C'],
  ['+26m', 'OK', 'cold room 2', 'cold room 2 OK: 5.9 °C'],
  ['+30m', 'CRITICAL', 'cold room 2', 'cold room 2 CRITICAL: 13 °C'],
  ['+32m', 'OK', 'cold room 2', 'cold room 2 OK: 3 °C'],
];

export const files: Files = {
  'cold-room.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};

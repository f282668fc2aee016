import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// How unusual is this? sigma() counts in standard deviations from everything seen before.
stream
    |from()
        .measurement('oven')
        .groupBy('recipe')
    |eval(lambda: sigma("minutes"))
        .as('sigma')
        .keep()
    |alert()
        .id('{{ index .Tags "recipe" }}')
        .message('{{ .ID }} took {{ index .Fields "minutes" }} minutes, {{ index .Fields "sigma" | printf "%.1f" }} sigma: {{ .Level }}')
        .warn(lambda: "sigma" > 3.0)
        .crit(lambda: "sigma" > 4.0)
        .stateChangesOnly()
        .hipChat()
            .room('bakery')
`;

const POINTS = points(900, {
  'oven,recipe=rye minutes': [
    52, 51.5, 53, 52.2, 51.8, 52.6, 52.4, 51.9, 52.1, 52.7, 52, 51.6, 52.3, 52.5, 51.7, 52.2, 52, 52.4, 51.9, 52.1, 66,
    66, 52.3, 51.8, 52,
  ],
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+5h', 'CRITICAL', 'rye', 'rye took 66 minutes, 4.3 sigma: CRITICAL'],
  ['+315m', 'WARNING', 'rye', 'rye took 66 minutes, 3.1 sigma: WARNING'],
  ['+330m', 'OK', 'rye', 'rye took 52.3 minutes, 0.3 sigma: OK'],
];

export const files: Files = {
  'bake-time.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};

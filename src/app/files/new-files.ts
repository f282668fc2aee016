/** Files that can be added, with something in them to go on from. */
export interface NewFile {
  readonly label: string;
  readonly path: string;
  readonly content: string;
}

const SCRIPT = `stream
    |from()
        .measurement('cpu')
    |alert()
        .crit(lambda: "usage_idle" < 10)
        .stateChangesOnly()
        .message('{{ .ID }} is {{ .Level }}')
        .hipChat()
            .room('alerts')
`;

export const CONFIGURATION: NewFile = {
  label: 'Configuration',
  path: 'kapacitor.conf',
  content: `[hipchat]
  enabled = true
  url = "https://example.hipchat.com/v2/room"
  room = "alerts"
  token = "xxxx"
  global = false
  state-changes-only = false
`,
};

const HANDLER = `id: hipchat-handler
topic: cpu
kind: hipchat
options:
  room: 'alerts'
`;

const POINTS = `cpu,host=serverA usage_idle=85 1514764800000000000
cpu,host=serverA usage_idle=42 1514764810000000000
cpu,host=serverA usage_idle=8 1514764820000000000
cpu,host=serverA usage_idle=60 1514764830000000000
`;

export const NEW_POINTS: NewFile = { label: 'Points', path: 'data.lp', content: POINTS };

export const NEW_FILES: readonly NewFile[] = [
  { label: 'Script', path: 'task.tick', content: SCRIPT },
  NEW_POINTS,
  CONFIGURATION,
  { label: 'Topic handler', path: 'handlers/handler.yaml', content: HANDLER },
];

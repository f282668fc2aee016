/** Random topic handler files and `[hipchat]` sections. */
import type { Random } from './random';

const MATCHES = [
  'level() == CRITICAL',
  'level() >= WARNING',
  'changed() == TRUE',
  'changed()',
  'level() != OK AND changed()',
  '"host" == \'a\'',
  '"dc" =~ /x/ OR level() == INFO',
  'duration() > 30s',
  "taskName() == 't0'",
  "name() == 'cpu'",
  '"nope" == \'a\'',
  'level() == 3',
  'isPresent("dc")',
  'level() > "v"',
  'strContains("host", \'a\')',
  'TRUE',
];

interface HandlerFile {
  readonly path: string;
  readonly content: string;
}

export function handlerFiles(random: Random, task: string): readonly HandlerFile[] {
  return Array.from({ length: 1 + random.below(2) }, (_, i) => {
    const match = random.chance(0.75) ? `match: ${quoted(random.pick(MATCHES))}\n` : '';
    const options = random.chance(0.7)
      ? `kind: hipchat\noptions:\n  room: ${task}-h${i}\n${random.chance(0.3) ? '  token: other\n' : ''}`
      : `kind: post\noptions:\n  url: http://capture/post/${task}/h${i}\n`;
    return {
      path: `handlers/${task}-${i}.yaml`,
      content: `id: ${task}-${i}\ntopic: topic-${task}\n${match}${options}`,
    };
  });
}

/** A text in single quotes, as YAML writes it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function configuration(random: Random): string {
  return `[hipchat]
  enabled = true
  url = "http://hipchat.example.com/v2/room"
  room = "default"
  token = "${random.pick(['t', 'to/ken?&'])}"
  state-changes-only = ${random.chance(0.15)}
`;
}

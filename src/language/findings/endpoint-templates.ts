/** Templates of posts that ask for what they do not see: an event of an alert, or the points of httpPost. */
import { templateFieldPaths } from '../../go/template/tokens';
import type { TomlTable } from '../../kapacitor/config/toml-tree';
import type { Range } from '../../text/range';
import type { ScriptAnalysis } from '../analysis';
import { givenValue } from '../model';
import { nearest } from '../nearest';
import { scriptRange } from '../templates';
import { type Finding, listed, replaced } from './finding';

interface Seen {
  readonly who: string;
  readonly names: readonly string[];
  /** Where a name is found that it does not have at its top. */
  readonly instead: Readonly<Record<string, string>>;
  readonly otherwise?: string;
}

const EVENT: Seen = {
  who: 'post',
  names: ['ID', 'Message', 'Details', 'Time', 'Duration', 'Level', 'Data', 'PreviousLevel', 'Recoverable'],
  instead: { Tags: '(index .Data.Series 0).Tags', Name: '(index .Data.Series 0).Name' },
};

const POINTS: Seen = {
  who: 'httpPost',
  names: ['Name', 'Tags', 'Values'],
  instead: { Fields: '(index .Values 0)', Time: '(index .Values 0).time' },
  otherwise: 'levels and messages are those of an alert, |alert().post()',
};

/** What an endpoint's template sees, by its key in kapacitor.conf. */
const KEYS = { 'alert-template': EVENT, 'row-template': POINTS };

/** URLs of `|httpPost()` and `.post()`. */
export function urlTemplateFindings({ model, text }: ScriptAnalysis): readonly Finding[] {
  return model.nodes.flatMap(({ method, call, handlers }) => {
    const posts = handlers.flatMap((handler) =>
      handler.definition.name === 'post' ? [{ args: handler.call.args, seen: EVENT }] : [],
    );
    if (method === 'httpPost' && call !== undefined) posts.push({ args: call.args, seen: POINTS });
    return posts.flatMap(({ args, seen }) =>
      args.flatMap((argument) => {
        const literal = givenValue(model, argument);
        if (literal?.kind !== 'string') return [];
        return unseen(literal.value, seen, (range) => scriptRange(text, literal, range));
      }),
    );
  });
}

/** Templates of `[[httppost]]`. */
export function endpointTemplateFindings(table: TomlTable, text: string): readonly Finding[] {
  const posts = table.entries.get('httppost');
  const tables = posts?.type === 'tables' ? posts.items : posts?.type === 'table' ? [posts] : [];
  return tables.flatMap(({ entries }) =>
    Object.entries(KEYS).flatMap(([key, seen]) => {
      const template = entries.get(key);
      if (template?.type !== 'string') return [];
      const { start, end } = template.range;
      return unseen(text.slice(start, end), seen, (range) => ({ start: start + range.start, end: start + range.end }));
    }),
  );
}

function unseen(template: string, seen: Seen, place: (range: Range) => Range): readonly Finding[] {
  return templateFieldPaths(template).flatMap(({ root, names: [first = ''], start }): readonly Finding[] => {
    if (root !== 'data' || seen.names.includes(first)) return [];
    const at = template[start] === '$' ? start + 1 : start;
    const range = place({ start: at, end: at + 1 + first.length });
    const near = nearest(first, seen.names);
    const better = seen.instead[first] ?? (near === undefined ? undefined : `.${near}`);
    const hint =
      better === undefined ? (seen.otherwise === undefined ? '' : `: ${seen.otherwise}`) : `: write ${better}`;
    return [
      {
        range,
        severity: 'error',
        code: 'endpoint-template',
        plain: `A template of ${seen.who} sees ${listed(seen.names.map((name) => `.${name}`))}, and no .${first}${hint}. Nothing is posted with it.`,
        ...(better === undefined ? {} : { fix: replaced(range, better) }),
      },
    ];
  });
}

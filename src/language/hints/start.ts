/** Mistakes that show when a task is checked as a whole, or starts. Kapacitor tells no place for most of them. */

import { compileLambda } from '../../lambda/compile';
import { LAMBDA_FUNCTIONS } from '../../lambda/functions/all';
import { stringLiteral } from '../../tickscript/literals';
import type { ScriptAnalysis } from '../analysis';
import { inserted, replaced } from '../findings/finding';
import { givenValue, type ModelNode, propertyCall } from '../model';
import { type Advice, always, type Hint, type HintPlace } from './hint';
import { MISMATCH, mismatchAdvice } from './mismatch';
import { refusedTemplate } from './templates';

export const START_HINTS: readonly Hint[] = [
  {
    pattern: /^window node must have either a non zero period or non zero period count/,
    advise(_, { analysis }) {
      const node = analysis.model.nodes.find(
        (each) => each.method === 'window' && !propertyCall(each, 'period') && !propertyCall(each, 'periodCount'),
      );
      return {
        code: 'window-period',
        plain: 'A window needs its length: add .period(1m).',
        ...nameRange(node),
        ...(node?.call === undefined ? {} : { fix: inserted(node.call.range.end, '.period(1m)') }),
      };
    },
  },
  {
    pattern: /must specify same number of expressions and \.as\(\) names: got (\d+) as names, and (\d+) expressions/,
    advise([, names, expressions], place) {
      const node = nodeAt(place);
      const isBare = node !== undefined && names === '0';
      const words = expressions === '1' ? 'Name the result' : `Name all ${expressions} results`;
      const list = Array.from({ length: Number(expressions) }, (_, i) =>
        expressions === '1' ? "'value'" : `'value${i + 1}'`,
      );
      const text = `.as(${list.join(', ')})`;
      return {
        code: 'eval-as',
        plain: `${words}: ${text}.`,
        ...(isBare && node.call !== undefined ? { fix: inserted(node.call.range.end, text) } : {}),
      };
    },
  },
  {
    pattern: /a call to join\.as\(\) is required|number of prefixes specified by join\.as\(\)/,
    advise(_, place) {
      const node = nodeAt(place);
      const isBare = node !== undefined && propertyCall(node, 'as') === undefined;
      const names = (node?.parents ?? []).map((_, i) => `'${String.fromCharCode(97 + i)}'`).join(', ');
      return {
        code: 'join-as',
        plain: `join needs a prefix for the fields of each stream: .as(${names}).`,
        ...(isBare && node.call !== undefined ? { fix: inserted(node.call.range.end, `.as(${names})`) } : {}),
      };
    },
  },
  always(
    /cannot use name .* as field prefix, it contains the delimiter/,
    'join-delimiter',
    'A prefix of join cannot hold the delimiter, which is a dot: use another name or another .delimiter().',
  ),
  {
    pattern: /^failed to update sideload cache for source file "(.*)": lstat /,
    advise: ([, directory = '']) => ({
      code: 'sideload-files',
      plain: `sideload finds no files: in this workspace they lie below sideload${directory}/.`,
    }),
  },
  always(
    /^Error fetching sideload data/,
    'sideload-files',
    'sideload cannot ask a server from here: use a source file:///folder, whose files lie below sideload/folder/ in this workspace.',
  ),
  always(
    /^Specified endpoint does not exist/,
    'sideload-source',
    'sideload needs a .source(), such as file:///folder, whose files lie below sideload/folder/ in this workspace. Kapacitor ends itself without one.',
  ),
  {
    pattern: /^template: (id|message|details):(.*)$/s,
    advise: ([whole], place) => refusedTemplate(whole, place.analysis),
  },
  {
    pattern: /log path must be absolute: (.*) is not absolute/,
    advise([, path = ''], { analysis }) {
      const literal = analysis.model.nodes
        .flatMap(({ handlers }) => handlers)
        .flatMap(({ definition, call }) =>
          definition.name === 'log' ? [givenValue(analysis.model, call.args[0])] : [],
        )
        .find((value) => value?.kind === 'string' && value.value === path);
      const better = stringLiteral(`/var/log/kapacitor/${absolute(path)}`);
      return {
        code: 'log-path',
        plain: `log needs a whole path, from the / on: ${better}.`,
        ...(literal === undefined ? {} : { range: literal.range, fix: replaced(literal.range, better) }),
      };
    },
  },
  {
    pattern: /^failed to create kafka handler: unknown cluster "(.*)"$/,
    advise([, id = ''], { analysis }) {
      const call = analysis.model.nodes
        .flatMap(({ handlers }) => handlers)
        .find(({ definition }) => definition.name === 'kafka')?.call;
      return {
        code: 'refused',
        plain: `No [[kafka]] of kapacitor.conf that is enabled has the id ${id === '' ? "''" : id}: .cluster('…') names one.`,
        ...(call === undefined ? {} : { range: call.nameRange }),
      };
    },
  },
  {
    pattern: MISMATCH,
    advise: (types, { analysis }) => ({ ...mismatchAdvice(types), ...failingLambda(analysis) }),
  },
  {
    pattern: /^Failed to compile .*?expression/,
    advise: (_, { analysis }) => ({
      code: 'expression',
      plain: 'This expression cannot be evaluated.',
      ...failingLambda(analysis),
    }),
  },
];

function nameRange(node: ModelNode | undefined): Pick<Advice, 'range'> {
  return node?.call === undefined ? {} : { range: node.call.nameRange };
}

/** Without the home, the drive and the folders above; a log without a name is called alerts.log. */
function absolute(path: string): string {
  const plain = path.replaceAll('\\', '/').replace(/^(?:[a-zA-Z]:)?(?:(?:~\w*|\.{1,2})?\/)*/, '');
  return plain === '' ? 'alerts.log' : plain;
}

function nodeAt({ analysis, range }: HintPlace): ModelNode | undefined {
  return analysis.model.nodes.find(({ call }) => call?.nameRange.start === range.start);
}

function failingLambda({ model }: ScriptAnalysis): Pick<Advice, 'range'> {
  const failing = model.lambdas.find(({ lambda }) => !compileLambda(lambda.expression, LAMBDA_FUNCTIONS).ok);
  return failing === undefined ? {} : { range: failing.lambda.expression.range };
}

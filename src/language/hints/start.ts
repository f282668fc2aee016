/** Mistakes that show when a task is checked as a whole, or starts. Kapacitor tells no place for most of them. */

import { compileLambda } from '../../lambda/compile';
import { LAMBDA_FUNCTIONS } from '../../lambda/functions/all';
import { stringLiteral } from '../../tickscript/literals';
import type { ScriptAnalysis } from '../analysis';
import { inserted, replaced } from '../findings/finding';
import { namedPlace } from '../findings/services/named-sections';
import { givenValue, type ModelNode, nodeAt, propertyCall, textValue } from '../model';
import { absolutePath } from './absolute-path';
import { type Advice, always, type Hint } from './hint';
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
      const node = nodeAt(place.analysis.model, place.range);
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
      const node = nodeAt(place.analysis.model, place.range);
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
  {
    pattern: /^Specified endpoint does not exist: (\/.+|[A-Za-z]:\\.+)$/,
    advise: ([, path = ''], { analysis }) => pathOfSideload(path, analysis),
  },
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
      const better = stringLiteral(`/var/log/kapacitor/${absolutePath(path)}`);
      return {
        code: 'log-path',
        plain: `log needs a whole path, from the / on: ${better}.`,
        ...(literal === undefined ? {} : { range: literal.range, fix: replaced(literal.range, better) }),
      };
    },
  },
  {
    pattern: /^failed to create kafka handler: unknown cluster "(.*)"$/,
    advise: ([, id = ''], { analysis }) => ({
      code: 'refused',
      plain: `No [[kafka]] of kapacitor.conf that is enabled has the id ${id === '' ? "''" : id}: .cluster('…') names one.`,
      ...handlerPlace('kafka', analysis),
    }),
  },
  {
    pattern: /An appropriately formatted url must be specified if an endpoint is not specified/,
    advise: (_, { analysis }) => ({
      code: 'refused',
      plain:
        'A post goes to an url, or to an endpoint that a [[httppost]] of kapacitor.conf has: this one has neither.',
      ...handlerPlace('post', analysis),
    }),
  },
  {
    pattern: /^endpoint '(.*)' does not exist$/,
    advise: ([, name = ''], place) => {
      const node = nodeAt(place.analysis.model, place.range);
      return {
        code: 'refused',
        plain: `No [[httppost]] of kapacitor.conf has the endpoint ${name}.`,
        ...(node?.call === undefined ? {} : { range: namedPlace('httpPost', node.call, node.properties) }),
      };
    },
  },
  {
    pattern: /unsupported data type "(.*)" for data entry "(.*)"$/,
    advise([, type = '', oid = ''], { analysis }) {
      const data = analysis.model.nodes
        .flatMap(({ handlers }) => handlers)
        .flatMap(({ properties }) => properties.filter(({ name }) => name === 'data'))
        .find(({ args }) => textValue(analysis.model, args[0]) === oid);
      const meant = TRAP_TYPES[type.toLowerCase()];
      const place = data?.args[1]?.range;
      return {
        code: 'argument-type',
        plain: `The type of a trap’s value is one letter: s (text), i (integer), c (counter), t (time) or n (null), not ${type === '' ? 'nothing' : type}.`,
        ...(place === undefined ? {} : { range: place }),
        ...(place === undefined || meant === undefined ? {} : { fix: replaced(place, stringLiteral(meant)) }),
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

/** Kapacitor snmptrap/service.go, v1.8. */
const TRAP_TYPES: Readonly<Record<string, string>> = {
  string: 's',
  str: 's',
  text: 's',
  octetstring: 's',
  float: 's',
  int: 'i',
  integer: 'i',
  number: 'i',
  counter: 'c',
  counter32: 'c',
  counter64: 'c',
  null: 'n',
  time: 't',
  timeticks: 't',
};

function handlerPlace(kind: string, { model }: ScriptAnalysis): Pick<Advice, 'range'> {
  const handler = model.nodes
    .flatMap(({ handlers }) => handlers)
    .find(({ definition, properties }) => definition.name === kind && (kind !== 'post' || properties.length > 0));
  if (handler === undefined) return {};
  return { range: namedPlace(kind, handler.call, handler.properties) };
}

function nameRange(node: ModelNode | undefined): Pick<Advice, 'range'> {
  return node?.call === undefined ? {} : { range: node.call.nameRange };
}

function failingLambda({ model }: ScriptAnalysis): Pick<Advice, 'range'> {
  const failing = model.lambdas.find(({ lambda }) => !compileLambda(lambda.expression, LAMBDA_FUNCTIONS).ok);
  return failing === undefined ? {} : { range: failing.lambda.expression.range };
}

/** `.source('/etc/hosts.d')`. */
function pathOfSideload(path: string, { model }: ScriptAnalysis): Advice {
  const better = stringLiteral(`file://${path}`);
  const literal = model.nodes
    .flatMap((node) => (node.method === 'sideload' ? [propertyCall(node, 'source')?.args[0]] : []))
    .find((argument) => argument?.kind === 'string' && argument.value === path);
  return {
    code: 'sideload-source',
    plain: `The source of a sideload is a URL, and a folder is one with file:// in front: .source(${better}). Kapacitor ends itself without one.`,
    ...(literal === undefined ? {} : { range: literal.range, fix: replaced(literal.range, better) }),
  };
}

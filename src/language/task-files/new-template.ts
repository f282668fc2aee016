/** A template for a task file that has none yet: the vars that the task gives, and an alert to begin with. */
import type { TemplateVarReport } from '../../kapacitor/record/run-model';
import { givenVars, objectAt, type TaskFileAnalysis, textOfMember } from './analysis';
import { TYPE_WORDS } from './values';

const NAME = /^(?!(?:var|dbrp|AND|OR|TRUE|FALSE|lambda)$)[A-Za-z_]\w*$/;

export function newTemplate(file: TaskFileAnalysis): string {
  const vars = givenVars(file).flatMap(({ name, value }) => {
    const object = objectAt(value);
    const type = object === undefined ? '' : textOfMember(object, 'type');
    return NAME.test(name) && isType(type) ? [{ name, type }] : [];
  });
  const first = (...types: readonly TemplateVarReport['type'][]) => vars.find(({ type }) => types.includes(type))?.name;
  const measurement = vars.find(({ name, type }) => type === 'string' && name === 'measurement')?.name;
  const groups = first('list', 'star');
  const lines = [
    `// The vars that ${file.file} gives, and a beginning: write what is to be watched.`,
    ...vars.map(({ name, type }) => `var ${name} ${type}`),
    ...(vars.length === 0 ? [] : ['']),
    'stream',
    '    |from()',
    `        .measurement(${measurement ?? "'cpu'"})`,
    `        .groupBy(${groups ?? '*'})`,
    '    |alert()',
    `        .crit(lambda: "usage_user" > ${first('float') ?? '90.0'})`,
    "        .log('/tmp/alerts.log')",
  ];
  return `${lines.join('\n')}\n`;
}

function isType(type: string): type is TemplateVarReport['type'] {
  return Object.hasOwn(TYPE_WORDS, type);
}

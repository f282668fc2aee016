/** What handlers start and connect to: programs with their arguments in one text, addresses without a port. */
import { findPlaced } from '../../../go/json/placed';
import type { HandlerSpec } from '../../../kapacitor/handler-files/handler-files';
import { isObject } from '../../../text/json';
import type { Range } from '../../../text/range';
import { stringLiteral } from '../../../tickscript/literals';
import type { ScriptAnalysis } from '../../analysis';
import { textValue } from '../../model';
import { type Finding, replaced } from '../finding';

export function programFindings({ model }: ScriptAnalysis): readonly Finding[] {
  return model.nodes.flatMap(({ handlers }) =>
    handlers.flatMap(({ definition, call }): readonly Finding[] => {
      const [argument] = call.args;
      const value = textValue(model, argument);
      if (argument === undefined || value === undefined) return [];
      const isLiteral = argument.kind === 'string';
      if (definition.name === 'tcp') return addressFinding(value, argument.range);
      if (definition.name !== 'exec' || call.args.length > 1) return [];
      const parts = value.trim().split(/\s+/);
      const better = parts.map(stringLiteral).join(', ');
      return programFinding(value, argument.range, `.exec(${better})`, isLiteral ? better : undefined);
    }),
  );
}

export function programInFile({ kind, options, json }: HandlerSpec): readonly Finding[] {
  const option = kind === 'tcp' ? 'address' : kind === 'exec' ? 'prog' : '';
  const value = isObject(options) ? options[option] : undefined;
  const range = option === '' ? undefined : findPlaced(json, `options.${option}`)?.value.range;
  if (typeof value !== 'string' || range === undefined || !isObject(options)) return [];
  if (kind === 'tcp') return addressFinding(value, range);
  if (options.args !== undefined) return [];
  const [program = '', ...args] = value.trim().split(/\s+/);
  return programFinding(value, range, `prog: ${program} and args: [${args.map((each) => `'${each}'`).join(', ')}]`);
}

/** `.exec('/usr/bin/python /opt/a.py')`. */
function programFinding(value: string, range: Range, better: string, fix?: string): readonly Finding[] {
  if (!/^\S+\s+\S/.test(value.trim())) return [];
  return [
    {
      range,
      severity: 'warning',
      code: 'exec-arguments',
      plain: `No shell reads this, so the whole text is taken for the name of the program: ${better}.`,
      ...(fix === undefined || /["'`$|<>&]/.test(value) ? {} : { fix: replaced(range, fix) }),
    },
  ];
}

function addressFinding(value: string, range: Range): readonly Finding[] {
  const scheme = /^(\w+):\/\//.exec(value)?.[0];
  if (scheme === undefined && /^(?:\[[^\]]*\]|[^:[\]]*):\w+$/.test(value)) return [];
  const bare = scheme === undefined ? value : value.slice(scheme.length).replace(/\/.*$/s, '');
  const example = /:\w+$/.test(bare) ? bare : `${bare === '' ? 'localhost' : bare}:9000`;
  return [
    {
      range,
      severity: 'warning',
      code: 'tcp-address',
      plain: `tcp connects to host and port, ${stringLiteral(example)}: with ${value === '' ? 'nothing' : value} each event is an error in the log.`,
      ...(scheme === undefined || !/:\w+$/.test(bare) ? {} : { fix: replaced(range, stringLiteral(bare)) }),
    },
  ];
}

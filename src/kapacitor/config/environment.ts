/** Environment overrides: `KAPACITOR_HIPCHAT_ROOM=ops`. Kapacitor server/config.go ApplyEnvOverrides, v1.8. */
import { parseGoBool, parseGoFloat, parseGoInt } from '../../go/strconv/strconv';
import { parseGoDuration } from '../../go/time/parse-duration';
import type { ConfigValue, SectionDefinition, SectionKey } from '../../handlers/section';
import type { Range } from '../../text/range';
import { failed, type Result, succeeded } from '../../text/result';
import type { DecodedSection } from './decode';

/** A line `NAME=value` of the environment file. */
export interface Variable {
  readonly value: string;
  readonly range: Range;
}
export type Environment = ReadonlyMap<string, Variable>;

/** Lines `NAME=value`; empty lines and those that begin with `#` do not count, quotes around a value are taken off. */
export function readEnvironment(text: string): Environment {
  const variables = new Map<string, Variable>();
  let at = 0;
  for (const line of text.split('\n')) {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)=(.*?)\s*$/.exec(line);
    const [, name, written = ''] = match ?? [];
    if (name !== undefined) {
      const value = /^(["'])(.*)\1$/.exec(written)?.[2] ?? written;
      variables.set(name, { value, range: { start: at + line.indexOf(name), end: at + line.trimEnd().length } });
    }
    at += line.length + 1;
  }
  return variables;
}

export interface OverrideError {
  readonly error: string;
  readonly range: Range;
}

/** Puts the variables that name keys of the section into it. `index`: which entry of a list section it is. */
export function override(
  environment: Environment,
  file: string,
  definition: SectionDefinition,
  decoded: DecodedSection,
  index: number | undefined,
): OverrideError | undefined {
  for (const key of definition.keys) {
    const name = variableName(definition.name, index, key.name);
    const variable = environment.get(name);
    if (variable === undefined || variable.value === '') continue;
    const read = readValue(key, variable.value);
    if (read === undefined) continue;
    if (!read.ok) {
      const { error = typeError(key, name, variable.value) } = read;
      return { error, range: variable.range };
    }
    decoded.values.set(key.name, read.value);
    decoded.origins.set(key.name, { from: 'environment', file, range: variable.range });
  }
  return undefined;
}

/** `KAPACITOR_HTTPPOST_0_BASIC_AUTH_PASSWORD`; `index` of an entry of a list section, `key` within a table key by key. */
export function variableName(section: string, index: number | undefined, ...key: readonly string[]): string {
  const parts = ['KAPACITOR', section, index === undefined ? '' : String(index), ...key];
  return parts
    .filter((part) => part !== '')
    .join('_')
    .replaceAll('-', '_')
    .toUpperCase();
}

function typeError(key: SectionKey, name: string, value: string): string {
  return `failed to apply ${name} to ${key.goName} using type ${key.goType ?? GO_TYPES[key.type]} and value '${value}'`;
}

const GO_TYPES: Readonly<Record<SectionKey['type'], string>> = {
  string: 'string',
  bool: 'bool',
  int: 'int',
  float: 'float64',
  duration: 'toml.Duration',
  strings: '[]string',
  stringMap: 'map[string]string',
  stringLists: 'map[string][]string',
  table: 'struct',
  struct: 'struct',
  structMap: 'map',
  any: 'interface {}',
};

/** `undefined`: such keys are not set this way. `error` without a text: the value is of the wrong type. */
function readValue(key: SectionKey, text: string): Result<ConfigValue, string | undefined> | undefined {
  switch (key.type) {
    case 'string':
      return succeeded(text);
    case 'bool':
      return parsed(parseGoBool(text));
    case 'int':
      return parsed(parseGoInt(text, 0));
    case 'float':
      return parsed(parseGoFloat(text));
    case 'duration': {
      const duration = parseGoDuration(text);
      return duration.ok ? succeeded(duration.ns) : failed(`failed to unmarshal env var: ${duration.error}`);
    }
    case 'strings':
    case 'stringMap':
    case 'stringLists':
    case 'table':
    case 'struct':
    case 'structMap':
    case 'any':
      return undefined;
  }
}

function parsed(result: Result<ConfigValue>): Result<ConfigValue, undefined> {
  return result.ok ? result : failed(undefined);
}

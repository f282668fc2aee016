/** kapacitor.conf as Kapacitor reads it: defaults, then the file, then the environment, then the checks. */
import { basicAuthorization } from '../../handlers/kinds/transport/httppost-section';
import { Section, type SectionDefinition } from '../../handlers/section';
import type { HttpPostEndpoint } from '../../nodes/context';
import type { Range } from '../../text/range';
import { configurationFile, filesOf, textOf, type Workspace } from '../../workspace/workspace';
import { type DecodedSection, decodeConfig } from './decode';
import { type Environment, override, readEnvironment } from './environment';
import { ALERT_SECTION, sectionProblem, TOP_LEVEL } from './sections';
import { readToml } from './toml';

/** The effective configuration. */
export class Configuration {
  constructor(
    readonly top: Section,
    private readonly definitions: readonly SectionDefinition[],
    private readonly all: ReadonlyMap<string, readonly Section[]>,
  ) {}

  get hostname(): string {
    return this.top.text('hostname');
  }

  get defaultRetentionPolicy(): string {
    return this.top.text('default-retention-policy');
  }

  get persistsTopics(): boolean {
    return this.section(ALERT_SECTION.name).flag('persist-topics');
  }

  /** A section; of a list section its first entry. */
  section(name: string): Section {
    const [first] = this.sections(name);
    if (first !== undefined) return first;
    const definition = this.definitions.find((candidate) => candidate.name === name);
    if (definition === undefined) throw new Error(`no section ${name}`);
    return new Section(definition, new Map(), new Map(), false);
  }

  /** All entries of a list section. */
  sections(name: string): readonly Section[] {
    return this.all.get(name) ?? [];
  }

  httpPostEndpoint(name: string): HttpPostEndpoint | undefined {
    const section = this.sections('httppost').find((candidate) => candidate.text('endpoint') === name);
    if (section === undefined) return undefined;
    const rowTemplate = section.text('row-template');
    const alertTemplate = section.text('alert-template');
    return {
      url: section.text('url'),
      headers: [...basicAuthorization(section), ...section.textMap('headers')],
      ...(rowTemplate === '' ? {} : { rowTemplate }),
      ...(alertTemplate === '' ? {} : { alertTemplate }),
    };
  }
}

export interface ConfigTexts {
  readonly text?: string;
  readonly path?: string;
  /** Lines `KAPACITOR_…=value`. */
  readonly environment?: string;
  readonly environmentPath?: string;
}
export type ConfigResult =
  | { readonly ok: true; readonly configuration: Configuration }
  | {
      readonly ok: false;
      /** What the server said before it ended: `run: parse config: toml: line 4 …`. */
      readonly error: string;
      readonly file: string;
      readonly range: Range;
    };

/** What was read last: with each letter in a script the configuration is as before. */
let last: { readonly sections: Sections; readonly texts: ConfigTexts; readonly read: ConfigResult } | undefined;

type Sections = readonly SectionDefinition[];

/** The configuration of a workspace: its kapacitor.conf and its environment. */
export function workspaceConfiguration(sections: Sections, workspace: Workspace): ConfigResult {
  const file = configurationFile(workspace);
  const [environment] = filesOf(workspace, 'environment');
  const texts = {
    ...(file === undefined ? {} : { text: textOf(file), path: file.path }),
    ...(environment === undefined ? {} : { environment: textOf(environment), environmentPath: environment.path }),
  };
  if (last?.sections === sections && isSame(last.texts, texts)) return last.read;
  const read = readConfiguration(sections, texts);
  last = { sections, texts, read };
  return read;
}

function isSame(a: ConfigTexts, b: ConfigTexts): boolean {
  const isFile = a.text === b.text && a.path === b.path;
  return isFile && a.environment === b.environment && a.environmentPath === b.environmentPath;
}

/** Reads the configuration. Without a file everything is as by default. A section that is not among `definitions` is unknown. */
export function readConfiguration(definitions: Sections, texts: ConfigTexts): ConfigResult {
  const path = texts.path ?? 'kapacitor.conf';
  const toml = readToml(texts.text ?? '');
  if (!toml.ok) return refused(`parse config: ${toml.error.message}`, path, toml.error.range);
  const decoded = decodeConfig(toml.table, path, TOP_LEVEL, definitions);
  if (!decoded.ok) return refused(`parse config: ${decoded.error}`, path, decoded.range);
  const entries = new Map(
    definitions.map((section) => {
      return [section, decoded.sections.get(section.name) ?? (section.isEmpty === true ? [] : [byDefault()])];
    }),
  );
  const overridden = applyEnvironment(texts, decoded.top, entries);
  if (overridden !== undefined) return overridden;
  return checked(path, decoded.top, entries);
}

function byDefault(): DecodedSection {
  return { values: new Map(), origins: new Map(), hasDefaults: true };
}

type Entries = ReadonlyMap<SectionDefinition, readonly DecodedSection[]>;

function applyEnvironment(
  { environment, environmentPath = 'environment' }: ConfigTexts,
  top: DecodedSection,
  entries: Entries,
): ConfigResult | undefined {
  if (environment === undefined) return undefined;
  const variables: Environment = readEnvironment(environment);
  const targets = [...entries].flatMap(([definition, list]) => {
    return list.map((decoded, i) => ({ definition, decoded, index: definition.list === undefined ? undefined : i }));
  });
  for (const { definition, decoded, index } of [
    ...targets,
    { definition: TOP_LEVEL, decoded: top, index: undefined },
  ]) {
    const problem = override(variables, environmentPath, definition, decoded, index);
    if (problem !== undefined) return refused(`apply env config: ${problem.error}`, environmentPath, problem.range);
  }
  return undefined;
}

function checked(path: string, top: DecodedSection, entries: Entries): ConfigResult {
  const configuration = new Configuration(
    sectionOf(TOP_LEVEL, top),
    [...entries.keys()],
    new Map(
      [...entries].map(([definition, list]) => [definition.name, list.map((entry) => sectionOf(definition, entry))]),
    ),
  );
  if (configuration.hostname === '') {
    return invalid('must configure valid hostname', placeOf(configuration.top, 'hostname', path));
  }
  for (const definition of entries.keys()) {
    const sections = configuration.sections(definition.name);
    const problem = sectionProblem(definition, sections);
    if (problem !== undefined) return invalid(problem, placeOf(sections[0], 'url', path));
  }
  return { ok: true, configuration };
}

function sectionOf(definition: SectionDefinition, { values, origins, hasDefaults }: DecodedSection): Section {
  return new Section(definition, values, origins, hasDefaults);
}

interface Place {
  readonly file: string;
  readonly range: Range;
}

/** Where a wrong value stands: at the key, or else at any key of the section that was given. */
function placeOf(section: Section | undefined, key: string, path: string): Place {
  const keys = section?.definition.keys.map(({ name }) => name) ?? [];
  for (const name of keys.includes(key) ? [key, ...keys] : keys) {
    const origin = section?.origin(name);
    if (origin?.range !== undefined) return { file: origin.file ?? path, range: origin.range };
  }
  return { file: path, range: { start: 0, end: 0 } };
}

function invalid(problem: string, { file, range }: Place): ConfigResult {
  const advice = 'To generate a valid configuration file run `kapacitord config > kapacitor.generated.conf`.';
  return refused(`create server: invalid configuration: ${problem}. ${advice}`, file, range);
}

function refused(error: string, file: string, range: Range): ConfigResult {
  return { ok: false, error: `run: ${error}`, file, range };
}

/**
 * What an event handler is: its property in TICKscript, its kind and options in topic handler files, its section of
 * kapacitor.conf, and what it does with an event. One file a handler in this folder; `index.ts` lists them.
 */
import type { AlertEvent } from '../alert/event';
import { DefinedObject, propertyMap } from '../definition/object';
import type { Parameter, Property, PropertyInfo } from '../definition/property';
import type { Signature } from '../definition/signature';
import type { Refusal } from '../definition/value';
import type { JsonValue } from '../go/json/value';
import type { HandlerHost, HandlerPlace } from './host';
import { decodeOptions, type OptionKey } from './options';
import { GLOBAL, type Section, type SectionDefinition, STATE_CHANGES_ONLY } from './section';

/** A handler of an alert node or a topic, with its options, not yet running. */
export interface HandlerUse {
  readonly definition: HandlerDefinition;
  /** Checked with the script, Kapacitor's text. */
  validate(): string | undefined;
  /** Checked when the task starts or the handler is defined; then it takes events. */
  start(host: HandlerHost, place: HandlerPlace): RunningHandler | StartError;
}

export interface RunningHandler {
  /** Of its definition; `HandlerUse.start` gives it. */
  readonly name?: string;
  handle(event: AlertEvent): void;
  /** No more events will come: what it still holds goes out, if it would within so many nanoseconds. */
  end?(patience: bigint): void;
}

/** Kapacitor's text, as the constructor of the handler says it. */
export interface StartError extends Refusal {
  /** An alert node puts no words of its own before it. */
  readonly bare?: boolean;
}

/** Options objects that collect the handlers of an alert node. */
export interface HandlerCollector {
  readonly handlers: HandlerUse[];
}

export interface HandlerDefinition {
  /** What handler files call it: `hipchat`, `smtp`. */
  readonly kind: string;
  /** How people write it: `HipChat`. */
  readonly name: string;
  readonly doc: string;
  readonly section?: SectionDefinition;
  /** How scripts write it; kinds that only topics have lack it. */
  readonly script?: ScriptHandler;
  /** The keys of `options:` in a handler file. */
  readonly options: readonly Pick<OptionKey<unknown>, 'name' | 'type' | 'doc' | 'secret'>[];
  /** Put before a start error of an alert node: `failed to create Alerta handler`. */
  readonly nodeError?: string;
  /** An entry of its section that it names by one of the keys there: a cluster, a broker, a workspace, an endpoint. */
  readonly names?: NamedEntry;
  /** Options that have to stand in the handler or in its section, or its requests go astray. */
  readonly needed?: readonly NeededOption[];
  /** Reads the options of a handler file. `error`: Kapacitor's text. */
  decode(
    options: JsonValue | undefined,
    host: HandlerHost,
  ): { readonly ok: true; readonly use: HandlerUse } | { readonly ok: false; readonly error: string };
  /** What the configuration makes of alert nodes that do not ask for it. */
  globally(host: HandlerHost): GlobalEffect;
}

export interface NamedEntry {
  /** Of scripts. */
  readonly property: string;
  /** Of handler files. */
  readonly option: string;
  /** Of the section. */
  readonly key: string;
  /** Without a name there is no entry either. */
  readonly isNeeded?: boolean;
  /** `refused`: Kapacitor does not take the script or the file. `lost`: each event logs an error and sends nothing. */
  readonly otherwise: 'refused' | 'lost';
}

export interface NeededOption {
  readonly name: string;
  readonly code: 'no-room' | 'no-token' | 'config-name';
  /** What comes of it where it stands nowhere. */
  readonly otherwise: string;
}

export interface GlobalEffect {
  /** The handler that every alert node without one of this kind gets. Whether the service is enabled does not matter. */
  readonly handler?: HandlerUse;
  /** Every alert node sends changes of state only. */
  readonly stateChangesOnly: boolean;
}

export interface ScriptHandler extends PropertyInfo {
  /** Its place among the handlers that an alert node checks and makes. Kapacitor alert.go, v1.8. */
  readonly order: number;
  /** `*pipeline.HipChatHandler`. */
  readonly goType: string;
  /** Its options, before the alert node's properties. */
  readonly properties: readonly PropertyInfo[];
  /** Of them, and of its own arguments by its name, those that are written as they are: no template is rendered there. */
  readonly literal: readonly string[];
  property<C extends HandlerCollector>(): Property<C>;
}

export interface HandlerSpec<O extends object, A extends readonly unknown[]> {
  readonly kind: string;
  readonly name: string;
  readonly doc: string;
  readonly section?: SectionDefinition;
  readonly script?: ScriptSpec<O, A>;
  readonly file: {
    /** Go's type without `*`: `hipchat.HandlerConfig`. */
    readonly goType: string;
    /** `any`: the options are not looked at. */
    readonly keys: readonly OptionKey<O>[] | 'any';
  };
  readonly nodeError?: string;
  readonly names?: NamedEntry;
  readonly needed?: readonly NeededOption[];
  /** Options with nothing set. Handler files of some kinds begin with the section's values instead. */
  options(): O;
  fileOptions?(host: HandlerHost): O;
  /** The section that says whether the service is global, where it is not simply its own. */
  service?(host: HandlerHost): Section | undefined;
  /** Whether a global service makes alert nodes send changes of state only, where its key does not say so. */
  stateChangesOnly?(section: Section): boolean;
  start(options: O, host: HandlerHost, place: HandlerPlace): RunningHandler | StartError;
}

export interface ScriptSpec<O extends object, A extends readonly unknown[]> {
  /** `hipChat`. */
  readonly method: string;
  readonly order: number;
  /** Without `*pipeline.`: `HipChatHandler`. */
  readonly goType: string;
  readonly literal?: readonly string[];
  readonly signature: Signature<A>;
  readonly properties: readonly Property<O>[];
  /** Puts the arguments of the property into fresh options. */
  apply?(options: O, ...args: A): void;
  validate?(options: O): string | undefined;
}

export function defineHandler<O extends object, A extends readonly unknown[] = []>(
  spec: HandlerSpec<O, A>,
): HandlerDefinition {
  const use = (options: O): HandlerUse => ({
    definition,
    validate: () => spec.script?.validate?.(options),
    start(host, place) {
      const running = spec.start(options, host, place);
      return 'ok' in running ? running : new NamedHandler(spec.name, running);
    },
  });
  const definition: HandlerDefinition = {
    kind: spec.kind,
    name: spec.name,
    doc: spec.doc,
    ...(spec.section === undefined ? {} : { section: spec.section }),
    ...(spec.script === undefined ? {} : { script: scriptHandler(spec, spec.script, use) }),
    options: spec.file.keys === 'any' ? [] : spec.file.keys,
    ...(spec.nodeError === undefined ? {} : { nodeError: spec.nodeError }),
    ...(spec.names === undefined ? {} : { names: spec.names }),
    ...(spec.needed === undefined ? {} : { needed: spec.needed }),
    decode(json, host) {
      const options = spec.fileOptions?.(host) ?? spec.options();
      const error = spec.file.keys === 'any' ? undefined : decodeOptions(options, spec.file.keys, json);
      return error === undefined
        ? { ok: true, use: use(options) }
        : { ok: false, error: `failed to decode options into *${spec.file.goType}: ${error}` };
    },
    globally(host) {
      if (spec.section === undefined || !spec.section.keys.includes(GLOBAL)) return { stateChangesOnly: false };
      const section = spec.service === undefined ? host.section(spec.section.name) : spec.service(host);
      if (section === undefined || !section.flag(GLOBAL.name)) return { stateChangesOnly: false };
      const stateChangesOnly =
        spec.stateChangesOnly?.(section) ??
        (section.has(STATE_CHANGES_ONLY.name) && section.flag(STATE_CHANGES_ONLY.name));
      return { handler: use(spec.options()), stateChangesOnly };
    },
  };
  return definition;
}

class NamedHandler implements RunningHandler {
  constructor(
    readonly name: string,
    private readonly running: RunningHandler,
  ) {}

  handle(event: AlertEvent): void {
    this.running.handle(event);
  }

  end(patience: bigint): void {
    this.running.end?.(patience);
  }
}

function scriptHandler<O extends object, A extends readonly unknown[]>(
  spec: HandlerSpec<O, A>,
  script: ScriptSpec<O, A>,
  use: (options: O) => HandlerUse,
): ScriptHandler {
  const goType = `*pipeline.${script.goType}`;
  const properties = propertyMap(script.properties);
  const parameters: readonly Parameter[] = script.signature.parameters;
  const info: PropertyInfo = { name: script.method, kind: 'method', parameters, doc: spec.doc };
  return {
    ...info,
    order: script.order,
    goType,
    properties: script.properties,
    literal: script.literal ?? [],
    property: () => ({
      ...info,
      set(collector, args, site) {
        const read = script.signature.read(args, site);
        if (!read.ok) return read;
        const options = spec.options();
        script.apply?.(options, ...read.args);
        collector.handlers.push(use(options));
        return {
          ok: true,
          next: 'enter',
          make: (embedding) => new DefinedObject(goType, options, properties, embedding),
        };
      },
    }),
  };
}

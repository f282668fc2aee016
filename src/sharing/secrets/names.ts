/**
 * What is secret by its name. Handlers, sections and options mark it in their definitions; nothing else lists it. Names
 * that others use for such things (`passwd`, `X-Api-Key`) are known by how they end.
 */
import { lowerFirst } from '../../definition/build';
import { HANDLERS } from '../../handlers';
import type { HandlerDefinition } from '../../handlers/handler';
import type { SectionDefinition, SectionKey } from '../../handlers/section';
import { SECTIONS } from '../../kapacitor/config/all-sections';

const BY_SECTION: ReadonlyMap<string, SectionDefinition> = new Map(
  SECTIONS.map((section) => [section.name.toLowerCase(), section]),
);
const BY_KIND: ReadonlyMap<string, HandlerDefinition> = new Map(HANDLERS.map((handler) => [handler.kind, handler]));
const BY_METHOD: ReadonlyMap<string, HandlerDefinition> = new Map(
  HANDLERS.flatMap((handler) => (handler.script === undefined ? [] : [[handler.script.name, handler] as const])),
);

export function sectionNamed(name: string): SectionDefinition | undefined {
  return BY_SECTION.get(name.toLowerCase());
}

export function handlerOfKind(kind: string): HandlerDefinition | undefined {
  return BY_KIND.get(kind);
}

/** The handler that a property of an alert node adds, in either spelling of the first letter. */
export function handlerOfMethod(method: string): HandlerDefinition | undefined {
  return BY_METHOD.get(lowerFirst(method));
}

export function keyNamed(keys: readonly SectionKey[], name: string): SectionKey | undefined {
  return keys.find((key) => key.name.toLowerCase() === name.toLowerCase());
}

function marked(items: readonly { readonly name: string; readonly secret?: boolean }[]): readonly string[] {
  return items.flatMap(({ name, secret }) => (secret === true ? [name] : []));
}

/** `Api-Key`, `api_key` and `apiKey` are one name. */
function normal(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const OTHERS = [
  ...['passwd', 'pwd', 'passphrase', 'passcode', 'secret', 'credential', 'credentials', 'authkey', 'privatekey'],
  ...['accesskeyid', 'accountkey', 'signingkey', 'encryptionkey', 'connectionstring', 'webhook', 'webhookurl', 'jwt'],
];
/** Names that end so are secret in any file. Addresses are not: what is secret in them is known by its shape. */
const ENDINGS: readonly string[] = [
  ...new Set([
    ...[
      ...SECTIONS.flatMap(({ keys }) => [...marked(keys.filter(({ type }) => type !== 'struct')), ...innerNames(keys)]),
      ...HANDLERS.flatMap(({ options, script }) => [...marked(options), ...marked(script?.properties ?? [])]),
    ]
      .map(normal)
      .filter((name) => !name.endsWith('url')),
    ...OTHERS,
    // `opsgenie-key`, `slackKey`; a key of kafka is part of a message.
    ...SECTIONS.filter(({ name, keys }) => name !== 'kafka' && BY_KIND.has(name) && marked(keys).length > 0).map(
      ({ name }) => `${normal(name)}key`,
    ),
  ]),
];

function innerNames(keys: readonly SectionKey[]): readonly string[] {
  return keys.flatMap((key) => marked(key.keys ?? []));
}

/** `password2`, `secret_key_base`. */
const SUFFIX = /(?:base|value|string|text|plain|raw|\d{1,3})$/;

/** Longest name that is looked at. */
const LONGEST = 100;

export function isSecretName(name: string): boolean {
  if (name.length > LONGEST) return false;
  const plain = normal(name).replace(SUFFIX, '');
  return ENDINGS.some((ending) => plain.endsWith(ending));
}

const HEADER =
  /^(?:(?:proxy-)?authorization|(?:set-)?cookie2?|x-.*(?:key|token|secret|auth|pass|sign|cred|session|cookie).*)$/i;

export function isSecretHeader(name: string): boolean {
  return name.length <= LONGEST && (HEADER.test(name) || isSecretName(name));
}

/** `KAPACITOR_SLACK_0_URL`, with `#` for the number. */
const VARIABLES: ReadonlyMap<string, boolean> = new Map(
  SECTIONS.flatMap(({ name, keys }) =>
    keys.flatMap((key) => [
      [variable(name, key.name), key.secret === true && key.type !== 'struct'] as const,
      ...(key.keys ?? []).map((inner) => [variable(name, key.name, inner.name), inner.secret === true] as const),
    ]),
  ),
);

function variable(...parts: readonly string[]): string {
  return ['kapacitor', ...parts].join('_').replaceAll('-', '_').toUpperCase();
}

/** Whether a variable of the environment holds a secret. */
export function isSecretVariable(name: string): boolean {
  if (name.length > LONGEST) return false;
  const plain = name.toUpperCase().replace(/_\d+_/, '_');
  return VARIABLES.get(plain) ?? isSecretName(name);
}

/** The origin that an argument names, as browsers write it; `undefined` when it names none. */
export function readOrigin(text: string): string | undefined {
  if (!/^https?:\/\/(?:\[[0-9a-fA-F:.]+\]|[0-9A-Za-z._-]+)(?::\d{1,5})?\/?$/.test(text)) return undefined;
  return URL.canParse(text) ? new URL(text).origin : undefined;
}

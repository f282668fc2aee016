/**
 * The document of the room's frame. The message is HTML reduced to HipChat's tags; the frame's sandbox runs no script,
 * and its own policy lets nothing be fetched.
 */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export function roomDocument(html: string, dark: boolean): string {
  const style = `:root{color-scheme:${dark ? 'dark' : 'light'}}html,body{margin:0;background:transparent;overflow-wrap:anywhere;font:13px/1.5 system-ui,sans-serif;color:${dark ? '#e4e9f0' : '#1c2430'}}a{color:${dark ? '#8ea6ff' : '#2f4cc0'};text-decoration:underline}img{max-width:100%}`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Message</title><meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>${style}</style></head><body>${html}</body></html>`;
}

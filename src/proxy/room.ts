import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface RoomOptions {
  /** The token that the room takes; any other gets 401. */
  readonly token: string;
  readonly print: (line: string) => void;
}

/** A message as it came. */
export interface ReceivedMessage {
  readonly room: string;
  readonly contentLength: number;
  readonly body: string;
}

export interface Room {
  readonly server: Server;
  readonly messages: readonly ReceivedMessage[];
}

const PATH = /^\/v2\/room\/(.+)\/notification$/;
const COLORS = new Set(['yellow', 'green', 'red', 'purple', 'gray', 'random']);
const LIMIT = 64 * 1024;

/** A small stand-in for HipChat: checks the token, answers as HipChat's API v2 did, and remembers what it was told. */
export function createRoom(options: RoomOptions): Room {
  const messages: ReceivedMessage[] = [];
  const server = createServer((incoming, response) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://room');
    if (incoming.method === 'GET' && pathname === '/') return listMessages(response, messages);
    const room = PATH.exec(pathname)?.[1];
    if (room === undefined) return fail(response, 404, 'Not Found', 'There is nothing here');
    if (incoming.method !== 'POST') return fail(response, 405, 'Method Not Allowed', 'This method is not allowed');
    if (token(incoming, searchParams) !== options.token) {
      options.print(`401  ${decode(room)}: invalid token`);
      return fail(response, 401, 'Unauthorized', 'Invalid OAuth session');
    }
    readText(incoming).then(
      (body) => {
        const wrong = fault(body);
        if (wrong !== undefined) return fail(response, 400, 'Bad Request', wrong);
        messages.push({ room: decode(room), contentLength: Number(incoming.headers['content-length'] ?? 0), body });
        options.print(`204  ${decode(room)}: ${body.trimEnd()}`);
        response.writeHead(204).end();
      },
      () => fail(response, 400, 'Bad Request', 'The body could not be read'),
    );
  });
  return { server, messages };
}

function token(incoming: IncomingMessage, query: URLSearchParams): string | undefined {
  const bearer = /^Bearer (.*)$/.exec(incoming.headers.authorization ?? '')?.[1];
  return query.get('auth_token') ?? bearer;
}

/** What HipChat would not take about a notification. */
function fault(body: string): string | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return 'The request body is not valid JSON';
  }
  if (typeof json !== 'object' || json === null) return 'The request body is not an object';
  const message = 'message' in json ? json.message : undefined;
  if (typeof message !== 'string' || message === '') return "Property 'message' is required";
  if (message.length > 10_000) return "Property 'message' is too long";
  if ('color' in json && !(typeof json.color === 'string' && COLORS.has(json.color)))
    return "Property 'color' is invalid";
  return undefined;
}

function fail(response: ServerResponse, code: number, type: string, message: string): void {
  response.writeHead(code, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ error: { code, type, message } }));
}

function listMessages(response: ServerResponse, messages: readonly ReceivedMessage[]): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(messages, null, 2));
}

function decode(room: string): string {
  try {
    return decodeURIComponent(room);
  } catch {
    return room;
  }
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > LIMIT) throw new Error('too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

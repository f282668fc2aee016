import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
};

export interface StaticHost {
  readonly origin: string;
  /** From now on the file has another text, as after a release. */
  change(file: string, change: (text: string) => string): void;
  stop(): void;
}

/** What `_headers` says of every file: the lines below its pattern. None where there is no such file. */
function headersFile(folder: string): [string, string][] {
  const path = join(folder, '_headers');
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  return lines.flatMap((line): [string, string][] => {
    const [, name, value] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
}

/**
 * Serves the built page (of another folder than `dist` if asked for) as a static host does that reads `_headers`; for a proxy at another port as that file says to
 * do it: the port in place of 9099, there and in index.html.
 */
export async function startStaticHost(proxyPort = '9099', folder = 'dist'): Promise<StaticHost> {
  const other = (text: string) => text.replaceAll(':9099', `:${proxyPort}`);
  const headers = headersFile(folder).map(([name, value]): [string, string] => [name, other(value)]);
  const changed = new Map<string, (text: string) => string>();
  const server: Server = createServer((incoming, response) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://page');
    // Hosts have one address for the page.
    if (pathname === '/index.html') return void response.writeHead(308, { Location: '/' }).end();
    const file = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
    const isThere = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(isThere ? 200 : 404, { ...Object.fromEntries(headers), 'Content-Type': type });
    const change = file === join(folder, 'index.html') ? other : changed.get(file);
    if (!isThere) response.end();
    else response.end(change === undefined ? readFileSync(file) : change(readFileSync(file, 'utf8')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return {
    origin: `http://127.0.0.1:${address.port}`,
    change: (file, change) => {
      changed.set(join(folder, file), change);
    },
    stop,
  };
}

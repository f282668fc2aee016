/** What both servers do with the shell: misuse ends with 2, a port that is taken with 1, Ctrl+C with 0. */
import type { Server } from 'node:http';

export interface Entry {
  readonly name: string;
  readonly usage: string;
}

export function misuse({ name, usage }: Entry, message: string): void {
  process.stderr.write(`${name}: ${message}\n\n${usage}`);
  process.exitCode = 2;
}

/** Listens on this machine only; `greet` gets the address that it listens on. */
export function serve({ name }: Entry, server: Server, port: number, greet: (address: string) => string): void {
  // Whoever reads the lines may stop reading.
  process.stdout.on('error', () => undefined);
  server.on('error', (error) => {
    process.stderr.write(`${name}: ${error.message}\n`);
    process.exitCode = 1;
  });
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    const where = typeof address === 'object' && address !== null ? address.port : port;
    process.stdout.write(`${greet(`http://127.0.0.1:${where}`)}\n`);
  });
  const end = () => {
    server.close();
    server.closeAllConnections();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

import { type ChildProcess, spawn } from 'node:child_process';

export interface NodeEntry {
  /** What it has printed so far. */
  readonly output: () => string;
  stop(): void;
}

/** Starts a built Node entry and waits until it has printed what `ready` matches. */
export function startEntry(file: string, args: readonly string[], ready: RegExp): Promise<NodeEntry> {
  const child: ChildProcess = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString();
      if (ready.test(printed)) resolve({ output: () => printed, stop: () => child.kill() });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`${file} ended with ${code}: ${printed}`)));
  });
}

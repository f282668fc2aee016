/** A folder of its own for each test of a file, and what the command says meanwhile. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';

interface Scratch {
  readonly folder: string;
  /** What was written, as it came: to standard output, to standard error, and to either. */
  readonly out: string[];
  readonly err: string[];
  readonly said: string[];
}

export function scratch(): Scratch {
  const own = { folder: '', out: [] as string[], err: [] as string[], said: [] as string[] };
  beforeEach(() => {
    own.folder = mkdtempSync(join(tmpdir(), 'tick-'));
    for (const written of [own.out, own.err, own.said]) written.length = 0;
    for (const [stream, written] of [
      [process.stdout, own.out],
      [process.stderr, own.err],
    ] as const) {
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        written.push(String(text));
        return own.said.push(String(text)) > 0;
      });
    }
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(own.folder, { recursive: true, force: true });
  });
  return own;
}

/** Files by their paths below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

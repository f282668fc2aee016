/** What was asked of a real Kapacitor, for inputs to begin with. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../../src/workspace/workspace';

const CASES = 'tests/conformance/cases';
const VECTORS = 'tests/conformance/vectors';

/** Every script of the recorded cases and vectors. */
export function recordedScripts(): readonly string[] {
  const scripts = new Set<string>();
  for (const folder of readdirSync(CASES)) {
    for (const file of readdirSync(join(CASES, folder)))
      if (file.endsWith('.tick')) scripts.add(readFileSync(join(CASES, folder, file), 'utf8'));
  }
  for (const name of ['syntax', 'format', 'format-random', 'probes']) {
    const vectors: { script: string }[] = JSON.parse(readFileSync(join(VECTORS, `${name}.json`), 'utf8'));
    for (const { script } of vectors) scripts.add(script);
  }
  return [...scripts];
}

/** Different texts of files of the recorded cases, by their path below them. */
export function recordedFiles(isWanted: (path: string) => boolean): readonly string[] {
  const found = new Set<string>();
  for (const name of readdirSync(CASES, { recursive: true, encoding: 'utf8' }))
    if (isWanted(name)) found.add(readFileSync(join(CASES, name), 'utf8'));
  return [...found];
}

/** Every twentieth recorded case, without its answer. */
export function recordedWorkspaces(): readonly Workspace[] {
  return readdirSync(CASES)
    .filter((_, i) => i % 20 === 0)
    .map((folder) =>
      readdirSync(join(CASES, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith('expected'))
        .map(({ name }) => ({ path: name, content: readFileSync(join(CASES, folder, name), 'utf8') })),
    );
}

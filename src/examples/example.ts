import type { Workspace } from '../workspace/workspace';
import type { Files } from './example-files';

export interface Example {
  readonly id: string;
  readonly title: string;
  /** One sentence on what it teaches. */
  readonly teaches: string;
  readonly files: Files;
}

/** What the picker shows; the files are loaded when they are wanted. */
export interface ExampleEntry {
  readonly id: string;
  readonly title: string;
  readonly teaches: string;
  /** Heading in the picker. */
  readonly section: string;
  readonly load: () => Promise<Example>;
}

export function exampleWorkspace(example: Example): Workspace {
  return Object.entries(example.files).map(([path, content]) => ({ path, content }));
}

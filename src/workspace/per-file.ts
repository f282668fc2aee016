import type { WorkspaceFile } from './workspace';

/** Makes something of a file once, as long as it is the same file: an edited one is another. */
export function perFile<T>(make: (file: WorkspaceFile) => T): (file: WorkspaceFile) => T {
  const made = new WeakMap<WorkspaceFile, { readonly value: T }>();
  return (file) => {
    const known = made.get(file);
    if (known !== undefined) return known.value;
    const value = make(file);
    made.set(file, { value });
    return value;
  };
}

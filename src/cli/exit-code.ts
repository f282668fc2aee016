/**
 * What every command ends with: 0 done; 1 refused, failed, differs or nothing recognised; 2 misuse; 3 stopped by the
 * budget, and what was computed is printed.
 */
export type ExitCode = 0 | 1 | 2 | 3;

/** Says how a command is not used. */
export function misuse(command: string, error: string): ExitCode {
  process.stderr.write(`tick ${command}: ${error}\n`);
  return 2;
}

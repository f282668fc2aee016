/** Exit codes: 0 ran, 1 a script was refused or an expectation failed, 2 misuse. */
export type ExitCode = 0 | 1 | 2;

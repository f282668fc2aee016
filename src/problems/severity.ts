/**
 * How sure it is that something is wrong. `error`: it will not work. `warning`: it is probably not what you want. `info`:
 * good to know.
 */
export type Severity = 'error' | 'warning' | 'info';

/** Kapacitor's release whose behaviour the engine has. */
export const RELEASE = '1.8.3';

/** Stands where a secret was left out. */
export const LEFT_OUT = 'token-left-out';
/** Stands where a secret is not shown. */
export const MASKED = '‹secret›';

/** What a worker says once it holds the lock of its name, which it lets go of only with its end. */
export const LOCKED = 'locked';

/** Numbers that look random, the same ones for the same seed. */

/** The next number, from 0 up to 1. */
export type Random = () => number;

/** Lehmer's generator. */
export function randomOf(seed: number, name: string): Random {
  let state = (hashOf(`${seed} ${name}`) % 2147483646) + 1;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  // The first ones of seeds that are near each other are near each other too.
  for (let i = 0; i < 4; i++) next();
  return next;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

/** How long the clock runs on after the last point, as the player offers it. */
export interface Silence {
  /** As it stands in a link. */
  readonly id: string;
  /** Nanoseconds. */
  readonly length: bigint;
}

const SECOND = 1_000_000_000n;
const NONE: Silence = { id: '', length: 0n };

export const SILENCES: readonly Silence[] = [
  NONE,
  { id: '10s', length: 10n * SECOND },
  { id: '1m', length: 60n * SECOND },
  { id: '5m', length: 300n * SECOND },
  { id: '15m', length: 900n * SECOND },
  { id: '1h', length: 3600n * SECOND },
  { id: '1d', length: 86_400n * SECOND },
];

export function silenceNamed(id: string | undefined): Silence {
  return SILENCES.find((silence) => silence.id === id) ?? NONE;
}

/** The next longer one; none after the longest. */
export function longerSilence(silence: Silence): Silence {
  return SILENCES[(SILENCES.indexOf(silence) + 1) % SILENCES.length] ?? NONE;
}

/** Pixels beyond the end of the scrubber at which silence begins, and each longer one. */
const DRAG = { begin: 16, step: 32 } as const;

/** The silence that dragging the scrubber so many pixels past its end asks for; `before`, while it is hardly past. */
export function draggedSilence(pixels: number, before: Silence): Silence {
  if (pixels < DRAG.begin) return before;
  const place = 1 + Math.floor((pixels - DRAG.begin) / DRAG.step);
  return SILENCES[Math.min(place, SILENCES.length - 1)] ?? NONE;
}

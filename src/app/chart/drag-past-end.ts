import { followPointer } from '../shared/follow-pointer';

/**
 * Watches a slider being dragged. `begin` is called once a drag; what it gives is told at each move how many pixels
 * beyond the slider's right end the pointer is, 0 before it.
 */
export function dragPastEnd(slider: HTMLInputElement, begin: () => (pixels: number) => void): void {
  slider.addEventListener('pointerdown', () => {
    const past = begin();
    // The slider may become shorter meanwhile, when words beside it become longer.
    const { right } = slider.getBoundingClientRect();
    followPointer(({ clientX }) => past(Math.max(0, clientX - right)));
  });
}

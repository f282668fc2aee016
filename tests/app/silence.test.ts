import { expect, test } from 'vitest';
import { draggedSilence, silenceNamed } from '../../src/app/model/silence';

test.each([
  [0, '', ''],
  [15, '', ''],
  [15, '1h', '1h'],
  [16, '', '10s'],
  [16, '1h', '10s'],
  [47, '', '10s'],
  [48, '', '1m'],
  [90, '', '5m'],
  [5000, '', '1d'],
])('dragged %i pixels past the end from silence "%s" asks for "%s"', (pixels, before, id) => {
  expect(draggedSilence(pixels, silenceNamed(before)).id).toBe(id);
});

import { expect, test } from 'vitest';
import { EXAMPLES } from '../../src/examples';
import { isTrap, neighboursOf } from '../../src/examples/neighbours';

function around(id: string) {
  const found = neighboursOf(id);
  return (
    found && {
      position: found.position,
      previous: found.previous?.id,
      next: found.next?.id,
      cure: found.cure?.id,
      traps: found.traps.map((trap) => trap.id),
    }
  );
}

test('an example knows what stands around it', () => {
  expect(around('hipchat-cpu-alert')).toEqual({
    position: 1,
    previous: undefined,
    next: 'hipchat-topic-handler',
    cure: undefined,
    traps: [],
  });
  expect(around('missing-field')).toMatchObject({
    cure: undefined,
    traps: ['missing-field-broken', 'missing-field-default'],
  });
  expect(around('missing-field-default')).toMatchObject({
    cure: 'missing-field',
    traps: [],
    previous: 'missing-field-broken',
  });
  expect(around(EXAMPLES.at(-1)?.id ?? '')).toMatchObject({ position: EXAMPLES.length, next: undefined });
  expect(around('')).toBeUndefined();
});

test('every trap has a cure in its own section, which names it', () => {
  for (const trap of EXAMPLES.filter(isTrap)) {
    const cure = neighboursOf(trap.id)?.cure;
    expect(cure?.section).toBe(trap.section);
    expect(neighboursOf(cure?.id ?? '')?.traps).toContain(trap);
  }
});

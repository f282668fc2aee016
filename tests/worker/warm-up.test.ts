import { expect, test } from 'vitest';
import { hipchatCpuAlert } from '../../src/examples/documentation/hipchat-cpu-alert';
import { exampleWorkspace } from '../../src/examples/example';
import { CORE } from '../../src/kapacitor/engine/core';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { warmUp } from '../../src/worker/warm-up';

test('a worker that nobody asks runs an alert to its requests, with what is there from the start', () => {
  expect(warmUp).not.toThrow();
  const { events, requests } = runWorkspace(CORE, exampleWorkspace(hipchatCpuAlert));
  expect({ events: events.length, requests: requests.length }).toEqual({ events: 6, requests: 6 });
});

/** What the help tells, topic by topic. */
export const TOPICS: readonly (readonly [name: string, text: string])[] = [
  [
    'Files',
    '*.tick is a task each. data.lp holds points: line protocol (# db=X rp=Y switches where the lines below go), or whatever you have, pasted as it is; what it was taken for stands above it. Recordings (.srpl, .brpl) are read too. kapacitor.conf is the server, handlers/*.yaml are topic handlers, case.json holds expectations. Drop files, a folder or a zip anywhere on the page.',
  ],
  [
    'Feeding',
    'Every edit runs everything again at once. The scrubber and Feed only move through that run: what is behind the moment has happened, what is ahead of it is grey.',
  ],
  [
    'Silence',
    'Drag the scrubber past its end, or choose + Silence, and time passes after the last point, so that deadman and barrier notice.',
  ],
  [
    'Handlers',
    'A script sends by itself (.hipChat()), or publishes to a topic (.topic(…)), where handler files pick events up. What kapacitor.conf says of a service is the default.',
  ],
  [
    'Batch tasks',
    'The points are what InfluxDB holds. Queries are asked at their ticks, and the pipeline shows each text and what came back. "batch" in case.json says from when to when.',
  ],
  [
    'Expectations',
    'Rows in case.json say what events should be like; the page shows them green or red, and tick test runs them on the command line.',
  ],
  [
    'Strict',
    'Accepts exactly what Kapacitor accepts. Without it, handlers spelled as the documentation does and clocks that follow the points work too.',
  ],
];

import { expect, test } from 'vitest';
import { markdownOf, type Told } from '../../src/export/markdown';

const TOLD: Told = {
  name: 'CPU',
  files: [
    { path: 'cpu.tick', content: 'stream\n    |from()\n// ``` in a comment\n' },
    { path: 'data.lp', content: `cpu v=1 1\n${'cpu v=2 2\n'.repeat(1_000)}` },
    { path: 'points.srpl', content: new Uint8Array(12) },
    { path: 'kapacitor.conf', content: '[hipchat]\n  token = "token-left-out"' },
  ],
  events: ['09:00:00 CRITICAL cpu: high'],
  eventCount: 3,
  problems: ['cpu.tick: The field v is not there.\nSee the data.'],
  request: 'POST /v2 HTTP/1.1\r\nHost: h\r\n\r\n{}',
  kapacitor: '1.8.3',
  link: 'https://p.example/#2.abc',
};

test('script, folded files, data cut at a limit, problems, events, request, release and link', () => {
  expect(markdownOf(TOLD)).toBe(`### CPU

**cpu.tick**

\`\`\`\`javascript
stream
    |from()
// \`\`\` in a comment
\`\`\`\`

<details><summary>kapacitor.conf</summary>

\`\`\`
[hipchat]
  token = "token-left-out"
\`\`\`

</details>

<details><summary>data.lp</summary>

\`\`\`
cpu v=1 1
${'cpu v=2 2\n'.repeat(399)}… 6010 more characters
\`\`\`

</details>

<details><summary>points.srpl</summary>

\`\`\`
(12 bytes)
\`\`\`

</details>

**Problems**

- cpu.tick: The field v is not there. See the data.

**Events**

\`\`\`text
09:00:00 CRITICAL cpu: high
… and 2 more
\`\`\`

**Request**

\`\`\`http
POST /v2 HTTP/1.1
Host: h

{}
\`\`\`

Kapacitor 1.8.3, in the [TICKscript Playground](https://p.example/#2.abc).
`);
});

test('a link that no place takes is the page’s address, and says so', () => {
  const long = markdownOf({ ...TOLD, link: `https://p.example/#2.${'a'.repeat(40_000)}`, events: [], eventCount: 0 });
  expect(long).toContain('No event was sent.');
  expect(
    long.endsWith('[TICKscript Playground](https://p.example/) (the link with all of it is too long to stand here).\n'),
  ).toBe(true);
});

/**
 * What a real Kapacitor 1.8.3 sent, logged and refused: recorded with `../shared/tools/oracle.mjs`, each file with the
 * workspace that was asked about. The order of requests to one address is not fixed, nor that of Alerta's tags.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { strictAnswer } from '../../src/conformance/strict-answer';
import { WHOLE } from '../../src/kapacitor/engine/whole';

interface Recorded {
  readonly files: Readonly<Record<string, string>>;
  readonly answer: {
    readonly requests: readonly {
      readonly path: string;
      readonly headers: readonly string[][];
      readonly body: string;
    }[];
    readonly errors: readonly string[];
    readonly handlers: unknown;
    readonly tasks: Readonly<Record<string, string>>;
  };
}

const FOLDER = new URL('recorded/', import.meta.url);

function withSortedTags(body: string): string {
  return body.replace(/"tags":\[("[^\]]*")\]/, (_, tags: string) => `"tags":[${tags.split(',').sort().join(',')}]`);
}

function comparable(requests: Recorded['answer']['requests']): readonly string[] {
  return requests
    .map(({ path, headers, body }) => {
      const fixed = body.includes('http://[::]') ? headers.filter(([name]) => name !== 'Content-Length') : headers;
      return JSON.stringify([path, fixed, withSortedTags(body)]);
    })
    .sort();
}

describe('recorded answers', () => {
  const names = readdirSync(FOLDER).map((name) => name.replace(/\.json$/, ''));
  test.each(names)('%s', (name) => {
    const { files, answer }: Recorded = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
    const got = strictAnswer(
      WHOLE,
      Object.entries(files).map(([path, content]) => ({ path, content })),
    );
    const requests = [...got.hipchat.map(({ url, ...rest }) => ({ path: url, ...rest })), ...got.posts];
    const errors = Object.entries(got.tasks).flatMap(([id, task]) => ('error' in task ? [[id, task.error]] : []));
    expect({ tasks: Object.fromEntries(errors), handlers: got.handlers, errors: [...got.errors].sort() }).toEqual({
      tasks: answer.tasks,
      handlers: answer.handlers,
      errors: [...answer.errors].sort(),
    });
    const plain = requests.map(({ path, headers, body }) => ({
      path,
      headers: headers.map((header) => [...header]),
      body,
    }));
    expect(comparable(plain)).toEqual(comparable(answer.requests));
  });
});

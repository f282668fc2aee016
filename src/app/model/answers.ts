/** What the room answers in a run: `respond` of case.json. */
import { writeExactJSON } from '../../text/exact-json';
import { caseObject } from '../../workspace/case-object';

export interface RoomAnswer {
  readonly name: string;
  readonly status: number;
  readonly body: string;
  /** It never answers. */
  readonly slow?: true;
}

/** HipChat's usual answers; the first is what a run has when nothing is said. */
export const ANSWERS: readonly [RoomAnswer, ...RoomAnswer[]] = [
  { name: '204, taken', status: 204, body: '' },
  {
    name: '401, as HipChat says it',
    status: 401,
    body: '{"error":{"code":401,"type":"Unauthorized","message":"Invalid OAuth session"}}',
  },
  { name: '401, a plain error', status: 401, body: '{"error":"Unauthorized token"}' },
  { name: '500, junk', status: 500, body: '<html>Internal Server Error</html>' },
  { name: 'nothing, ever', status: 204, body: '', slow: true },
];

/** The answer that case.json asks for; `undefined` when the file cannot be read or asks for one of its own. */
export function answerIn(caseJson: string): RoomAnswer | undefined {
  const object = caseObject(caseJson);
  if (object === undefined) return undefined;
  const { respond } = object;
  if (respond === undefined) return ANSWERS[0];
  return ANSWERS.find((answer) => JSON.stringify(respond) === JSON.stringify(respondOf(answer)));
}

/** case.json with another answer; `undefined` when the file cannot be read. */
export function withAnswer(caseJson: string, answer: RoomAnswer): string | undefined {
  const object = caseObject(caseJson);
  if (object === undefined) return undefined;
  const { respond: _, ...others } = object;
  const changed = answer === ANSWERS[0] ? others : { ...others, respond: respondOf(answer) };
  return `${writeExactJSON(changed)}\n`;
}

function respondOf({ status, body, slow }: RoomAnswer): object {
  return slow ? { slow } : { status, body };
}

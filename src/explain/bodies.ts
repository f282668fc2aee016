/** Bodies that an endpoint's template was to make JSON of, and that are none. */
import type { Configuration } from '../kapacitor/config/config';
import type { RequestRecord, Run } from '../kapacitor/record/run-model';
import { problemOf } from '../language/findings/finding';
import type { Problem } from '../problems/problem';
import { counted } from '../text/counted';
import { parseJSON } from '../text/json';
import { configurationFile, type Workspace } from '../workspace/workspace';

/** Which template makes the body of what kind of request. */
const TEMPLATES: Readonly<Record<string, string>> = { post: 'alert-template', http_post: 'row-template' };

/** What is written without a template is always JSON. */
export function bodyProblems(
  workspace: Workspace,
  run: Run,
  configuration: Configuration | undefined,
): readonly Problem[] {
  const file = configurationFile(workspace);
  if (file === undefined || configuration === undefined) return [];
  const endpoints = configuration.sections('httppost');
  return Object.entries(TEMPLATES).flatMap(([kind, key]): readonly Problem[] => {
    const templates = endpoints.filter((section) => /^\s*[{[]/.test(section.text(key)));
    const [only, second] = templates;
    if (only === undefined) return [];
    const requests = run.requests.filter((record) => record.kind === kind);
    const broken = requests.filter(isBroken);
    const range = (second === undefined ? only.origin(key).range : undefined) ?? { start: 0, end: 0 };
    if (broken.length === 0) return [];
    const plain = `${counted(broken.length, 'request')} of ${requests.length} would have a body that is no valid JSON: a text in it has a quote or a line end. {{ json … }} around a value writes it as JSON has it, with the quotes.`;
    return [problemOf(file.path, { range, severity: 'warning', code: 'json-template', plain })];
  });
}

function isBroken({ request }: RequestRecord): boolean {
  return /^\s*[{[]/.test(request.body) && !parseJSON(request.body).ok;
}

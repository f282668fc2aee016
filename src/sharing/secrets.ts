/** Tokens in a workspace: where they are, and a copy of the workspace without them. */

import type { Range } from '../text/range';
import { type FileKind, fileKind, SCRIPT_KINDS } from '../workspace/kinds';
import type { Workspace, WorkspaceFile } from '../workspace/workspace';
import { mask } from './mask';

export interface Secret {
  /** Stable while the workspace stays the same: file and offset. */
  readonly id: string;
  readonly file: string;
  readonly range: Range;
  /** `token in kapacitor.conf, line 5`. Never the secret itself. */
  readonly label: string;
}

/** Stands in a file where a secret was left out. */
export const LEFT_OUT = 'token-left-out';

const NAMES =
  '[\\w-]*(?:token|password|passwd|secret|api[-_]?key|service[-_]?key|routing[-_]?key|user[-_]?key|app[-_]?key|auth[-_]?key|credential)s?';

/** Group 1 is what the secret is called, group 2 the secret. */
interface Pattern {
  readonly kinds: readonly FileKind[] | 'all';
  readonly pattern: RegExp;
}

const PATTERNS: readonly Pattern[] = [
  // token = "…" in TOML, KAPACITOR_HIPCHAT_TOKEN=… in the environment
  { kinds: ['config'], pattern: new RegExp(`(${NAMES})["']?[ \\t]*=[ \\t]*["']+([^"'\\n]+)`, 'gid') },
  { kinds: ['environment'], pattern: new RegExp(`(${NAMES})[ \\t]*=[ \\t]*["']?([^"'\\s]+)`, 'gid') },
  // token: … in YAML, "token": "…" in JSON
  {
    kinds: ['handler', 'taskFile', 'sideload', 'stray', 'other'],
    pattern: new RegExp(`(${NAMES})["']?[ \\t]*:[ \\t]*["']?([^"'\\s,}{[#][^"'\\n,}]*?)(?=["'\\s,}]|$)`, 'gimd'),
  },
  // "token": {"type": "string", "value": "…"} among the vars
  {
    kinds: ['case', 'vars', 'taskFile'],
    pattern: new RegExp(`"(${NAMES})"\\s*:\\s*(?:\\{[^{}]*"value"\\s*:\\s*)?"([^"\\n]+)"`, 'gid'),
  },
  // .token('…'), var token = '…'
  { kinds: SCRIPT_KINDS, pattern: new RegExp(`(${NAMES})\\s*(?:\\(|=)\\s*'+((?:\\\\'|[^'\\n])+)`, 'gid') },
  { kinds: SCRIPT_KINDS, pattern: /header\(\s*'(authorization|x-[\w-]*)'\s*,\s*'((?:\\'|[^'\n])+)/dgi },
  { kinds: 'all', pattern: /[?&](auth_token|token|api_key|key)=([^&\s'"#]+)/dgi },
  { kinds: 'all', pattern: /\b(Bearer|Basic|GenieKey)\s+([\w.~+/=-]{8,})/dg },
  {
    kinds: 'all',
    pattern:
      /(hooks\.slack\.com\/services|discord(?:app)?\.com\/api\/webhooks|webhook\.office\.com\/webhookb2)\/([^\s'"]+)/dgi,
  },
  // https://user:password@host
  { kinds: 'all', pattern: /\b(https?):\/\/[^\s/'"@:]+:([^\s/'"@]+)@/dgi },
];

/** Every secret of the workspace, by file and place; what overlaps is told once. */
export function findSecrets(workspace: Workspace): readonly Secret[] {
  return workspace.flatMap(secretsIn);
}

function secretsIn({ path, content }: WorkspaceFile): readonly Secret[] {
  if (typeof content !== 'string') return [];
  const kind = fileKind(path);
  if (kind === 'points' || kind === 'csv') return [];
  const found: Secret[] = [];
  for (const { kinds, pattern } of PATTERNS) {
    if (kinds !== 'all' && !kinds.includes(kind)) continue;
    for (const match of content.matchAll(pattern)) {
      const place = match.indices?.[2];
      if (place === undefined || match[2] === LEFT_OUT) continue;
      const [start, end] = place;
      if (found.some(({ range }) => start < range.end && range.start < end)) continue;
      const line = content.slice(0, start).split('\n').length;
      found.push({
        id: `${path}:${start}`,
        file: path,
        range: { start, end },
        label: `${match[1] ?? 'token'} in ${path}, line ${line}`,
      });
    }
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}

/** A copy in which every secret is left out, but for those whose ids are in `keep`. */
export function withoutSecrets(workspace: Workspace, keep: ReadonlySet<string> = new Set()): Workspace {
  const secrets = findSecrets(workspace).filter(({ id }) => !keep.has(id));
  return workspace.map((file) => {
    const own = secrets.filter((secret) => secret.file === file.path);
    return own.length === 0 || typeof file.content !== 'string'
      ? file
      : { ...file, content: leaveOut(file.content, own) };
  });
}

function leaveOut(text: string, secrets: readonly Secret[]): string {
  return [...secrets]
    .reverse()
    .reduce((rest, { range }) => rest.slice(0, range.start) + LEFT_OUT + rest.slice(range.end), text);
}

/** Whether somebody left secrets out of this workspace: its requests then carry a placeholder. */
export function hasLeftOut(workspace: Workspace): boolean {
  return workspace.some(({ content }) => typeof content === 'string' && content.includes(LEFT_OUT));
}

/** For texts that a run made of the workspace, such as log lines: each secret becomes `‹secret›`, in URLs too. */
export function secretsMask(workspace: Workspace): (text: string) => string {
  const contents = new Map(workspace.map(({ path, content }) => [path, content]));
  const secrets = findSecrets(workspace).map(({ file, range }) => contents.get(file)?.slice(range.start, range.end));
  const values = secrets.filter((secret) => typeof secret === 'string');
  const wanted = values.flatMap((value) => [value, encodeURIComponent(value)]);
  return (text) => mask(text, wanted);
}

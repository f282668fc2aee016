/**
 * The files that `sideload` reads: what a source `file:///etc/limits` holds lies below `sideload/etc/limits/` in the
 * workspace. Kapacitor services/sideload/service.go, v1.8.
 */
import { compareStrings } from '../../go/bytes';
import { cannotUnmarshal, type PlacedJson, plainObject } from '../../go/json/placed';
import { readWholeJson } from '../../go/json/read';
import { quote } from '../../go/strconv/quote';
import type { GoValue } from '../../go/value';
import { INTERFACE } from '../../go/value';
import { readYaml } from '../../go/yaml/read';
import { ofJson } from '../../handlers/fields';
import type { SideFiles, SideFilesRead } from '../../nodes/context';
import { textOf, type Workspace } from '../../workspace/workspace';

const FOLDER = 'sideload';

type Values = ReadonlyMap<string, GoValue>;
type Read = { readonly ok: true; readonly values: Values } | { readonly ok: false; readonly error: string };

/** `directory` is absolute and clean. The error has Kapacitor's words. */
export function readSideFiles(workspace: Workspace, directory: string): SideFilesRead {
  const fail = (error: string): SideFilesRead => {
    return { ok: false, error: `failed to update sideload cache for source file ${quote(directory)}: ${error}` };
  };
  const root = `${FOLDER}${directory === '/' ? '' : directory}`;
  if (workspace.some(({ path }) => path === root)) return fail('invalid relative path');
  const below = workspace.filter(({ path }) => path.startsWith(`${root}/`));
  if (below.length === 0) return fail(`lstat ${directory}: no such file or directory`);
  const files = new Map<string, Values>();
  for (const file of below.sort((a, b) => compareStrings(walked(a.path), walked(b.path)))) {
    const path = file.path.slice(root.length + 1);
    const read = readValues(`${directory === '/' ? '' : directory}/${path}`, textOf(file));
    if (!read.ok) return fail(read.error);
    if (path.startsWith('.')) return fail('invalid relative path');
    files.set(path, read.values);
  }
  return { ok: true, files: files satisfies SideFiles };
}

/** Folders are read by the names in them. */
function walked(path: string): string {
  return path.replaceAll('/', '\0');
}

function readValues(path: string, text: string): Read {
  switch (/\.[^./]*$/.exec(path)?.[0]) {
    case '.yaml':
    case '.yml': {
      const read = readYaml(text);
      const fail = (error: string): Read => ({
        ok: false,
        error: `failed to unmarshal yaml values ${quote(path)}: ${error}`,
      });
      return read.ok
        ? valuesOf(read.json, (error) => fail(`error unmarshaling JSON: ${error}`))
        : fail(`error converting YAML to JSON: ${read.error}`);
    }
    case '.json': {
      const read = readWholeJson(text);
      const fail = (error: string): Read => ({
        ok: false,
        error: `failed to unmarshal json values ${quote(path)}: ${error}`,
      });
      return read.ok ? valuesOf(read.json, fail) : fail(read.error);
    }
    default:
      return { ok: true, values: new Map() };
  }
}

function valuesOf(json: PlacedJson, fail: (error: string) => Read): Read {
  if (json.kind === 'null') return { ok: true, values: new Map() };
  if (json.kind !== 'object') return fail(cannotUnmarshal(json, `Go value of type map[string]${INTERFACE}`));
  const values = Object.entries(plainObject(json)).map(([key, value]) => [key, ofJson(value)] as const);
  return { ok: true, values: new Map(values) };
}

/** What leaves the page or is shown of secrets, looked at in the worker: texts may be long. Fetched when first asked for. */
import { transfer } from 'comlink';
import type { HttpRequest } from '../handlers/request';
import { exportZip, type ImportedZip, importZip } from '../sharing/bundle';
import { type DecodedPermalink, decodePermalink, encodePermalink } from '../sharing/permalink';
import { withoutSecrets } from '../sharing/secrets/leave-out';
import { SecretMask } from '../sharing/secrets/mask';
import type { MaskedRequest } from '../sharing/secrets/placeholders';
import type { SharedState } from '../sharing/shared-state';
import type { Range } from '../text/range';
import type { Workspace } from '../workspace/workspace';

export interface SharingService {
  /** Texts that the run made last led to, their secrets masked. `own`: secrets that are known to be in them. */
  masked(texts: readonly string[], own: readonly string[]): Promise<readonly string[]>;
  request(request: HttpRequest, own: readonly string[]): Promise<MaskedRequest>;
  /** A link without tokens, but for those that are to be kept. */
  link(state: SharedState, exampleFiles: Workspace, keep: readonly string[]): Promise<SharedLink>;
  openLink(hash: string): Promise<DecodedPermalink>;
  /** Files without their tokens, and the places (in their texts before) where placeholders now stand. */
  clean(files: Workspace): Promise<{ readonly files: Workspace; readonly places: readonly (readonly Range[])[] }>;
  zip(state: SharedState, withTokens: boolean): Promise<{ readonly bytes: Uint8Array; readonly leftOut: number }>;
  unzip(bytes: Uint8Array): Promise<ImportedZip>;
}

export interface SharedLink {
  readonly hash: string;
  readonly secrets: readonly { readonly id: string; readonly label: string }[];
}

export function sharingService(workspace: () => Workspace): SharingService {
  let known: { readonly workspace: Workspace; readonly mask: SecretMask } | undefined;
  const mask = () => {
    const files = workspace();
    if (known?.workspace !== files) known = { workspace: files, mask: new SecretMask(files) };
    return known.mask;
  };
  return {
    masked: async (texts, own) => texts.map((text) => mask().text(text, own)),
    request: async (request, own) => mask().request(request, own),
    link: async (state, exampleFiles, keep) => {
      const cleaned = withoutSecrets(state.workspace, new Set(keep));
      const hash = await encodePermalink({ ...state, workspace: cleaned.workspace }, exampleFiles);
      return { hash, secrets: cleaned.secrets.map(({ id, label }) => ({ id, label })) };
    },
    openLink: (hash) => decodePermalink(hash, exampleFiles),
    clean: async (files) => {
      const { workspace: clean, places } = withoutSecrets(files);
      return { files: clean, places };
    },
    zip: async (state, withTokens) => {
      const cleaned = withTokens ? undefined : withoutSecrets(state.workspace);
      const bytes = exportZip({ ...state, workspace: cleaned?.workspace ?? state.workspace });
      return transfer({ bytes, leftOut: cleaned?.secrets.length ?? 0 }, [bytes.buffer]);
    },
    unzip: async (bytes) => importZip(bytes),
  };
}

async function exampleFiles(id: string): Promise<Workspace> {
  const { EXAMPLES, exampleWorkspace } = await import('../examples');
  const entry = EXAMPLES.find((candidate) => candidate.id === id);
  return entry === undefined ? [] : exampleWorkspace(await entry.load());
}

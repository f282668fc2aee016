/** What leaves the page or is shown of secrets, looked at in the worker: texts may be long. Fetched when first asked for. */
import { transfer } from 'comlink';
import type { Bundle } from '../export/bundle';
import type { HttpRequest } from '../handlers/request';
import { exportZip, folderState, type ImportedZip, importZip, zipOf } from '../sharing/bundle';
import { type DecodedPermalink, decodePermalink, encodePermalink } from '../sharing/permalink';
import { withoutSecrets } from '../sharing/secrets/leave-out';
import { SecretMask } from '../sharing/secrets/mask';
import type { MaskedRequest } from '../sharing/secrets/placeholders';
import type { SharedState } from '../sharing/shared-state';
import type { Range } from '../text/range';
import type { Workspace } from '../workspace/workspace';
import { FileReceiver, type SentFile, type SentSince } from './sent-files';

export interface SharingService {
  /** Texts that the run made last led to, their secrets masked. `own`: secrets that are known to be in them. */
  masked(texts: readonly string[], own: readonly string[]): Promise<readonly string[]>;
  request(request: HttpRequest, own: readonly string[]): Promise<MaskedRequest>;
  /** A link without tokens, but for those that are to be kept. */
  link(state: SharedState, exampleFiles: Workspace, keep: readonly string[]): Promise<SharedLink>;
  openLink(hash: string): Promise<DecodedPermalink>;
  /** Files without their tokens; `undefined` where those that were left out are not here. Asked by `cleanFiles`. */
  clean(sent: SentSince): Promise<SentCleaned | undefined>;
  zip(state: SharedState, withTokens: boolean): Promise<{ readonly bytes: Uint8Array; readonly leftOut: number }>;
  unzip(bytes: Uint8Array): Promise<ImportedZip>;
  /** What a dropped folder is: its files, or what it was exported from. */
  folder(files: Workspace): Promise<SharedState>;
  /** A zip for a real Kapacitor, without tokens. */
  exported(state: SharedState): Promise<Exported>;
}

/** Files that have none are as they were sent. */
interface SentCleaned {
  readonly files: readonly SentFile[];
  /** In their texts before, where placeholders now stand. */
  readonly places: readonly (readonly Range[])[];
}

export interface Exported extends Pick<Bundle, 'refusals' | 'byHand' | 'stopped'> {
  readonly bytes: Uint8Array;
}

export interface SharedLink {
  readonly hash: string;
  readonly secrets: readonly { readonly id: string; readonly label: string }[];
}

export function sharingService(workspace: () => Workspace, received = new FileReceiver()): SharingService {
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
    clean: async (sent) => {
      const files = received.receiveSince(sent);
      if (files === undefined) return undefined;
      const { workspace: clean, places } = withoutSecrets(files);
      // They may be long, and the page has them.
      const changed = clean.map((file, i): SentFile => {
        return file.content === files[i]?.content ? { path: file.path, isAsBefore: true } : file;
      });
      return { files: changed, places };
    },
    zip: async (state, withTokens) => {
      const cleaned = withTokens ? undefined : withoutSecrets(state.workspace);
      const bytes = exportZip({ ...state, workspace: cleaned?.workspace ?? state.workspace });
      return transfer({ bytes, leftOut: cleaned?.secrets.length ?? 0 }, [bytes.buffer]);
    },
    unzip: async (bytes) => importZip(bytes),
    folder: async (files) => folderState(files),
    exported: async (state) => {
      const { bundleOf } = await import('../export/bundle');
      const { files, ...told } = bundleOf(state);
      const bytes = zipOf(files);
      return transfer({ bytes, ...told }, [bytes.buffer]);
    },
  };
}

async function exampleFiles(id: string): Promise<Workspace> {
  const { EXAMPLES, exampleWorkspace } = await import('../examples');
  const entry = EXAMPLES.find((candidate) => candidate.id === id);
  return entry === undefined ? [] : exampleWorkspace(await entry.load());
}

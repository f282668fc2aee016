import type { LanguageApi } from './language-api';

/** A language service that is fetched when it is first asked. */
export function lateLanguage(load: () => Promise<LanguageApi>): LanguageApi {
  let loaded: Promise<LanguageApi> | undefined;
  const service = () => {
    loaded ??= load();
    return loaded;
  };
  return {
    complete: async (document, offset) => (await service()).complete(document, offset),
    hover: async (document, offset, events) => (await service()).hover(document, offset, events),
    signature: async (document, offset) => (await service()).signature(document, offset),
    definition: async (document, offset) => (await service()).definition(document, offset),
    references: async (document, offset) => (await service()).references(document, offset),
    rename: async (document, offset, name) => (await service()).rename(document, offset, name),
    symbols: async (document) => (await service()).symbols(document),
    folding: async (document) => (await service()).folding(document),
    semanticTokens: async (document) => (await service()).semanticTokens(document),
  };
}

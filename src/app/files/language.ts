/** The language services of the page: what the worker can say about a place in a file. */
import type { LanguageServices } from '../../editor/language-services';
import type { App } from '../stores/app';

export function createLanguageServices({ worker }: App): LanguageServices {
  return {
    complete: async () => [],
    hover: async () => undefined,
    format: async ({ path, text }) => {
      if (!path.endsWith('.tick')) return undefined;
      const result = await worker.format(text);
      return 'text' in result ? result.text : undefined;
    },
  };
}

import type { LanguageServices } from '../language-services';
import { monaco } from '../monaco/bundle';
import { LANGUAGES, type ProviderContext } from './actions';
import { rangeIn } from './range';

export function registerHover(services: LanguageServices, context: ProviderContext): monaco.IDisposable[] {
  return [
    monaco.languages.registerHoverProvider(LANGUAGES, {
      provideHover: async (model, position) => {
        const answer = await services.hover(context.documentOf(model), model.getOffsetAt(position));
        return answer && { range: rangeIn(model, answer.range), contents: [{ value: answer.text }] };
      },
    }),
  ];
}

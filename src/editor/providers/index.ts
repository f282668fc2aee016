/** What the language service answers, in Monaco's terms. Pure mapping: nothing is worked out here. */
import type { LanguageServices } from '../language-services';
import type { monaco } from '../monaco/bundle';
import { type ProviderContext, registerActions } from './actions';
import { registerCompletion } from './completion';
import { registerHover } from './hover';
import { registerOutline } from './outline';
import { registerReferences } from './references';
import { registerSemanticTokens } from './semantic-tokens';

export { FIX_COMMAND, type ProviderContext } from './actions';
export { rangeIn } from './range';

export function registerProviders(services: LanguageServices, context: ProviderContext): monaco.IDisposable[] {
  return [
    ...registerCompletion(services, context),
    ...registerHover(services, context),
    ...registerActions(services, context),
    ...registerReferences(services, context),
    ...registerOutline(services, context),
    ...registerSemanticTokens(services, context),
  ];
}

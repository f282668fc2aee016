import { HTML_ESCAPING } from '../template/template';
import { escapeTrees } from './escape-trees';
import { ESCAPERS } from './escapers';

/** html/template's contextual escaping. */
export function installHtmlEscaping(): void {
  HTML_ESCAPING.install({ escapeTrees, escapers: ESCAPERS });
}

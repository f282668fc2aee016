import { escapeTrees } from './html-escape';
import { ESCAPERS } from './html-escapers';
import { HTML_ESCAPING } from './template';

/** html/template's contextual escaping. */
export function installHtmlEscaping(): void {
  HTML_ESCAPING.install({ escapeTrees, escapers: ESCAPERS });
}

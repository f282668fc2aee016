/** Services with several workspaces, one of which is the default (Slack, Discord). */
import { textField } from './fields';
import { flag, type Section, type SectionKey, text } from './section';

export const TLS_KEYS: readonly SectionKey[] = [
  text('ssl-ca', 'SSLCA', 'File of the certificate authority.'),
  text('ssl-cert', 'SSLCert', 'File of the certificate.'),
  text('ssl-key', 'SSLKey', 'File of the certificate’s key.'),
  flag('insecure-skip-verify', 'InsecureSkipVerify', 'Accepts any certificate.'),
];

/** Keys that tell workspaces apart. */
export const WORKSPACE_KEYS: readonly SectionKey[] = [
  flag('default', 'Default', 'The workspace that is meant where none is named.', { default: true }),
  text('workspace', 'Workspace', 'Name of the workspace; needed where there are several.'),
];

export const WORKSPACE_FIELD = textField(
  'workspace',
  { script: 'workspace', file: 'workspace' },
  'Workspace of the configuration; empty is the default one.',
);

/** A single workspace is the default one, whatever it says. */
export function defaultWorkspace(sections: readonly Section[]): Section | undefined {
  return sections.length === 1 ? sections[0] : sections.find((section) => section.flag('default'));
}

export function workspaceNamed(sections: readonly Section[], name: string): Section | undefined {
  if (name === '') return defaultWorkspace(sections);
  return sections.find((section) => section.text('workspace') === name);
}

export function workspacesProblem(sections: readonly Section[], product: string): string | undefined {
  for (const section of sections) {
    const isDefault = section.flag('default');
    if (sections.length > 1 && section.text('workspace') === '') return 'id must not be empty';
    if (section.flag('global') && !isDefault) return 'only the default config may be assigned as global';
    if (section.flag('state-changes-only') && (!isDefault || !section.flag('global'))) {
      return 'stateChangesOnly may only be assigned when the config is both default and global';
    }
  }
  const hasDefault = sections.length < 2 || sections.some((section) => section.flag('default'));
  return hasDefault ? undefined : `at least one ${product} config must be set as default`;
}

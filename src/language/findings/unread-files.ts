import { isUnitFile } from '../../workspace/paths';
import { fileKind, type WorkspaceFile } from '../../workspace/workspace';
import type { Finding } from './finding';

/** A file whose name suggests that it was meant to count, but nothing reads it. */
export function unreadFindings(file: WorkspaceFile): readonly Finding[] {
  const reason = unreadReason(file);
  if (reason === undefined) return [];
  return [
    { range: { start: 0, end: 0 }, severity: 'info', plain: `Nothing reads this file. ${reason}`, code: 'unread' },
  ];
}

function unreadReason(file: WorkspaceFile): string | undefined {
  const { path } = file;
  if (fileKind(path) !== 'other' || path.startsWith('sideload/')) return undefined;
  if (/\.(?:toml|conf)$/i.test(path)) return 'The configuration is read from kapacitor.conf.';
  if (!/\.(?:ya?ml|json)$/i.test(path) || isUnitFile(file)) return undefined;
  return 'Handler files are read from the folder handlers/, those of sideload() from sideload/.';
}

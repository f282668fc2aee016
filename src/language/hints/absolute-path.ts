/** Without the home, the drive and the folders above; a log without a name is called alerts.log. */
export function absolutePath(path: string): string {
  const plain = path.replaceAll('\\', '/').replace(/^(?:[a-zA-Z]:)?(?:(?:~\w*|\.{1,2})?\/)*/, '');
  return plain === '' ? 'alerts.log' : plain;
}

import { escapeHtml } from '../../text/escape-html';

/** How a secret may stand in files and in what a run makes of them: as it is, and as URLs, JSON and scripts write it. */
export function spellings(value: string): readonly string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const percent = percentEncoded(value);
  const form = percent.replaceAll('%20', '+');
  return [
    ...new Set([value, json, percent, form, escapeHtml(value), value.replace(/'/g, "\\'"), value.replace(/'/g, "''")]),
  ];
}

/** Half a surrogate pair is no character and cannot be encoded. */
function percentEncoded(value: string): string {
  return encodeURIComponent(
    value.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'),
  );
}

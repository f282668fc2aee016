/** Lists that Kapacitor prints in random order, sorted. */
export function sortLists(text: string): string {
  return text
    .replace(/Names in scope: ([^"\\\n]*)/g, (_, list: string) => `Names in scope: ${list.split(',').sort().join(',')}`)
    .replace(
      /values in scope are \[([^\]]*)\]/g,
      (_, list: string) => `values in scope are [${list.split(', ').sort().join(', ')}]`,
    )
    .replace(/available signatures are \[([^\]]*)\]/g, (_, list: string) => {
      const signatures = list.split(/,(?=\s*\()/).map((signature) => signature.trim());
      return `available signatures are [${signatures.sort().join(', ')}]`;
    });
}

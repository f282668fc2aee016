/** Test results as the XML that build servers read. */
export interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
  readonly seconds: number;
}
export interface TestCase {
  /** The file that asks for it. */
  readonly group: string;
  readonly name: string;
  readonly passed: boolean;
  readonly sentence: string;
}

export function junit(suites: readonly TestSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${all.length}" failures="${failures(all)}">`,
    ...suites.flatMap((suite) => [
      `  <testsuite name="${xmlText(suite.name)}" tests="${suite.cases.length}" failures="${failures(suite.cases)}" errors="0" time="${suite.seconds.toFixed(3)}">`,
      ...suite.cases.map((test) => testCase(suite.name, test)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(suite: string, { group, name, passed, sentence }: TestCase): string {
  const open = `    <testcase classname="${xmlText(`${suite}/${group}`)}" name="${xmlText(name)}"`;
  if (passed) return `${open}/>`;
  return `${open}>\n      <failure message="${xmlText(sentence)}"/>\n    </testcase>`;
}

function failures(cases: readonly TestCase[]): number {
  return cases.filter(({ passed }) => !passed).length;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
};

/** XML has no other control characters, nor half surrogates. */
function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"\n\t\r]/g, (character) => ENTITIES[character] ?? character);
}

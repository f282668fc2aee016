// Sets up and runs every suite; the last line says how many passed and failed. Needs Node and npm only:
// what else it needs it installs itself (npm packages, and Debian's chromium and firefox-esr where they are missing).
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

const TEMPORARY = '.tmp';
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
let passed = 0;
let failed = 0;
/** Browser tests that passed only when they were tried again. */
const flaky = [];

/** How a process ended: 0, another code, or why it could not begin. */
const ending = (child) => new Promise((resolve) => child.once('close', resolve).once('error', resolve));

async function run(command, args, environment = {}) {
  const began = Date.now();
  console.log(`\n> ${command} ${args.join(' ')}`);
  const ended = await ending(spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } }));
  if (ended instanceof Error) console.error(String(ended));
  console.log(`< ${command} ${args[0]} ${args[1] ?? ''}: ${seconds(began)}`);
  return ended === 0;
}

function seconds(began) {
  return `${Math.round((Date.now() - began) / 1000)} s`;
}

/** Beside others: prints what it said when it is over. */
async function aside(command, ...args) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  child.stdout.on('data', (data) => said.push(data));
  child.stderr.on('data', (data) => said.push(data));
  const ended = await ending(child);
  if (ended instanceof Error) console.error(String(ended));
  console.log(`\n> ${command} ${args.join(' ')}\n${Buffer.concat(said)}`);
  return ended === 0;
}

/** Steps that do not need each other, side by side. */
async function sideBySide(commands) {
  const began = Date.now();
  for (const ok of await Promise.all(commands.map((command) => aside(...command)))) {
    if (ok) passed++;
    else failed++;
  }
  console.log(`< side by side: ${seconds(began)}`);
}

/** A step that passes or fails as a whole. */
async function step(command, args) {
  const ok = await run(command, args);
  if (ok) passed++;
  else failed++;
  return ok;
}

/** A suite whose reporter writes its counts as JSON. One that wrote none has failed. */
async function suite(command, args, file, count, environment) {
  rmSync(file, { force: true });
  const ok = await run(command, args, environment);
  const counts = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
  passed += counts.passed;
  failed += counts.failed + (!ok && counts.failed === 0 ? 1 : 0);
}

function flakyIn(suites = []) {
  return suites.flatMap(({ title, suites: inner, specs = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map((spec) => `${title}: ${spec.title}`),
    ...flakyIn(inner),
  ]);
}

/** Debian's packages of the browsers that are missing. They come over the network while the processor is at other work. */
async function installBrowsers() {
  const missing = [
    [CHROMIUM, 'chromium'],
    [FIREFOX, 'firefox-esr'],
  ].flatMap(([path, name]) => (existsSync(path) ? [] : [name]));
  if (missing.length === 0) return true;
  const began = Date.now();
  const ok =
    (await aside('apt-get', 'update')) &&
    (await aside('apt-get', 'install', '-y', '--no-install-recommends', ...missing));
  console.log(`< ${missing.join(' and ')}: ${seconds(began)}`);
  return ok;
}

mkdirSync(TEMPORARY, { recursive: true });
const browsers = installBrowsers();
// Its script would build the command line, which is built below with all else.
const installed = await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts']);
if (!installed) {
  failed++;
} else {
  await sideBySide([
    ['npx', 'tsc', '--noEmit'],
    ['npx', 'tsc', '--noEmit', '-p', 'tsconfig.engine.json'],
    ['npx', 'biome', 'ci', '.'],
    ['npx', 'knip'],
  ]);
  await suite(
    'npx',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${TEMPORARY}/vitest.json`],
    `${TEMPORARY}/vitest.json`,
    (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
  );
  if (await step('npm', ['run', 'build'])) {
    await step('npm', ['run', 'size']);
    if (!(await browsers)) failed++;
    await suite(
      'npx',
      ['playwright', 'test', '--reporter=list,json'],
      `${TEMPORARY}/playwright.json`,
      ({ stats, suites }) => {
        flaky.push(...flakyIn(suites));
        return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
      },
      { PLAYWRIGHT_JSON_OUTPUT_NAME: `${TEMPORARY}/playwright.json`, CHROMIUM },
    );
    await suite('node', ['tests/firefox/smoke.mjs'], `${TEMPORARY}/firefox.json`, (counts) => counts, {
      SMOKE_REPORT: `${TEMPORARY}/firefox.json`,
      FIREFOX,
    });
  }
}
for (const name of flaky) console.log(`flaky: ${name}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

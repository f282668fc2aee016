// Sets up and runs every suite; the last line says how many passed and failed. Needs Node and npm only:
// what else it needs it installs itself (npm packages, and Debian's chromium and firefox-esr where they are missing).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

const TEMPORARY = '.tmp';
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
let passed = 0;
let failed = 0;
/** Browser tests that passed only when they were tried again. */
const flaky = [];

function run(command, args, environment = {}) {
  const began = Date.now();
  console.log(`\n> ${command} ${args.join(' ')}`);
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
  if (error) console.error(String(error));
  console.log(`< ${command} ${args[0]} ${args[1] ?? ''}: ${seconds(began)}`);
  return status === 0;
}

function seconds(began) {
  return `${Math.round((Date.now() - began) / 1000)} s`;
}

/** Steps that do not need each other, side by side. Each prints what it says when it is over. */
async function sideBySide(commands) {
  const began = Date.now();
  await Promise.all(
    commands.map(async ([command, ...args]) => {
      const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      const said = [];
      child.stdout.on('data', (data) => said.push(data));
      child.stderr.on('data', (data) => said.push(data));
      const ended = await new Promise((resolve) => child.once('close', resolve).once('error', resolve));
      if (ended === 0) passed++;
      else failed++;
      if (ended instanceof Error) console.error(String(ended));
      console.log(`\n> ${command} ${args.join(' ')}\n${Buffer.concat(said)}`);
    }),
  );
  console.log(`< side by side: ${seconds(began)}`);
}

/** A step that passes or fails as a whole. */
function step(command, args) {
  const ok = run(command, args);
  if (ok) passed++;
  else failed++;
  return ok;
}

/** A suite whose reporter writes its counts as JSON. One that wrote none has failed. */
function suite(command, args, file, count, environment) {
  rmSync(file, { force: true });
  const ok = run(command, args, environment);
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

function ensure(path, debianPackage) {
  if (existsSync(path)) return true;
  return run('apt-get', ['update']) && run('apt-get', ['install', '-y', '--no-install-recommends', debianPackage]);
}

mkdirSync(TEMPORARY, { recursive: true });
const installed = run('npm', ['ci', '--no-audit', '--no-fund']);
if (!installed) {
  failed++;
} else {
  await sideBySide([
    ['npx', 'tsc', '--noEmit'],
    ['npx', 'tsc', '--noEmit', '-p', 'tsconfig.engine.json'],
    ['npx', 'biome', 'ci', '.'],
    ['npx', 'knip'],
  ]);
  suite(
    'npx',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${TEMPORARY}/vitest.json`],
    `${TEMPORARY}/vitest.json`,
    (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
  );
  if (step('npm', ['run', 'build'])) {
    step('npm', ['run', 'size']);
    if (!ensure(CHROMIUM, 'chromium')) failed++;
    suite(
      'npx',
      ['playwright', 'test', '--reporter=list,json'],
      `${TEMPORARY}/playwright.json`,
      ({ stats, suites }) => {
        flaky.push(...flakyIn(suites));
        return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
      },
      { PLAYWRIGHT_JSON_OUTPUT_NAME: `${TEMPORARY}/playwright.json`, CHROMIUM },
    );
    if (!ensure(FIREFOX, 'firefox-esr')) failed++;
    suite('node', ['tests/firefox/smoke.mjs'], `${TEMPORARY}/firefox.json`, (counts) => counts, {
      SMOKE_REPORT: `${TEMPORARY}/firefox.json`,
      FIREFOX,
    });
  }
}
for (const name of flaky) console.log(`flaky: ${name}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

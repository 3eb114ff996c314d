import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { needPackages } from './machine/packages.mjs';
import { inHome, inRoot } from './machine/places.mjs';
import { run, whenAskedToEnd } from './machine/process.mjs';
import { leave, say, seconds } from './machine/say.mjs';
import { isEnding, specEnvironment, sweep, tidyUp } from './machine/spec-run.mjs';

/** The suites that have a long form, the quicker ones first. */
const SUITES = [
  { root: 'libs/auth/api', specs: [] },
  { root: 'libs/audit/api', specs: [] },
  {
    root: 'libs/patients/api',
    specs: ['src/scope.spec.ts', 'src/texts.spec.ts', 'src/edits-at-once.spec.ts', 'src/search-growth.spec.ts'],
  },
  { root: 'apps/api', specs: ['src/security'] },
];

/** Scripts that start whole clinics and harm them; each ends with 1 when something was not as it must be. */
const DRILLS = ['start', 'restore', 'replicas', 'redis', 'galera'];

/** Longest that one test of a long form may take. */
const PATIENCE_MS = 3_600_000;

/** Hears what is written, line by line: it is said, and kept as figures. */
function listener() {
  const figures = [];
  const onOutput = (chunk) => {
    for (const line of chunk.split('\n').filter((one) => one.trim() && !one.startsWith('JSON report'))) {
      figures.push(line);
      say(`  ${line}`);
    }
  };
  return { figures, onOutput };
}

/** Runs one suite, one file after the other: some of what they measure is time. Its figures are what it writes. */
async function runSuite({ root, specs }, env) {
  const result = inHome('logs', `long-${process.pid}.json`);
  const { figures, onOutput } = listener();
  const vitest = ['run', '--root', inRoot(root), '--no-file-parallelism', `--testTimeout=${PATIENCE_MS}`];
  const report = ['--hookTimeout=600000', '--reporter=json', `--outputFile=${result}`];
  const { code } = await run('vitest', [...vitest, ...report, ...specs], { env, onOutput });
  const told = read(result);
  const failures = (told.testResults ?? []).flatMap(({ name, message, assertionResults }) => [
    ...(message ? [`${name}: ${message}`] : []),
    ...assertionResults.filter(({ status }) => status === 'failed').map((one) => failureOf(name, one)),
  ]);
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = told;
  return { root, figures, failures, passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}

/** Runs one drill. Its figures are what it writes. */
async function runDrill(name) {
  const { figures, onOutput } = listener();
  const { code } = await run(process.execPath, [inRoot('tools', 'drills', `${name}.mjs`)], { onOutput });
  const failures = code === 0 ? [] : [`the drill ended with ${code}`];
  return { root: `drill:${name}`, figures, failures, passed: code === 0 ? 1 : 0, failed: failures.length };
}

const failureOf = (file, { fullName, failureMessages }) => `${file}: ${fullName}\n${failureMessages.join('\n')}`;

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {}; // it ended before it could tell
  } finally {
    rmSync(file, { force: true });
  }
}

function report(results, since) {
  for (const { root, failures } of results) {
    for (const failure of failures) process.stdout.write(`\n━━━ ${root} ━━━\n${failure}\n`);
  }
  say();
  say(`figures, after ${seconds(since)}:`);
  for (const { root, figures } of results) for (const figure of figures) say(`  ${root}  ${figure}`);
  const passed = results.reduce((sum, one) => sum + one.passed, 0);
  const failed = results.reduce((sum, one) => sum + one.failed, 0);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed || !passed ? 1 : 0;
}

/**
 * All of them; with `-- drills` none but the drills, with `-- libs/auth/api` one, with `-- libs/auth/api src/attempts.spec.ts` single specs: of any room, for
 * they all find the database of this run.
 */
function suitesAsked() {
  const [root, ...specs] = process.argv.slice(2);
  if (root === 'drills') return [];
  if (!root) return SUITES;
  const known = SUITES.find((suite) => suite.root === root.replace(/\/$/, ''));
  return [{ root, specs: specs.length ? specs : (known?.specs ?? []) }];
}

async function test() {
  const since = Date.now();
  mkdirSync(inHome('logs'), { recursive: true, mode: 0o700 });
  whenAskedToEnd(() => void tidyUp().then(() => process.exit(130)));
  await sweep();
  await needPackages();
  const env = { ...(await specEnvironment()), CUSPID_LONG: 'true' };
  const results = [];
  for (const suite of suitesAsked()) {
    say(`${[suite.root, ...suite.specs].join(' ')}, the long form`);
    results.push(await runSuite(suite, env));
  }
  const isWhole = !process.argv[2] || process.argv[2] === 'drills';
  for (const name of isWhole ? DRILLS : []) {
    say(`drill:${name}`);
    results.push(await runDrill(name));
  }
  if (!isEnding()) report(results, since);
}

test()
  .catch((error) => isEnding() || leave(error))
  .finally(tidyUp)
  .finally(() => process.exit());

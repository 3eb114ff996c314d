import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needPackages } from './machine/packages.mjs';
import { inHome, inRoot } from './machine/places.mjs';
import { run, whenAskedToEnd } from './machine/process.mjs';
import { blocksOf, targetsOf, total } from './machine/results.mjs';
import { leave, say, seconds } from './machine/say.mjs';
import { secondLook } from './machine/second-look.mjs';
import { isEnding, specEnvironment, sweep, tidyUp } from './machine/spec-run.mjs';

const OUTPUT = inHome('logs', 'test.log');

/** Runs Nx and answers what each target did; a target's name is shown as soon as it has ended. */
async function nx(args, env) {
  const profile = join('tmp', `profile-${process.pid}-${Date.now()}.json`);
  const shown = new Set();
  let output = '';
  const onOutput = (chunk) => {
    output += chunk;
    for (const target of blocksOf(output).keys()) if (!shown.has(target)) shown.add(target) && say(`  ${target}`);
  };
  const { code } = await run('nx', ['--output-style=static', ...args], {
    env: { ...env, NX_PROFILE: profile },
    onOutput,
  });
  writeFileSync(OUTPUT, output, { flag: 'a' });
  const targets = targetsOf(readProfile(profile), output);
  const explained = code === 0 || targets.some(({ failed }) => failed);
  return explained
    ? targets
    : [...targets, { name: `nx ${args.join(' ')}`, seconds: 0, text: output, passed: 0, failed: 1, skipped: 0 }];
}

function readProfile(file) {
  try {
    return JSON.parse(readFileSync(inRoot(file), 'utf8'));
  } catch {
    return []; // Nx ended before its first target
  } finally {
    rmSync(inRoot(file), { force: true });
  }
}

/** Everything that must pass: first what specs and compilers say, then the stories in a browser, with the machine to themselves. */
async function everything(env) {
  // The cache knows sources, not servers: against a server of the operator's, every spec runs.
  const fresh = process.env.TEST_DB_HOST ? ['--skip-nx-cache'] : [];
  const first = await nx(
    [
      ...['run-many', '-t', 'lint', 'layout', 'typecheck', 'test', 'specs', 'build'],
      ...['-p', 'api', 'web', 'e2e', 'tools', '--parallel=3', ...fresh],
    ],
    env,
  );
  const stories = await nx(['run', 'e2e:e2e', ...fresh], env);
  const known = new Set(first.map(({ name }) => name));
  return [...first, ...stories.filter(({ name }) => !known.has(name))];
}

/** One target once more, by itself. */
async function lookAgain(env, name, args) {
  say(`  ${name} again, alone: ${args.join(' ') || 'all of it'}`);
  const targets = await nx(['run', name, '--skip-nx-cache', ...(args.length ? ['--', ...args] : [])], env);
  return targets.find((target) => target.name === name) ?? targets.at(-1);
}

function report({ targets, unsteady }, since) {
  for (const { name, text } of unsteady) process.stdout.write(`\n━━━ ${name} was unsteady ━━━\n${text.trim()}\n`);
  for (const { name, text } of targets.filter(({ failed }) => failed))
    process.stdout.write(`\n━━━ ${name} failed ━━━\n${text.trim()}\n`);
  const slowest = [...targets].sort((one, other) => other.seconds - one.seconds).slice(0, 5);
  say();
  say(`slowest: ${slowest.map(({ name, seconds: took }) => `${name} ${took.toFixed(1)} s`).join(', ')}`);
  say(`${targets.length} targets in ${seconds(since)}; all they said is in ${OUTPUT}`);
  const failing = targets.filter(({ failed }) => failed).map(({ name }) => name);
  if (failing.length) say(`failed: ${failing.join(', ')}`);
  for (const { name, failed } of unsteady)
    say(`unsteady: ${failed} of ${name}, red beside others and green alone (above)`);
  const { passed, failed, skipped } = total(targets);
  if (skipped) say(`${skipped} skipped`);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed || !passed ? 1 : 0;
}

async function test() {
  const since = Date.now();
  mkdirSync(inHome('logs'), { recursive: true, mode: 0o700 });
  writeFileSync(OUTPUT, '');
  whenAskedToEnd(() => void tidyUp().then(() => process.exit(130)));
  await sweep();
  await needPackages();
  const env = await specEnvironment();
  const first = await everything(env);
  const settled = await secondLook(first, (name, args) => lookAgain(env, name, args));
  if (!isEnding()) report(settled, since);
}

test()
  .catch((error) => isEnding() || leave(error))
  .finally(tidyUp)
  .finally(() => process.exit());

import { globSync, readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { expect, it } from 'vitest';
import { inRoot } from '../machine/places.mjs';
import libraries from '../../vitest.libs.config.mts';

const web = JSON.parse(readFileSync(inRoot('apps/web/project.json'), 'utf8')).targets.test.options.include;

/** What each run of `npm test` looks for, from the workspace's root. */
const RUNS = [
  libraries.test.include,
  web.map((glob) => (glob.startsWith('../../../') ? glob.slice('../../../'.length) : `apps/web/src/${glob}`)),
  ['apps/api/src/**/*.spec.ts'],
  ['tools/specs/**/*.spec.mjs'],
];

it('every spec of the project is in exactly one run of npm test', () => {
  const specs = globSync('{apps,libs,tools}/**/*.spec.{ts,mjs}', {
    cwd: inRoot(),
    exclude: (path) => /(^|\/)(node_modules|dist|tmp)(\/|$)/.test(path),
  });
  expect(specs.length).toBeGreaterThan(200);
  const runsOf = (spec) => RUNS.filter((globs) => globs.some((glob) => matchesGlob(spec, glob))).length;
  expect(specs.filter((spec) => runsOf(spec) !== 1)).toEqual([]);
});

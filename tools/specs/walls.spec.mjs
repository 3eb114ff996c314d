import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../machine/places.mjs';

const WALLS = ['@nx/enforce-module-boundaries', 'no-restricted-imports'];

let eslint;
beforeAll(() => {
  eslint = new ESLint({ cwd: ROOT, overrideConfigFile: `${ROOT}/eslint.config.mjs` });
});

/** What the walls say to one import, in a file of this room. Other rules (unused names) are no matter here. */
async function complaints(room, imported) {
  const code = `import { Thing } from '${imported}';\nexport const thing = Thing;\n`;
  const [result] = await eslint.lintText(code, { filePath: `${ROOT}/${room}/src/wall-probe.ts` });
  expect(result.messages.filter(({ fatal }) => fatal)).toEqual([]);
  return result.messages.filter(({ ruleId }) => WALLS.includes(ruleId)).map(({ message }) => message);
}

/** Room, import, and what the import breaks. */
const MUST_FAIL = [
  ['libs/queue/web', '@nestjs/common', 'a page never touches Nest'],
  ['libs/queue/web', 'typeorm', 'a page never touches the database'],
  ['libs/queue/web', 'class-validator', 'a page does not carry the validator'],
  ['libs/queue/web', '@cuspid/queue/api', 'a page reaches its API over HTTP only'],
  ['libs/queue/web', '@cuspid/queue/contracts/dto', 'a page takes types, not DTO classes'],
  ['libs/queue/web', '@cuspid/platform/database', 'a page never touches the database'],
  ['libs/platform/web', '@nestjs/common', 'the web platform never touches Nest'],
  ['libs/platform/web', '@cuspid/platform/api', 'the web platform never touches the API'],
  ['libs/platform/web', '@cuspid/platform/contracts/dto', 'the web platform takes types, not DTO classes'],
  ['apps/web', '@nestjs/common', 'the browser never gets Nest'],
  ['apps/web', 'typeorm', 'the browser never gets the database'],
  ['apps/web', '@cuspid/queue/api', 'the browser never gets the API'],
  ['apps/web', '@cuspid/platform/testing', 'the browser never gets the test harness'],
  ['apps/web', '@cuspid/queue/contracts/dto', 'the browser takes types, not DTO classes'],
  ['libs/ui', '@cuspid/platform/api', 'a presentational part knows no API'],
  ['libs/ui', '@cuspid/platform/web', 'a presentational part knows no session'],
  ['libs/ui', '@cuspid/patients/web', 'a presentational part knows no domain'],
  ['libs/ui', '@cuspid/patients/contracts', 'a presentational part knows no domain'],
  ['libs/ui', 'class-validator', 'a presentational part does not carry the validator'],
  ['libs/odontogram', '@angular/core', 'the chart is plain TypeScript'],
  ['libs/odontogram', 'rxjs', 'the chart takes nothing from npm'],
  ['libs/odontogram', '@cuspid/platform/contracts', 'the chart imports nothing'],
  ['libs/odontogram', '@cuspid/dental-chart/contracts', 'the chart imports nothing'],
  ['libs/queue/api', '@angular/core', 'the API never touches Angular'],
  ['libs/queue/api', '@jsverse/transloco', 'the API never touches Angular'],
  ['libs/queue/api', '@cuspid/queue/web', 'the API never touches a page'],
  ['libs/queue/api', '@cuspid/ui', 'the API never touches a page'],
  ['apps/api', '@angular/core', 'the API never touches Angular'],
  ['apps/api', '@cuspid/queue/web', 'the API never touches a page'],
  ['libs/platform/api', '@cuspid/users/api', 'the platform knows no domain'],
  ['libs/platform/contracts', 'typeorm', 'an agreement knows no database'],
  ['libs/platform/contracts', '@angular/core', 'an agreement knows no framework of the screen'],
  ['libs/queue/contracts', '@cuspid/queue/api', 'an agreement does not know who keeps it'],
  ['libs/patients/api', '@cuspid/queue/api', 'imports point down the ladder'],
  ['libs/patients/web', '@cuspid/queue/web', 'imports point down the ladder'],
  ['libs/patients/contracts', '@cuspid/visits/contracts', 'imports point down the ladder'],
  ['libs/dental-chart/api', '@cuspid/queue/api', 'neighbours on the ladder do not know each other'],
  ['libs/users/api', '@cuspid/auth/api', 'imports point down the ladder'],
  ['libs/queue/api', '../../../patients/api/src/patient', 'across rooms only an index is imported'],
  ['libs/queue/api', 'libs/patients/api/src/patient', 'across rooms only an index is imported'],
  ['libs/queue/web', '../../api/src/index', 'a relative path is no door through a wall'],
  ['libs/queue/api', '@cuspid/queue/api', 'a room does not import itself through its own door'],
];

const MUST_PASS = [
  ['libs/queue/web', '@angular/core'],
  ['libs/queue/web', '@cuspid/ui'],
  ['libs/queue/web', '@cuspid/queue/contracts'],
  ['libs/queue/web', '@cuspid/patients/web'],
  ['libs/queue/web', '@cuspid/platform/web'],
  ['libs/dental-chart/web', '@cuspid/odontogram'],
  ['libs/ui', '@angular/cdk/overlay'],
  ['libs/ui', '@cuspid/odontogram'],
  ['libs/queue/api', '@nestjs/common'],
  ['libs/queue/api', 'typeorm'],
  ['libs/queue/api', '@cuspid/queue/contracts/dto'],
  ['libs/queue/api', '@cuspid/visits/api'],
  ['libs/queue/api', '@cuspid/platform/testing'],
  ['libs/dental-chart/api', '@cuspid/odontogram'],
  ['libs/queue/contracts', '@cuspid/platform/contracts'],
  ['libs/platform/contracts', 'class-validator'],
  ['libs/odontogram', 'fast-check'],
  ['apps/web', '@cuspid/platform/web'],
  ['apps/web', '@cuspid/queue/contracts'],
  ['apps/api', '@cuspid/queue/api'],
];

describe('the walls', () => {
  it.each(MUST_FAIL)('%s may not import %s: %s', async (room, imported) => {
    expect(await complaints(room, imported)).not.toEqual([]);
  });

  it.each(MUST_PASS)('%s may import %s', async (room, imported) => {
    expect(await complaints(room, imported)).toEqual([]);
  });
});

import { isLocked, isUnreachable } from '@cuspid/platform/database';
import { describe, expect, it } from 'vitest';

/** As the driver says it, and as TypeORM hands it on. */
const failures = (code: string) => {
  const driverError = Object.assign(new Error(code), { code });
  return [driverError, Object.assign(new Error(code), { driverError })];
};

describe('what a database server answers when it is not the one to ask', () => {
  it.each([
    ['ER_UNKNOWN_COM_ERROR', 'a Galera node without the others'],
    ['ER_OPTION_PREVENTS_STATEMENT', 'a server that was made read-only'],
    ['ER_READ_ONLY_MODE', 'a server in read-only mode'],
    ['ER_CONNECTION_KILLED', 'a connection ended by its server'],
    ['PROTOCOL_CONNECTION_LOST', 'a server that is gone'],
  ])('%s is no fault of ours: %s', (code) => {
    expect(failures(code).map(isUnreachable)).toEqual([true, true]);
  });

  it('is busy, where two still wait for each other after all tries; and a fault of ours stays one', () => {
    expect(failures('ER_LOCK_DEADLOCK').map(isLocked)).toEqual([true, true]);
    expect(failures('ER_PARSE_ERROR').flatMap((one) => [isUnreachable(one), isLocked(one)])).not.toContain(true);
  });
});

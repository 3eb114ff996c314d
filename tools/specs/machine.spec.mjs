import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findServer, serverFrom } from '../machine/binaries.mjs';
import { clinicEnvironment, needPort, readDotEnv } from '../machine/environment.mjs';
import { satisfies } from '../machine/packages.mjs';
import { newHome, tidyUp } from './starting.mjs';

afterEach(tidyUp);

describe('the machine', () => {
  it('knows a MariaDB from a MySQL, and one too old from one that will do', () => {
    expect(serverFrom('/x', 'mysqld  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64')).toMatchObject({
      kind: 'mariadb',
      version: '10.11.19',
      recent: true,
    });
    expect(serverFrom('/x', 'mariadbd  Ver 10.6.18-MariaDB for Linux')).toMatchObject({
      kind: 'mariadb',
      recent: false,
    });
    expect(serverFrom('/x', '/usr/sbin/mysqld  Ver 8.4.3 for Linux on x86_64 (Source distribution)')).toMatchObject({
      kind: 'mysql',
      recent: true,
    });
    expect(serverFrom('/x', 'mysqld  Ver 8.0.40-0ubuntu0.22.04.1 for Linux')).toMatchObject({
      kind: 'mysql',
      recent: false,
    });
    expect(serverFrom('/x', undefined)).toBeUndefined();
  });

  it('passes over an old server for a recent one, wherever it is', () => {
    const [old, recent] = ['8.0.40', '9.1.0'].map((version) => {
      const folder = newHome();
      const file = join(folder, 'mysqld');
      writeFileSync(file, `#!/bin/sh\necho "mysqld  Ver ${version} for Linux"\n`);
      chmodSync(file, 0o755);
      return folder;
    });
    expect(findServer([old, recent])).toMatchObject({ file: join(recent, 'mysqld'), recent: true });
    expect(findServer([old])).toMatchObject({ version: '8.0.40', recent: false });
    expect(findServer([newHome()])).toBeUndefined();
  });
});

describe('the Node', () => {
  it.each([
    ['v20.20.2', false],
    ['v22.22.2', false],
    ['v22.22.3', true],
    ['v24.14.9', false],
    ['v24.15.0', true],
    ['v25.9.0', false],
    ['v26.0.0', true],
  ])('%s will do: %s', (version, good) => expect(satisfies(version)).toBe(good));
});

describe('the settings', () => {
  it('come from .env where the environment does not say otherwise', () => {
    const file = join(newHome(), '.env');
    writeFileSync(
      file,
      '# the clinic\nPORT=4000\nSMTP_FROM="Desk <desk@clinic.test>"\nexport LOG_LEVEL = debug\r\nDB_PASSWORD=a=b#c\n\nnonsense\n',
    );
    const environment = { PORT: '5000' };
    readDotEnv(file, environment);
    expect(environment).toEqual({
      PORT: '5000',
      SMTP_FROM: 'Desk <desk@clinic.test>',
      LOG_LEVEL: 'debug',
      DB_PASSWORD: 'a=b#c',
    });
  });

  it('a given value wins over a default, and the signing secret stays the same', () => {
    const folder = join(newHome(), 'clinic');
    mkdirSync(folder);
    const given = { port: 3000, folder, web: '/web', given: { MAIL_FOLDER: '/mail', PORT: '9' } };
    const first = clinicEnvironment(given);
    expect(first).toMatchObject({
      MAIL_FOLDER: '/mail',
      FILE_STORAGE_FOLDER: join(folder, 'files'),
      PORT: '3000',
      DEMO: 'true',
    });
    expect(first.JWT_SECRET.length).toBeGreaterThanOrEqual(64);
    expect(clinicEnvironment(given).JWT_SECRET).toBe(first.JWT_SECRET);
  });

  it.each(['0', '70000', 'abc', '80.5', ''])('PORT "%s" is refused by name', async (text) => {
    await expect(needPort(text)).rejects.toThrow(/^PORT is/);
  });
});

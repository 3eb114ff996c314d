import { defineConfig } from 'vitest/config';
import { shared } from './vitest.shared.mts';

/**
 * The specs of every library on the server's side in one run: of a room's own run most of the time goes into reading the rooms
 * below it, and here they are read once a process.
 */
export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    include: ['libs/*/{api,contracts,database,providers,testing}/src/**/*.spec.ts', 'libs/odontogram/src/**/*.spec.ts'],
    maxWorkers: 2,
  },
});

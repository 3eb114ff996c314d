import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';
import { problemDocs } from './problem-docs.mjs';
import { routeDocs } from './route-docs.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const packages = Object.keys(dependencies);

/** npm packages stay outside, workspace libraries go in: the bundle is our own code and nothing else. */
export default defineConfig({
  input: {
    main: `${root}apps/api/src/main.ts`,
    admin: `${root}apps/api/src/commands/admin.ts`,
    'audit-verify': `${root}apps/api/src/commands/audit-verify.ts`,
    backup: `${root}apps/api/src/commands/backup.ts`,
    restore: `${root}apps/api/src/commands/restore.ts`,
    'import-legacy': `${root}apps/api/src/commands/import-legacy.ts`,
  },
  platform: 'node',
  plugins: [routeDocs(), problemDocs()],
  tsconfig: `${root}apps/api/tsconfig.json`,
  external: (id) => id.startsWith('node:') || packages.some((name) => id === name || id.startsWith(`${name}/`)),
  output: { dir: `${root}dist/apps/api`, format: 'esm', keepNames: true, sourcemap: true, cleanDir: true },
});

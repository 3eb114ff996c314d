import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './machine/places.mjs';
import { Stop, leave, say } from './machine/say.mjs';
import { listed, migration } from './machine/migrations.mjs';

const FOLDER = inRoot('libs', 'platform', 'database', 'src', 'migrations');

function add(name) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name ?? '')) {
    throw new Stop('Say what it does, in small letters: npm run migration -- add-patient-nickname');
  }
  const files = readdirSync(FOLDER);
  if (files.some((file) => file.endsWith(`-${name}.ts`))) throw new Stop(`There is a migration ${name} already.`);
  const last = Math.max(0, ...files.map((file) => Number.parseInt(file, 10) || 0));
  const made = migration(name, Math.max(Date.now(), last + 1));
  const file = join(FOLDER, `${made.file}.ts`);
  if (existsSync(file)) throw new Stop(`${file} is there already.`);
  const index = join(FOLDER, 'index.ts');
  const list = listed(readFileSync(index, 'utf8'), made);
  writeFileSync(file, made.text);
  writeFileSync(index, list);
  say(`${file}: write its statement. It is the last of the list in index.ts.`);
}

try {
  add(process.argv[2]);
} catch (error) {
  leave(error);
}

import { command } from './machine/command.mjs';

/** `npm run import:legacy -- --as admin@clinic.example [--dry-run]`: brings over what the former system holds (docs/moving-in.md). */
command('import-legacy');

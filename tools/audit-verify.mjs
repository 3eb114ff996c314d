import { runCommand } from './machine/command.mjs';
import { Stop, leave, say } from './machine/say.mjs';

const WORDS = {
  changed: 'an entry is not what was sealed',
  missing: 'an entry or a link is gone',
  reordered: 'a link does not follow the one before it',
  foreign: 'an entry was not written by the application',
  rewritten: 'the chain was written anew: it contradicts a signed head',
  'tail-cut': 'the end of the log was cut off',
  'unsealed-too-long': 'an entry is in no link of the chain',
  'head-forged': 'a head kept in the storage was not signed by the application',
  'archive-lost': 'an archived piece is not there, or not what it was',
  'unknown-key': 'signed with a secret that is not set here: add the earlier one to AUDIT_OLD_KEYS',
};

/** `npm run audit:verify`, perhaps with `-- --deep` (every byte of every archive) or `-- --from=<position>`. */
async function verify() {
  const ended = await runCommand('audit-verify', {}, 'pipe');
  if (!ended.stdout?.startsWith('{')) throw new Stop(`The log could not be checked:\n${ended.stderr}`, 2);
  tell(JSON.parse(ended.stdout));
}

function tell({ isIntact, checked, from, end, head, heads, firstBroken, milliseconds }) {
  const took = `${(milliseconds / 1000).toFixed(1)} s`;
  if (isIntact) {
    say(`intact: ${checked} entries checked in ${took}, positions ${from + 1} to ${end.position}`);
    return say(
      `held against ${heads} signed heads; the newest: position ${head?.position ?? 'none'}, ${head?.at ?? ''}`,
    );
  }
  const { what, position, entryId, afterPosition } = firstBroken;
  say(`BROKEN: ${WORDS[what] ?? what}`);
  say(
    `first broken place: position ${position ?? 'none'}, entry ${entryId ?? 'none'} (${checked} entries before it agree)`,
  );
  if (afterPosition) say(`up to position ${afterPosition} everything agrees with what was signed`);
  process.exitCode = 1;
}

verify()
  .catch(leave)
  .finally(() => process.exit());

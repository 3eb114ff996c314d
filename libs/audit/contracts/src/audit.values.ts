/** Limits of the log. */
export const AUDIT = {
  /** Longest period a text is looked for in, in days. */
  textDays: 31,
  textMax: 80,
  /** Most rows of an export. */
  exportMax: 100_000,
  /** Counting stops here. */
  countMax: 10_000,
  actionMax: 60,
  entityMax: 40,
} as const;

/** What kind of thing an entry tells of. */
export const AUDIT_KINDS = ['change', 'read', 'denied', 'session'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

const READ = /\.(read|printed|exported|verified|listed|searched)$/;
const DENIED = /^access\.denied$|\.refused$|\.locked$|-reused$/;
const SESSION = /^(session|sign-in|google)\./;

/** The kind of an action, by its name: `chart.read` is a read. */
export function kindOf(action: string): AuditKind {
  if (DENIED.test(action)) return 'denied';
  if (READ.test(action)) return 'read';
  return SESSION.test(action) ? 'session' : 'change';
}

/**
 * What can be wrong with the chain. `changed`: an entry is not what was sealed. `missing`: an entry or a link is gone.
 * `reordered`: a link does not follow the one before it. `foreign`: an entry the application did not write. `rewritten`: the
 * chain agrees with itself but not with what was signed of it. `tail-cut`: its end is gone. `unsealed-too-long`: an entry no
 * link holds. `head-forged`: a head kept outside the database is not ours. `archive-lost`: an archived piece is not what it
 * was, or not there. `unknown-key`: signed with a secret this process was not given (`AUDIT_OLD_KEYS`).
 */
export const BROKEN = [
  'changed',
  'missing',
  'reordered',
  'foreign',
  'rewritten',
  'tail-cut',
  'unsealed-too-long',
  'head-forged',
  'archive-lost',
  'unknown-key',
] as const;
export type Broken = (typeof BROKEN)[number];

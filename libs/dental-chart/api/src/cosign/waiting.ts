import type { FindingDto } from '@cuspid/dental-chart/contracts/dto';
import { teethOf, type ToothId } from '@cuspid/odontogram';
import { mayRole, type Role } from '@cuspid/platform/contracts';

/** Whether what somebody of this role records waits for a co-signature: who cannot give one needs one. */
export const needsCoSignature = (role: Role | null | undefined): boolean =>
  role !== undefined && role !== null && mayRole(role, 'chart.record') && !mayRole(role, 'chart.cosign');

/** A chart's rows, and which acts are of people whose work is supervised. */
export interface Supervised {
  rows: readonly FindingDto[];
  /** Numbers of those acts. */
  acts: ReadonlySet<number>;
  /** As it was known then; now unless told. */
  knownAt?: string;
}

/**
 * Ids of rows that wait for a co-signature: a student's findings that hold, until a clinician signs or replaces them, and
 * what a student took back of other people, or of what was signed already. Who takes back a thing of their own that
 * nobody had signed leaves nothing to be signed.
 */
export function waitingIn({ rows, acts, knownAt }: Supervised): Set<number> {
  const known = knownAt === undefined ? rows : rows.filter(({ recordedAt }) => recordedAt <= knownAt);
  const byId = new Map(known.map((row) => [row.id, row]));
  const voided = new Set<number>();
  for (const { id, voids } of known.toReversed()) if (voids !== null && !voided.has(id)) voided.add(voids);
  const standing = known.filter(({ id }) => !voided.has(id));
  const replaced = new Set(standing.flatMap(({ supersedes }) => supersedes ?? []));
  const isOpen = (row: FindingDto) =>
    acts.has(row.act) && (row.coSignedAt === null || (knownAt !== undefined && row.coSignedAt > knownAt));
  const isOwnAffair = ({ voids, authorId }: FindingDto) => {
    const target = voids === null ? undefined : byId.get(voids);
    return target !== undefined && target.authorId === authorId && isOpen(target);
  };
  return new Set(
    standing.filter((row) => isOpen(row) && !replaced.has(row.id) && !isOwnAffair(row)).map(({ id }) => id),
  );
}

/** Teeth with a finding that waits: the drawing puts a stamp beside their numbers. */
export const teethAwaiting = (findings: readonly FindingDto[]): ToothId[] => [
  ...new Set(findings.filter(({ awaitsCoSignature }) => awaitsCoSignature).flatMap((finding) => teethOf(finding))),
];

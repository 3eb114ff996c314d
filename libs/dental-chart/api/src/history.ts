import type { FindingDto } from '@cuspid/dental-chart/contracts/dto';
import { fold, teethOf, type ChartState, type Finding, type FoldOptions } from '@cuspid/odontogram';
import { clock } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { In, type EntityManager } from 'typeorm';
import { ChartAct } from './chart-act';
import { ChartFinding } from './chart-finding';
import { findingDto, type CoSignature, type NewRow } from './chart-rows';
import { ChartCosign } from './cosign/chart-cosign';
import { needsCoSignature, waitingIn } from './cosign/waiting';

/** Everything ever recorded on one patient's chart, oldest first. */
export class History {
  readonly rows: readonly FindingDto[];

  private constructor(
    readonly patientId: number,
    readonly acts: readonly ChartAct[],
    rows: readonly FindingDto[],
    /** Numbers of acts that a clinician has to co-sign. */
    private readonly supervised: ReadonlySet<number>,
  ) {
    this.rows = marked(rows, waitingIn({ rows, acts: supervised }));
  }

  /** Reads the chart. Acts first: an act is committed with its rows, so rows of unknown acts came a moment later. */
  static async read(db: EntityManager, patientId: number): Promise<History> {
    const acts = await db.find(ChartAct, { where: { patientId }, order: { number: 'ASC' } });
    const rows = await db.find(ChartFinding, { where: { patientId }, order: { id: 'ASC' } });
    const signed = await db.findBy(ChartCosign, { patientId });
    const people = await peopleOf(db, [...acts, ...rows], signed);
    const known = new Map(acts.map((act) => [act.id, act]));
    const signatures = new Map(signed.map((one) => [one.findingId, signatureOf(one, people)]));
    const findings = rows.flatMap((row) => {
      const act = known.get(row.actId);
      return act ? [findingDto(row, act, people.get(row.authorId)?.name ?? '', signatures.get(row.id))] : [];
    });
    const roleOf = ({ authorRole, authorId }: ChartAct) => authorRole ?? people.get(authorId)?.role;
    const supervised = acts.filter((act) => needsCoSignature(roleOf(act))).map(({ number }) => number);
    return new History(patientId, acts, findings, new Set(supervised));
  }

  /** This chart with one act more. */
  after(act: ChartAct, rows: readonly FindingDto[]): History {
    const supervised = needsCoSignature(act.authorRole) ? [act.number] : [];
    return new History(
      this.patientId,
      [...this.acts, act],
      [...this.rows, ...rows],
      new Set([...this.supervised, ...supervised]),
    );
  }

  /** What waits for a clinician's co-signature, newest last; as it was known at a moment, or now. */
  waiting(knownAt?: string): FindingDto[] {
    const then = knownAt === undefined ? this.rows : marked(this.rows, this.waitingIds(knownAt), knownAt);
    return then.filter(({ awaitsCoSignature }) => awaitsCoSignature);
  }

  /** Number of acts: the chart's version. */
  get version(): number {
    return this.acts.at(-1)?.number ?? 0;
  }

  /** How many acts had been recorded at a moment. */
  versionAt(knownAt: string): number {
    return this.acts.findLast(({ recordedAt }) => recordedAt <= new Date(knownAt))?.number ?? 0;
  }

  /** The moment of the next act: never the same as the one before, and never earlier, whatever the clock does. */
  nextMoment(now = clock.ms()): Date {
    const last = this.acts.at(-1)?.recordedAt.getTime() ?? 0;
    return new Date(Math.max(now, last + 1));
  }

  /** Now, or the moment of the last act where that is stamped later. */
  latest(now: Date): Date {
    const last = this.acts.at(-1)?.recordedAt ?? now;
    return last > now ? last : now;
  }

  at(options: FoldOptions): ChartState {
    return fold(this.rows, options);
  }

  /** The stored rows of a state, in its order; signatures as they were known at a moment, or now. */
  shown(state: ChartState, knownAt?: string): FindingDto[] {
    const then = knownAt === undefined ? this.rows : marked(this.rows, this.waitingIds(knownAt), knownAt);
    const rows = new Map(then.map((row) => [row.id, row]));
    return state.findings.flatMap(({ id }) => rows.get(id) ?? []);
  }

  private waitingIds(knownAt: string): Set<number> {
    return waitingIn({ rows: this.rows, acts: this.supervised, knownAt });
  }

  rowsOf(act: ChartAct): FindingDto[] {
    return this.rows.filter((row) => row.act === act.number);
  }

  row(id: number): FindingDto | undefined {
    return this.rows.find((row) => row.id === id);
  }

  /** Ids of rows that have been taken back. Newest first: a row that takes back can itself be taken back. */
  voided(): Set<number> {
    const voided = new Set<number>();
    for (const { id, voids } of this.rows.toReversed()) if (voids !== null && !voided.has(id)) voided.add(voids);
    return voided;
  }

  /** Rows nobody has taken back, among them those that take others back. */
  standing(): FindingDto[] {
    const voided = this.voided();
    return this.rows.filter(({ id }) => !voided.has(id));
  }

  /**
   * What others have done since an act and what still has an effect: findings recorded, and rows taking back what was
   * there before. What they recorded and took back themselves is neither.
   */
  changesBy(others: { not: number }, since: number): FindingDto[] {
    return this.standing().filter(({ act, authorId, voids }) => {
      const isTheirs = act > since && authorId !== others.not;
      return isTheirs && (voids === null || (this.row(voids)?.act ?? 0) <= since);
    });
  }

  /** The findings there would be with these rows added. */
  with(rows: readonly NewRow[]): Finding[] {
    const last = this.rows.at(-1)?.id ?? 0;
    const recordedAt = this.nextMoment().toISOString();
    const added = rows.map((row, i) => ({ ...row, id: last + 1 + i, recordedAt, authorId: 0, batchId: 'new' }));
    return [...this.rows, ...added];
  }
}

type People = Map<number, Pick<User, 'id' | 'name' | 'role'>>;

async function peopleOf(db: EntityManager, work: readonly { authorId: number }[], signed: ChartCosign[]) {
  const ids = [...new Set([...work.map(({ authorId }) => authorId), ...signed.map((one) => one.signedById)])];
  const select = { id: true, name: true, role: true } as const;
  const people = ids.length ? await db.find(User, { where: { id: In(ids) }, select }) : [];
  return new Map(people.map((one) => [one.id, one]));
}

const signatureOf = ({ signedById, signedAt }: ChartCosign, people: People): CoSignature => ({
  by: { id: signedById, name: people.get(signedById)?.name ?? '' },
  at: signedAt,
});

/** The rows with what of them waits; a signature of later is not known yet at `knownAt`. */
const marked = (rows: readonly FindingDto[], waits: ReadonlySet<number>, knownAt?: string): FindingDto[] =>
  rows.map((row) => {
    const isLater = knownAt !== undefined && row.coSignedAt !== null && row.coSignedAt > knownAt;
    return {
      ...row,
      ...(isLater && { coSignedBy: null, coSignedAt: null }),
      awaitsCoSignature: waits.has(row.id),
    };
  });

/** Whether two findings stand on a tooth of each other's. */
export const meet = (a: Finding, b: Finding): boolean => teethOf(a).some((tooth) => teethOf(b).includes(tooth));

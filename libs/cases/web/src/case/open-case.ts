import { httpResource, HttpResourceRef } from '@angular/common/http';
import { computed, effect, inject, Injectable, linkedSignal, Signal, signal, untracked } from '@angular/core';
import type {
  CaseDto,
  StudentProgressDto,
  SubmissionChangesDto,
  SubmissionDto,
  SubmissionLineDto,
} from '@cuspid/cases/contracts';
import { OpenPatient } from '@cuspid/patients/web';
import { LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import { CasesApi } from '../cases-api';
import type { Target } from '../work/work-items';

const GONE: readonly number[] = [401, 403, 404, 410];

/** The case that is looked at, and the version of its work that shows. Provided by the page. */
@Injectable()
export class OpenCase {
  private readonly api = inject(CasesApi);
  private readonly session = inject(Session);
  private readonly open = inject(OpenPatient);
  readonly target = signal<Target | null>(null, { equal: isSame });

  private readonly caseId = computed(() => this.target()?.caseId ?? null);
  private readonly one = httpResource<CaseDto>(() => this.address(''));
  readonly shown = kept(this.one, this.caseId);
  readonly problem = computed(() => (this.one.error() ? problemOf(this.one.error()) : null));

  /** Chosen once for what was opened: a newer version that arrives does not take its place under the hand. */
  private readonly submissionId = linkedSignal<{ target: Target | null; one: CaseDto | null }, number | null>({
    source: () => ({ target: this.target(), one: this.shown() }),
    computation: ({ target, one }, before) => {
      if (!target) return null;
      if (target.submissionId !== null) return target.submissionId;
      if (before?.value && isSame(before.source.target, target)) return before.value;
      return one && one.id === target.caseId ? (newestOf(one, target.taskId)?.id ?? null) : null;
    },
  });
  private readonly version = httpResource<SubmissionDto>(() => this.ofVersion(''));
  private readonly difference = httpResource<SubmissionChangesDto>(() => this.ofVersion('/changes'));
  readonly submission = kept(this.version, this.submissionId);
  readonly changes = kept(this.difference, this.submissionId);
  readonly hasSubmission = computed(() => this.submissionId() !== null);
  readonly submissionProblem = computed(() => (this.version.error() ? problemOf(this.version.error()) : null));

  private readonly studentId = computed(() => this.shown()?.student.id ?? null);
  private readonly requirements = httpResource<StudentProgressDto>(() => {
    const studentId = this.studentId();
    return studentId === null ? undefined : { url: '/api/cases/requirements', params: { studentId } };
  });
  readonly progress = kept(this.requirements, this.studentId);

  /** A version newer than the one that shows. */
  readonly newer = computed<SubmissionLineDto | null>(() => {
    const [here, one] = [this.submission(), this.shown()];
    if (!here || !one) return null;
    const later = one.submissions.filter((line) => isSameWork(line, here) && line.version > here.version);
    return later.toSorted((a, b) => b.version - a.version)[0] ?? null;
  });
  /** The server knows that this version was on the screen. */
  private readonly told = signal<number | null>(null);
  readonly isSeen = computed(() => this.told() !== null && this.told() === this.submission()?.id);

  private readonly readings = [rereads(this.one), rereads(this.requirements)];
  private readonly rereadVersion = rereads(this.version);

  constructor() {
    effect(() => void [this.shown(), this.submission(), this.changes(), this.progress()]);
    effect(() => {
      const patient = this.shown()?.patient;
      if (patient) untracked(() => this.open.show(patient.id));
    });
    effect(() => {
      const here = this.submission();
      if (here && this.changes() && this.told() !== here.id) untracked(() => void this.tell(here));
    });
    const isThis = (id?: number) => id === undefined || id === this.target()?.caseId;
    inject(LiveEvents).on('cases', ({ id }) => isThis(id) && this.reload());
  }

  reload(): void {
    if (this.target()) this.readings.forEach((read) => read());
    if (this.submissionId() !== null) this.rereadVersion();
  }

  private async tell(here: SubmissionDto): Promise<void> {
    if (!this.session.can('case.supervise')) return;
    try {
      await this.api.saw(here.caseId, here.id);
      this.told.set(here.id);
    } catch {
      // Whoever may not sign it has nothing to have seen.
      this.told.set(null);
    }
  }

  private address(rest: string): string | undefined {
    const target = this.target();
    return target ? `/api/cases/${target.caseId}${rest}` : undefined;
  }

  private ofVersion(rest: string): string | undefined {
    const id = this.submissionId();
    return id === null ? undefined : this.address(`/submissions/${id}${rest}`);
  }
}

/** The last answer about what is wanted; gone when that changes, or is no longer the caller's to see. */
function kept<T>(resource: HttpResourceRef<T | undefined>, wanted: Signal<number | null>): Signal<T | null> {
  const source = () => ({
    wanted: wanted(),
    value: resource.hasValue() ? resource.value() : undefined,
    isGone: GONE.includes(resource.error() ? problemOf(resource.error()).status : 0),
  });
  return linkedSignal<ReturnType<typeof source>, T | null>({
    source,
    computation: (now, before) =>
      now.value ?? (before?.source.wanted === now.wanted && !now.isGone ? before.value : null),
  });
}

function isSame(a: Target | null, b: Target | null): boolean {
  return a?.caseId === b?.caseId && a?.submissionId === b?.submissionId && a?.taskId === b?.taskId;
}

const isSameWork = (a: SubmissionLineDto, b: SubmissionLineDto): boolean =>
  a.kind === b.kind && a.taskId === b.taskId && (a.taskId !== null || a.title === b.title);

/** What waits first, else the newest; of a task, its own. */
function newestOf({ submissions }: CaseDto, taskId: number | null): SubmissionLineDto | undefined {
  const own = taskId === null ? submissions : submissions.filter((one) => one.taskId === taskId);
  return own.find(({ state }) => state === 'WAITING') ?? own[0];
}

import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  CaseDto,
  CaseTaskDto,
  CountersignDto,
  DecideDto,
  EditTaskDto,
  OfferHandoverDto,
  OpenCaseDto,
  ProgressDto,
  ReturnTaskDto,
  SetTaskDto,
  SubmissionDto,
  SubmitDto,
  TaskStepDto,
} from '@cuspid/cases/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom, Observable } from 'rxjs';

/** Every change of cases over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class CasesApi {
  private readonly http = inject(HttpClient);

  open(what: OpenCaseDto, key: string): Promise<CaseDto> {
    return answered(this.http.post<CaseDto>('/api/cases', what, { headers: once(key) }));
  }

  async remove(id: number): Promise<void> {
    await answered(this.http.delete<void>(`/api/cases/${id}`));
  }

  setTask(id: number, task: SetTaskDto, key: string): Promise<CaseTaskDto> {
    return answered(this.http.post<CaseTaskDto>(`/api/cases/${id}/tasks`, task, { headers: once(key) }));
  }

  /** 412 when somebody else changed it meanwhile. */
  changeTask({ caseId, id, version }: CaseTaskDto, change: EditTaskDto): Promise<CaseTaskDto> {
    const url = `/api/cases/${caseId}/tasks/${id}`;
    return answered(this.http.patch<CaseTaskDto>(url, change, { headers: ifMatch(version) }));
  }

  async removeTask({ caseId, id }: CaseTaskDto): Promise<void> {
    await answered(this.http.delete<void>(`/api/cases/${caseId}/tasks/${id}`));
  }

  step(
    { caseId, id }: CaseTaskDto,
    step: 'start' | 'complete' | 'review' | 'return',
    what: TaskStepDto | ReturnTaskDto,
  ): Promise<CaseTaskDto> {
    return answered(this.http.post<CaseTaskDto>(`/api/cases/${caseId}/tasks/${id}/${step}`, what));
  }

  progress(id: number, what: ProgressDto): Promise<CaseDto> {
    return answered(this.http.post<CaseDto>(`/api/cases/${id}/progress`, what));
  }

  submit(id: number, what: SubmitDto, key: string): Promise<SubmissionDto> {
    return answered(this.http.post<SubmissionDto>(`/api/cases/${id}/submit`, what, { headers: once(key) }));
  }

  /** Says that a version has been on the screen, whole. */
  async saw(id: number, submissionId: number): Promise<void> {
    await answered(this.http.post<void>(`/api/cases/${id}/submissions/${submissionId}/seen`, {}));
  }

  /** Approves or returns the version whose hash is told, signed with one's own password. */
  decide(
    { caseId, id }: SubmissionDto,
    decision: 'approve' | 'return',
    what: DecideDto,
    key: string,
  ): Promise<SubmissionDto> {
    const url = `/api/cases/${caseId}/submissions/${id}/${decision}`;
    return answered(this.http.post<SubmissionDto>(url, what, { headers: once(key) }));
  }

  /** Verifies or rejects the whole case by the version that waits. */
  verify({ caseId }: SubmissionDto, decision: 'verify' | 'reject', what: DecideDto, key: string): Promise<CaseDto> {
    return answered(this.http.post<CaseDto>(`/api/cases/${caseId}/${decision}`, what, { headers: once(key) }));
  }

  /** The supervisor signs in the student's session. 422 `countersign-refused`, whoever it was. */
  countersign({ caseId, id }: SubmissionDto, what: CountersignDto, key: string): Promise<SubmissionDto> {
    const url = `/api/cases/${caseId}/submissions/${id}/countersign`;
    return answered(this.http.post<SubmissionDto>(url, what, { headers: once(key) }));
  }

  offer(id: number, what: OfferHandoverDto): Promise<CaseDto> {
    return answered(this.http.post<CaseDto>(`/api/cases/${id}/handover`, what));
  }

  withdraw(id: number): Promise<CaseDto> {
    return answered(this.http.delete<CaseDto>(`/api/cases/${id}/handover`));
  }

  act(id: number, act: 'reopen' | 'handover/accept' | 'takeover'): Promise<CaseDto> {
    return answered(this.http.post<CaseDto>(`/api/cases/${id}/${act}`, {}));
  }
}

const answered = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);

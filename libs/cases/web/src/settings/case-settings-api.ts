import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AddRequirementKindDto,
  AddStudentGroupDto,
  EditRequirementKindDto,
  EditRubricDto,
  EditStudentGroupDto,
  RequirementKindDto,
  RubricDto,
  StudentGroupDto,
  WriteRubricDto,
} from '@cuspid/cases/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom, type Observable } from 'rxjs';

/** What is known of a row that is changed: 412 when somebody else changed it meanwhile. */
type Seen = Readonly<{ id: number; version: number }>;

/** The changes administrators make to what is asked of students. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class CaseSettingsApi {
  private readonly http = inject(HttpClient);

  addKind(what: AddRequirementKindDto, key: string): Promise<RequirementKindDto> {
    return answered(this.http.post<RequirementKindDto>('/api/requirement-kinds', what, { headers: once(key) }));
  }

  changeKind(seen: Seen, what: EditRequirementKindDto): Promise<RequirementKindDto> {
    return answered(this.http.patch<RequirementKindDto>(`/api/requirement-kinds/${seen.id}`, what, told(seen)));
  }

  removeKind(seen: Seen): Promise<void> {
    return answered(this.http.delete<void>(`/api/requirement-kinds/${seen.id}`, told(seen)));
  }

  addGroup(what: AddStudentGroupDto, key: string): Promise<StudentGroupDto> {
    return answered(this.http.post<StudentGroupDto>('/api/student-groups', what, { headers: once(key) }));
  }

  changeGroup(seen: Seen, what: EditStudentGroupDto): Promise<StudentGroupDto> {
    return answered(this.http.patch<StudentGroupDto>(`/api/student-groups/${seen.id}`, what, told(seen)));
  }

  removeGroup(seen: Seen): Promise<void> {
    return answered(this.http.delete<void>(`/api/student-groups/${seen.id}`, told(seen)));
  }

  writeRubric(what: WriteRubricDto, key: string): Promise<RubricDto> {
    return answered(this.http.post<RubricDto>('/api/case-rubrics', what, { headers: once(key) }));
  }

  changeRubric(seen: Seen, what: EditRubricDto): Promise<RubricDto> {
    return answered(this.http.patch<RubricDto>(`/api/case-rubrics/${seen.id}`, what, told(seen)));
  }

  removeRubric(seen: Seen): Promise<void> {
    return answered(this.http.delete<void>(`/api/case-rubrics/${seen.id}`, told(seen)));
  }
}

const told = ({ version }: Seen) => ({ headers: ifMatch(version) });
const answered = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);

import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AcceptPlanDto,
  AddPlanItemDto,
  EditPlanItemDto,
  EditPlanPhaseDto,
  MovePlanItemDto,
  PlanDto,
  PlanFromChartDto,
  PlanItemDto,
  PlanPhaseDto,
  SetPlanStateDto,
} from '@cuspid/clinical-notes/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom, Observable } from 'rxjs';

const phase = (id: number): string => `/api/plan-phases/${id}`;
const item = (id: number): string => `/api/plan-items/${id}`;

/** The treatment plan over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class PlanApi {
  private readonly http = inject(HttpClient);

  static of(patientId: number, rest = ''): string {
    return `/api/patients/${patientId}/plan${rest}`;
  }

  read(patientId: number): Promise<PlanDto> {
    return answered(this.http.get<PlanDto>(PlanApi.of(patientId)));
  }

  addPhase(patientId: number, name: string, key: string): Promise<PlanPhaseDto> {
    const url = PlanApi.of(patientId, '/phases');
    return answered(this.http.post<PlanPhaseDto>(url, { name }, { headers: once(key) }));
  }

  editPhase({ id, version }: PlanPhaseDto, change: EditPlanPhaseDto): Promise<PlanPhaseDto> {
    return answered(this.http.patch<PlanPhaseDto>(phase(id), change, { headers: ifMatch(version) }));
  }

  async removePhase({ id, version }: PlanPhaseDto): Promise<void> {
    await answered(this.http.delete(phase(id), { headers: ifMatch(version) }));
  }

  add(phaseId: number, what: AddPlanItemDto, key: string): Promise<PlanItemDto> {
    return answered(this.http.post<PlanItemDto>(`${phase(phaseId)}/items`, what, { headers: once(key) }));
  }

  /** Changes the version that was on the screen; 412 when somebody else did meanwhile. */
  edit(id: number, version: number, change: EditPlanItemDto): Promise<PlanItemDto> {
    return answered(this.http.patch<PlanItemDto>(item(id), change, { headers: ifMatch(version) }));
  }

  move({ id, version }: PlanItemDto, to: MovePlanItemDto): Promise<PlanItemDto> {
    return answered(this.http.post<PlanItemDto>(`${item(id)}/move`, to, { headers: ifMatch(version) }));
  }

  /** How far it has come; of an item on the chart this is done on the chart. */
  set({ id, version }: PlanItemDto, state: SetPlanStateDto): Promise<PlanItemDto> {
    return answered(this.http.post<PlanItemDto>(`${item(id)}/state`, state, { headers: ifMatch(version) }));
  }

  async remove({ id, version }: PlanItemDto): Promise<void> {
    await answered(this.http.delete(item(id), { headers: ifMatch(version) }));
  }

  async fromChart(patientId: number, what: PlanFromChartDto, key: string): Promise<void> {
    await answered(this.http.post(PlanApi.of(patientId, '/from-chart'), what, { headers: once(key) }));
  }

  async accept(patientId: number, what: AcceptPlanDto, key: string): Promise<void> {
    await answered(this.http.post(PlanApi.of(patientId, '/acceptances'), what, { headers: once(key) }));
  }
}

const answered = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);

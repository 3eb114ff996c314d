import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { InventoryLotsDto, ScanDto } from '@cuspid/inventory/contracts';
import type {
  EditUsageDto,
  MaterialUsageDto,
  RecordedUsageDto,
  RecordedUsagesDto,
  RecordUsageDto,
  RecordUsagesDto,
} from '@cuspid/patient-materials/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

type Seen = Pick<MaterialUsageDto, 'id' | 'version'>;

/** What is used on a patient, over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class UsageApi {
  private readonly http = inject(HttpClient);

  /** What a scanned code stands for. */
  scan(code: string): Promise<ScanDto> {
    return firstValueFrom(this.http.get<ScanDto>('/api/inventory/scan', { params: { code } }));
  }

  /** The lots of an item that are not empty, the first to expire first. */
  lots(itemId: number): Promise<InventoryLotsDto> {
    return firstValueFrom(this.http.get<InventoryLotsDto>(`/api/inventory/${itemId}/lots`));
  }

  /** Records what was used; the key makes a second press harmless. */
  record(patientId: number, what: RecordUsageDto, key: string): Promise<RecordedUsageDto> {
    const url = `/api/patients/${patientId}/materials`;
    return firstValueFrom(this.http.post<RecordedUsageDto>(url, what, { headers: once(key) }));
  }

  /** Records several, all or none. */
  recordAll(patientId: number, what: RecordUsagesDto, key: string): Promise<RecordedUsagesDto> {
    const url = `/api/patients/${patientId}/materials/batch`;
    return firstValueFrom(this.http.post<RecordedUsagesDto>(url, what, { headers: once(key) }));
  }

  edit({ id, version }: Seen, change: EditUsageDto): Promise<MaterialUsageDto> {
    const headers = ifMatch(version);
    return firstValueFrom(this.http.patch<MaterialUsageDto>(`/api/patient-materials/${id}`, change, { headers }));
  }

  bin({ id, version }: Seen): Promise<MaterialUsageDto> {
    const headers = ifMatch(version);
    return firstValueFrom(this.http.delete<MaterialUsageDto>(`/api/patient-materials/${id}`, { headers }));
  }

  restore({ id, version }: Seen): Promise<MaterialUsageDto> {
    const headers = ifMatch(version);
    return firstValueFrom(this.http.post<MaterialUsageDto>(`/api/patient-materials/${id}/restore`, {}, { headers }));
  }
}

import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { BlockOutDto, BlockOutTimeDto } from '@cuspid/visits/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

/** Stretches kept free of bookings, over HTTP. */
@Injectable({ providedIn: 'root' })
export class BlockOutsApi {
  private readonly http = inject(HttpClient);

  make(what: BlockOutTimeDto, key: string): Promise<BlockOutDto> {
    return firstValueFrom(this.http.post<BlockOutDto>('/api/block-outs', what, { headers: once(key) }));
  }

  /** Of the version that was on the screen; 412 when somebody else said it anew meanwhile. */
  edit({ id, version }: BlockOutDto, what: BlockOutTimeDto): Promise<BlockOutDto> {
    const headers = ifMatch(version);
    return firstValueFrom(this.http.patch<BlockOutDto>(`/api/block-outs/${id}`, what, { headers }));
  }

  async remove(id: number): Promise<void> {
    await firstValueFrom(this.http.delete<void>(`/api/block-outs/${id}`));
  }
}

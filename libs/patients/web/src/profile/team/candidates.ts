import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Page, Role } from '@cuspid/platform/contracts';
import type { StaffDto } from '@cuspid/users/contracts';
import { firstValueFrom } from 'rxjs';

/** A clinic has hundreds of students at most; a list that never ends is left. */
const PAGES = 20;

/** Active staff of a role, all of them: whom one may put on a care team. */
@Injectable({ providedIn: 'root' })
export class Candidates {
  private readonly http = inject(HttpClient);

  async of(roles: readonly Role[]): Promise<StaffDto[]> {
    return (await Promise.all(roles.map((role) => this.ofRole(role)))).flat();
  }

  private async ofRole(role: Role): Promise<StaffDto[]> {
    const found: StaffDto[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < PAGES; page++) {
      const params: Record<string, string> = { role, limit: '100', ...(cursor && { cursor }) };
      const answer = await firstValueFrom(this.http.get<Page<StaffDto>>('/api/staff', { params }));
      found.push(...answer.items);
      cursor = answer.nextCursor;
      if (cursor === null) break;
    }
    return found;
  }
}

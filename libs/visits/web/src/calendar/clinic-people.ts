import { httpResource } from '@angular/common/http';
import { computed, Injectable } from '@angular/core';
import type { Page } from '@cuspid/platform/contracts';
import type { ChairDto, VisitTypeDto } from '@cuspid/settings/contracts';
import type { StaffDto } from '@cuspid/users/contracts';
import { treats } from './columns';

/** With whom, in what and for what one books: those who treat, the chairs in use, the kinds of visit. */
@Injectable({ providedIn: 'root' })
export class ClinicPeople {
  private readonly staff = httpResource<Page<StaffDto>>(() => '/api/staff?limit=100');
  private readonly chairList = httpResource<Page<ChairDto>>(() => '/api/chairs?limit=100');
  private readonly typeList = httpResource<Page<VisitTypeDto>>(() => '/api/visit-types?limit=100');

  readonly treating = computed<readonly StaffDto[]>(() => {
    const items = this.staff.hasValue() ? this.staff.value().items : [];
    return items.filter(treats).sort((a, b) => a.name.localeCompare(b.name));
  });
  readonly chairs = computed<readonly ChairDto[]>(() =>
    this.chairList.hasValue() ? this.chairList.value().items : [],
  );
  readonly types = computed<readonly VisitTypeDto[]>(() =>
    (this.typeList.hasValue() ? this.typeList.value().items : []).filter(({ isActive }) => isActive),
  );
  readonly error = computed(() => this.staff.error() ?? this.chairList.error());
  readonly isThere = computed(() => this.staff.hasValue() && this.chairList.hasValue());

  reload(): void {
    for (const list of [this.staff, this.chairList, this.typeList]) list.reload();
  }
}

import { httpResource } from '@angular/common/http';
import { computed, Injectable } from '@angular/core';
import { TREATING, type Page } from '@cuspid/platform/contracts';
import type { StaffDto } from '@cuspid/users/contracts';

/** Who a patient can be checked in for: clinicians and students, by name. */
@Injectable()
export class TreatingStaff {
  private readonly resource = httpResource<Page<StaffDto>>(() => '/api/staff?limit=100');
  readonly all = computed<readonly StaffDto[]>(() => {
    const items = this.resource.hasValue() ? this.resource.value().items : [];
    return items.filter((person) => TREATING.includes(person.role)).sort((a, b) => a.name.localeCompare(b.name));
  });
}

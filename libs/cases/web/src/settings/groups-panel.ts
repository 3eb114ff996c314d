import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert, LucidePencil, LucidePlus, LucideTrash2 } from '@lucide/angular';
import {
  REQUIREMENT,
  type AddStudentGroupDto,
  type EditStudentGroupDto,
  type RequirementKindDto,
  type StudentGroupDto,
} from '@cuspid/cases/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Skeleton } from '@cuspid/ui';
import type { StaffDto } from '@cuspid/users/contracts';
import { CaseWords } from '../case-words';
import { CaseSettingsApi } from './case-settings-api';
import { GroupForm } from './group-form';
import { Keeping } from './keeping';

const PLACE = 'setup.groups';

/** Years of students: from when to when, how many of each kind, and who is in them. */
@Component({
  selector: 'cd-student-groups-panel',
  imports: [
    EmptyState,
    ErrorPanel,
    GroupForm,
    LucideCircleAlert,
    LucidePencil,
    LucidePlus,
    LucideTrash2,
    Skeleton,
    TranslocoPipe,
  ],
  host: { class: 'block' },
  templateUrl: './groups-panel.html',
})
export class GroupsPanel {
  private readonly api = inject(CaseSettingsApi);
  private readonly words = inject(CaseWords);

  private readonly groups = httpResource<Page<StudentGroupDto>>(() => '/api/student-groups?limit=100');
  private readonly asked = httpResource<Page<RequirementKindDto>>(() => '/api/requirement-kinds?limit=100');
  private readonly people = httpResource<Page<StaffDto>>(() => '/api/staff?role=STUDENT&limit=100');
  private readonly reread = rereads(this.groups);
  protected readonly keeping = new Keeping(() => this.reread());

  /** A group is shown and edited only with its kinds and students: without them its form would say that there are none. */
  protected readonly rows = computed(() =>
    this.groups.hasValue() && this.asked.hasValue() && this.people.hasValue() ? this.groups.value().items : null,
  );
  protected readonly kinds = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));
  protected readonly students = computed(() => (this.people.hasValue() ? this.people.value().items : []));
  protected readonly hasAll = computed(() => this.people.hasValue() && this.people.value().nextCursor === null);
  protected readonly problem = computed(() => {
    const error = this.groups.error() ?? this.asked.error() ?? this.people.error();
    return error ? problemOf(error) : null;
  });
  protected readonly isFull = computed(() => (this.rows()?.length ?? 0) >= REQUIREMENT.groupsMax);

  constructor() {
    inject(LiveEvents).on('cases', () => this.reread());
  }

  /** "31 May 2026 to 17 Jun 2027, 8 students". */
  protected when({ beganOn, deadline, studentIds }: StudentGroupDto): string {
    const count = studentIds.length;
    const students = this.words.say(count === 1 ? 'setup.groups.oneStudent' : 'setup.groups.countStudents', { count });
    const [from, to] = [this.words.day(beganOn), this.words.day(deadline)];
    return this.words.say('setup.groups.when', { from, to, students });
  }

  /** "Class II cases 3, Debonds 2", in the clinic's order. */
  protected what({ quotas }: StudentGroupDto): string {
    const asked = this.kinds().flatMap(({ id, name }) =>
      quotas.filter(({ kindId }) => kindId === id).map(({ quota }) => `${name} ${quota}`),
    );
    return asked.join(', ') || this.words.say('setup.groups.asksNothing');
  }

  protected retry(): void {
    for (const resource of [this.groups, this.asked, this.people]) resource.reload();
  }

  protected add(what: AddStudentGroupDto): Promise<void> {
    return this.keeping.save(0, (key) => this.api.addGroup(what, key));
  }

  protected change(group: StudentGroupDto, what: EditStudentGroupDto): Promise<void> {
    return this.keeping.save(group.id, () => this.api.changeGroup(group, what));
  }

  protected remove(group: StudentGroupDto): Promise<void> {
    return this.keeping.remove(group, PLACE, () => this.api.removeGroup(group));
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { NoticePatientDto } from '@cuspid/notices/contracts/dto';

type Lookup = (me: Actor, ids: number[]) => Promise<NoticePatientDto[]>;

/** Who the patients of notices are, as far as the reader sees them: the domain that knows them says so, notices lie below. */
@Injectable()
export class NoticePatients {
  private lookup: Lookup = () => Promise.resolve([]);

  listen(lookup: Lookup): void {
    this.lookup = lookup;
  }

  async named(me: Actor, ids: number[]): Promise<Map<number, NoticePatientDto>> {
    const known = ids.length ? await this.lookup(me, [...new Set(ids)]) : [];
    return new Map(known.map((patient) => [patient.id, patient]));
  }
}

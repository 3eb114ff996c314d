import { CountColumn, TextColumn } from '@cuspid/platform/database';
import type { VisitColour } from '@cuspid/settings/contracts';
import type { VisitTypeDto } from '@cuspid/settings/contracts/dto';
import { Entity, Index, Unique } from 'typeorm';
import { Listed, WHILE_ACTIVE } from './listed';

/** A kind of visit the clinic books. */
@Entity('visit_type')
@Unique('visit_type_active_name', ['activeName'])
@Index('visit_type_sort', ['sort', 'id'])
export class VisitType extends Listed {
  @TextColumn(60) name!: string;
  @CountColumn({ type: 'smallint', default: undefined }) minutes!: number;
  @TextColumn(10) colour!: VisitColour;
  @TextColumn(60, { nullable: true, ...WHILE_ACTIVE }) activeName!: string | null;

  toDto(): VisitTypeDto {
    const { id, name, minutes, colour, isActive, version } = this;
    return { id, name, minutes, colour, isActive, version };
  }
}

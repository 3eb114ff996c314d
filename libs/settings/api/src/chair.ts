import { TextColumn } from '@cuspid/platform/database';
import type { ChairDto, KeptChairDto } from '@cuspid/settings/contracts/dto';
import { Entity, Index, Unique } from 'typeorm';
import { Listed, WHILE_ACTIVE } from './listed';

/** A dental chair: where people are called to. */
@Entity('chair')
@Unique('chair_active_name', ['activeName'])
@Index('chair_sort', ['sort', 'id'])
export class Chair extends Listed {
  @TextColumn(40) name!: string;
  @TextColumn(40, { nullable: true, ...WHILE_ACTIVE }) activeName!: string | null;

  /** As others show it beside their own rows. */
  toDto(): ChairDto {
    return { id: this.id, name: this.name };
  }

  toKept(): KeptChairDto {
    return { ...this.toDto(), isActive: this.isActive, version: this.version };
  }
}

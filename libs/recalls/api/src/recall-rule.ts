import { CountColumn, FlagColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import type { ClinicalStatus } from '@cuspid/patients/contracts';
import { RECALL } from '@cuspid/recalls/contracts';
import type { RecallRuleDto, RecallVisitTypeDto } from '@cuspid/recalls/contracts/dto';
import { Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Where `rebuiltThrough` stands once every patient is kept by the rule: no patient has such an id. */
export const ALL_PATIENTS = 4_294_967_295;

/** After how many months who is to come in again. */
@Entity('recall_rule')
export class RecallRule {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(RECALL.ruleNameMax) name!: string;
  @CountColumn({ default: undefined }) months!: number;
  /** The kinds of visits it counts from, with the names they had when they were chosen; null: any. */
  @JsonColumn() types!: RecallVisitTypeDto[] | null;
  /** Null: patients of any clinical status. */
  @JsonColumn() statuses!: ClinicalStatus[] | null;
  @CountColumn({ default: 4 }) triesMax!: number;
  @FlagColumn({ default: true }) isActive!: boolean;
  /** The last patient who is kept by the rule as it is now; 0 after a change. */
  @CountColumn() rebuiltThrough!: number;
  @CountColumn({ default: 1 }) version!: number;

  toDto(): RecallRuleDto {
    const { id, name, months, types, statuses, triesMax, isActive, rebuiltThrough, version } = this;
    return {
      ...{ id, name, months, triesMax, isActive, version },
      visitTypes: types ?? [],
      clinicalStatuses: statuses ?? [],
      isRebuilding: rebuiltThrough < ALL_PATIENTS,
    };
  }
}

import { CountColumn, FlagColumn, TextColumn } from '@cuspid/platform/database';
import type { ProcedureDto } from '@cuspid/settings/contracts/dto';
import { Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { WHILE_ACTIVE } from './listed';

/** Something the clinic does and charges for. */
@Entity('clinic_procedure')
@Unique('clinic_procedure_active_name', ['activeName'])
@Unique('clinic_procedure_active_code', ['activeCode'])
@Index('clinic_procedure_place', ['category', 'name', 'id'])
export class Procedure {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  /** The clinic's own. */
  @TextColumn(20, { nullable: true }) code!: string | null;
  @TextColumn(120) name!: string;
  @TextColumn(60) category!: string;
  /** In minor units; null: agreed each time. */
  @CountColumn({ nullable: true, default: undefined }) priceMinor!: number | null;
  @TextColumn(3, { type: 'char', nullable: true }) priceCurrency!: string | null;
  @FlagColumn({ default: true }) isActive!: boolean;
  @CountColumn({ default: 1 }) version!: number;
  @TextColumn(120, { nullable: true, ...WHILE_ACTIVE }) activeName!: string | null;
  /** The code while the row is in use. */
  @TextColumn(20, { nullable: true, generatedType: 'STORED', asExpression: 'if(is_active = 1, code, null)' })
  activeCode!: string | null;

  toDto(): ProcedureDto {
    const { id, code, name, category, priceMinor, priceCurrency, isActive, version } = this;
    const price =
      priceMinor === null || priceCurrency === null ? null : { amountMinor: priceMinor, currency: priceCurrency };
    return { id, code, name, category, price, isActive, version };
  }
}

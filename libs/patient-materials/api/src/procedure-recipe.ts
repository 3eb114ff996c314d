import { InventoryItem } from '@cuspid/inventory/api';
import { CountColumn, IdColumn, InstantColumn } from '@cuspid/platform/database';
import { Procedure } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';

/** That somebody said what a procedure of the catalogue needs. Without a row, nobody has. */
@Entity('procedure_recipe')
export class ProcedureRecipe {
  @IdColumn({ primary: true })
  @ForeignKey(() => Procedure, { name: 'procedure_recipe_procedure' })
  procedureId!: number;
  @CountColumn({ default: 1 }) version!: number;
  @InstantColumn() updatedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'procedure_recipe_updated_by' }) updatedById!: number;
}

/** An item a procedure needs, in the order it was put down. */
@Entity('procedure_recipe_line')
@Unique('procedure_recipe_line_once', ['procedureId', 'itemId'])
export class ProcedureRecipeLine {
  @IdColumn({ primary: true })
  @ForeignKey(() => ProcedureRecipe, { name: 'procedure_recipe_line_recipe' })
  procedureId!: number;
  @Column({ type: 'smallint', unsigned: true, primary: true }) place!: number;
  @IdColumn() @ForeignKey(() => InventoryItem, { name: 'procedure_recipe_line_item' }) itemId!: number;
  @CountColumn() quantity!: number;
}

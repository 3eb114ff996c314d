import { Day, Id, Instant, Int, Text } from '@cuspid/platform/contracts/dto';
import { moment, MOST, name, words } from './portable-columns';

/** Something of the clinic's stock that was used on the patient. */
export class ExportedMaterialDto {
  @Text({ max: 160, description: 'What it was called when it was used' }) material!: string;
  @Int({ min: 1, max: MOST }) quantity!: number;
  @Text(words('In what `quantity` counts')) unit!: string | null;
  @Text(words('The lot’s number')) lot!: string | null;
  @Day({ nullable: true }) expiresOn!: string | null;
  @Instant() usedAt!: string;
  @Text(words()) purpose!: string | null;
  @Text(words()) note!: string | null;
  @Id({ nullable: true, description: '`number` of the visit it was used in' }) visit!: number | null;
  @Text(words('The procedure it was used for')) procedure!: string | null;
  @Text(words('Why it was used although the patient was allergic to something in it')) usedDespiteAllergy!:
    string | null;
  @Instant() recordedAt!: string;
  @Text(name) recordedBy!: string | null;
  @Instant({ ...moment, description: 'When it was taken back as a mistake' }) takenBackAt!: string | null;
  @Text(name) takenBackBy!: string | null;
}

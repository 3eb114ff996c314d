import { DMFS_SURFACES, TEETH, type Dmft, type DmfsSurface, type ToothId } from '@cuspid/odontogram';
import { Flag, Int, ListOf, OneOf, SomeOf } from '@cuspid/platform/contracts/dto';

/** Surfaces of one tooth that count. */
export class CountedSurfacesDto {
  @OneOf(TEETH, { example: '16' }) tooth!: ToothId;
  @SomeOf(DMFS_SURFACES) surfaces!: DmfsSurface[];
}

/** DMFS (permanent teeth) or dmfs (primary teeth), with the surfaces that make it. WHO method. */
export class DmfsDto {
  @Int({ min: 0, max: 148, description: 'Decayed + missing because of caries + filled surfaces' }) value!: number;
  @ListOf(() => CountedSurfacesDto, { max: 32 }) decayed!: CountedSurfacesDto[];
  @SomeOf(TEETH) missing!: ToothId[];
  @Int({ min: 0, max: 148, description: 'Surfaces of the missing teeth: 4 of a front tooth, 5 of a back tooth' })
  missingSurfaces!: number;
  @ListOf(() => CountedSurfacesDto, { max: 32 }) filled!: CountedSurfacesDto[];
  @Int({ min: 20, max: 32, description: 'Teeth it is counted over' }) base!: Dmft['base'];
  @Int({ min: 88, max: 148, description: 'Surfaces of these teeth' }) maxSurfaces!: number;
  @SomeOf(TEETH) notRecorded!: ToothId[];
  @Flag({ description: 'False while some of these teeth are not recorded: the value is then a lower bound' })
  isComplete!: boolean;
}

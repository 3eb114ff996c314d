import { MergeObjections } from './merge-objections';
import { MergeService } from './merge.service';
import { Merges } from './merges';
import { Mover } from './mover';
import { Returner } from './returner';
import { UnmergeService } from './unmerge.service';

export { MergeService } from './merge.service';
export { MergingController } from './merging.controller';
export { objection, type PartMerge } from './part-merge';
export { PatientMerge } from './patient-merge';

/** What merging is made of. */
export const mergingProviders = [MergeObjections, MergeService, Merges, Mover, Returner, UnmergeService];

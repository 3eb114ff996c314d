import type { OrthoFieldsDto } from '@cuspid/orthodontics/contracts/dto';

/** Class II, crowded, as before treatment: a PAR of 5 + 6 + 2 + 1 + 3·6 + 2·2 + 1·4 = 40. */
export const BEFORE: OrthoFieldsDto = {
  stage: 'PRE_TREATMENT',
  lips: 'INCOMPETENT_SLIGHT',
  molarRight: 'II_FULL',
  molarLeft: 'II_HALF',
  incisorClass: 'CLASS_2_DIV_1',
  overjet: 8.5,
  overbite: 5,
  overbiteShare: 'MORE',
  biteContact: 'TISSUE',
  centreLine: 'HALF',
  upperContacts: [1.5, 2.5, 0, 3, 0.5],
  lowerContacts: [2, 3, 1.5, 1.2, 1.1],
  crowdingUpper: 3,
  crowdingLower: 5.5,
  parRightSagittal: 1,
  parRightVertical: 0,
  parRightTransverse: 1,
  parLeftSagittal: 1,
  parLeftVertical: 0,
  parLeftTransverse: 0,
};
/** The same mouth after it: a PAR of 1. */
export const AFTER: OrthoFieldsDto = {
  ...BEFORE,
  stage: 'POST_TREATMENT',
  ...{ molarRight: 'I', molarLeft: 'I', incisorClass: 'CLASS_1', lips: 'COMPETENT' },
  ...{ overjet: 2.5, overbite: 2, overbiteShare: 'THIRD', biteContact: 'TOOTH', centreLine: 'QUARTER' },
  ...{ upperContacts: [0, 0, 0, 0, 0], lowerContacts: [0, 0.5, 0, 0, 0], crowdingUpper: 0, crowdingLower: 0 },
  ...{ parRightSagittal: 0, parRightTransverse: 1, parLeftSagittal: 0 },
};

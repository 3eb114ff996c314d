import { DomainError } from '@cuspid/platform/api';
import type { AllergyClashDto } from '@cuspid/patient-materials/contracts/dto';

/** The patient is allergic to something in it; `conflict` names what. With `allergyReason` it goes on. */
export class AllergyStops extends DomainError {
  readonly code = 'allergy-clash';
  readonly status = 409;
  override readonly conflict: { clashes: AllergyClashDto[] };
  constructor(clashes: AllergyClashDto[]) {
    const told = clashes.map(({ alert, material }) => `“${alert}” (${material})`).join(', ');
    super(`The patient’s alerts say: allergic to ${told}. Take something else, or say why it is used all the same.`);
    this.conflict = { clashes };
  }
}

/** No single lot has as many as the usage needs; `conflict.most` says how many the fullest has. */
export class NoLotHasEnough extends DomainError {
  readonly code = 'no-lot-has-enough';
  readonly status = 409;
  override readonly conflict: { most: number };
  constructor(quantity: number, most: number) {
    super(
      `A usage is of one lot, and none has ${quantity}: at most ${most}. Change the amount, or record the rest apart.`,
    );
    this.conflict = { most };
  }
}

/** It lies in the bin: what was taken went back to the stock. */
export class UsageInBin extends DomainError {
  readonly code = 'material-in-bin';
  readonly status = 409;
  constructor() {
    super('This material lies in the bin and is back in the stock. Take it out first.');
  }
}

/** Only what lies in the bin is deleted for good, or taken out. */
export class UsageNotInBin extends DomainError {
  readonly code = 'material-not-in-bin';
  readonly status = 409;
  constructor() {
    super('This material is not in the bin. Only from there can it be deleted for good or taken out.');
  }
}

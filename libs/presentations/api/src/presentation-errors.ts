import { DomainError } from '@cuspid/platform/api';

/** The patient does not agree to it: nobody asked, it is over, or it was withdrawn. */
export class NoConsent extends DomainError {
  readonly code = 'no-teaching-consent';
  readonly status = 409;
  constructor(what: 'presentation' | 'photographs') {
    super(
      what === 'presentation'
        ? 'The patient has not agreed to a presentation of their case, or has withdrawn it. It opens for nobody.'
        : 'The patient has not agreed to photographs being shown for teaching, or has withdrawn it.',
    );
  }
}

/** Something in it would tell who the patient is. Nothing was kept. */
export class PresentationTells extends DomainError {
  readonly code = 'presentation-tells';
  readonly status = 409;
  constructor(where: string) {
    super(`“${where}” would tell who the patient is. Leave it out, or write it in other words.`);
  }
}

/** What is kept is not what was built. */
export class PresentationDamaged extends DomainError {
  readonly code = 'presentation-damaged';
  readonly status = 409;
  constructor() {
    super('This presentation is not what was built: its content and its hash disagree. It is not shown.');
  }
}

/** A picture of it is not in the record any more. */
export class PictureGone extends DomainError {
  readonly code = 'picture-gone';
  readonly status = 409;
  constructor() {
    super('A picture of this presentation is no longer in the record.');
  }
}

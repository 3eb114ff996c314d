import { DomainError } from '@cuspid/platform/api';

/** A section was asked for by name that your role cannot read; without a name, such a one is left out. */
export class SectionNotYours extends DomainError {
  readonly code = 'section-not-yours';
  readonly status = 403;

  constructor(section: string) {
    super(`Your role cannot read the section «${section}».`);
  }
}

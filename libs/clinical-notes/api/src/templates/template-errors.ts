import { DomainError } from '@cuspid/platform/api';
import type { FieldError } from '@cuspid/platform/contracts';

/** Another text for notes in use has this name. */
export class NoteTemplateNameTaken extends DomainError {
  readonly code = 'note-template-name-taken';
  readonly status = 409;
  override readonly errors: FieldError[] = [{ path: 'name', message: 'Another text in use has this name.' }];
  constructor() {
    super('Another text in use has this name.');
  }
}

/** There are as many texts as a clinic can have: nobody finds one among more. */
export class NoteTemplatesFull extends DomainError {
  readonly code = 'note-templates-full';
  readonly status = 409;
  constructor(most: number) {
    super(`There are ${most} texts already. Delete one that nobody uses.`);
  }
}

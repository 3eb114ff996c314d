import { ProviderError } from '../provider-error';

/** The letter does not fit into the outbox: 200 characters of subject, a million of text, 5 MB of attachments. */
export class LetterTooLarge extends ProviderError {
  readonly code = 'letter-too-large';
  readonly status = 413;

  constructor() {
    super('The letter is too large to be sent.');
  }
}

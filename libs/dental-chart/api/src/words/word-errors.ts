import { CLINIC_WORDS, type WordFault } from '@cuspid/odontogram';
import { DomainError, Invalid } from '@cuspid/platform/api';

/** The word is a code already, has a second reading, or stands for nothing; the error says why. */
export class WordNotPossible extends Invalid {
  override readonly code = 'word-not-possible';
  constructor({ path, code, message }: WordFault) {
    const fault = { path, fault: code, message };
    super([fault], message);
  }
}

/** The clinic keeps as many words as it may. */
export class TooManyWords extends DomainError {
  readonly code = 'chart-words-full';
  readonly status = 409;
  constructor() {
    super(`A clinic has at most ${CLINIC_WORDS.max} words of its own on the chart.`);
  }
}

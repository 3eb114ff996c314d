import { Injectable } from '@nestjs/common';
import type { LetterKind } from '@cuspid/letters/contracts';
import type { Language } from '@cuspid/patients/contracts';
import type { EntityManager } from 'typeorm';
import { builtIn, type LetterText } from './built-in';
import { LetterTemplate } from './letter-template';

/** The text a kind of letter has now: the clinic's own, or the one that comes with Cuspid. */
@Injectable()
export class LetterTexts {
  async text(db: EntityManager, kind: LetterKind, language: Language): Promise<LetterText> {
    const own = await db.findOneBy(LetterTemplate, { kind, language });
    const usual = builtIn(kind, language);
    return { subject: own?.subject ?? usual.subject, body: own?.body ?? usual.body };
  }
}

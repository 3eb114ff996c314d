import { inject, Injectable } from '@angular/core';
import type { RequirementKindDto } from '@cuspid/cases/contracts';
import { CaseWords } from '../case-words';

/** What a kind of requirement counts, in words. */
@Injectable({ providedIn: 'root' })
export class KindWords {
  private readonly words = inject(CaseWords);

  /** "Verified cases, class II". The name of the procedure, where it is known. */
  sentence({ counts, caseClass, taskKind }: RequirementKindDto, procedure?: string): string {
    if (counts === 'CASES') {
      return this.words.say('setup.kinds.says.CASES', {
        what: this.words.say(`setup.kinds.class.${caseClass ?? 'any'}`),
      });
    }
    if (counts === 'TASKS') {
      const what = taskKind ? this.words.say(`taskKind.${taskKind}`) : this.words.say('setup.kinds.anyTask');
      return this.words.say('setup.kinds.says.TASKS', { what });
    }
    return this.words.say('setup.kinds.says.PROCEDURES', {
      what: procedure ?? this.words.say('setup.kinds.aProcedure'),
    });
  }
}

import { Global, Module } from '@nestjs/common';
import { DeniedAttempts, LiveSessions, Quotas } from '@cuspid/platform/api';

class EverySessionStands extends LiveSessions {
  standing(sessionIds: readonly number[]): Promise<Set<number>> {
    return Promise.resolve(new Set(sessionIds));
  }
}

class NobodyIsDenied extends DeniedAttempts {
  denied(): void {
    throw new Error('Nobody signs in here, so nobody is denied.');
  }
}

class NothingIsCounted extends Quotas {
  require(): Promise<void> {
    return Promise.resolve();
  }
}

/** Stands in for sign-in and audit trail where a spec looks at the rooms below them. */
@Global()
@Module({
  providers: [
    { provide: LiveSessions, useClass: EverySessionStands },
    { provide: DeniedAttempts, useClass: NobodyIsDenied },
    { provide: Quotas, useClass: NothingIsCounted },
  ],
  exports: [LiveSessions, DeniedAttempts, Quotas],
})
export class NobodySignsInModule {}

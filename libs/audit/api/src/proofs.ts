import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { VerificationDto, VerifyFilter } from '@cuspid/audit/contracts/dto';
import { Logger } from 'nestjs-pino';
import { Audit } from './audit';
import { Sealer } from './sealer';
import { Verifier } from './verifier';

/** The chain proven for people; that somebody asked is in the log, and what came of it. */
@Injectable()
export class Proofs {
  /** What the last complete proof of this process came to. */
  private last?: VerificationDto;
  private running?: Promise<VerificationDto>;

  constructor(
    private readonly verifier: Verifier,
    private readonly sealer: Sealer,
    private readonly audit: Audit,
    private readonly log: Logger,
  ) {}

  async of(me: Actor, { last, from }: VerifyFilter): Promise<VerificationDto> {
    if (last && this.last) return this.last;
    const proof = await (from ? this.verifier.prove({ from }) : this.whole());
    const { isIntact, checked, firstBroken } = proof;
    this.audit.read(me, 'audit.verified', { entity: 'audit', after: { isIntact, checked, firstBroken } });
    if (!isIntact) this.log.error({ firstBroken }, 'the chain of the audit log is broken');
    return proof;
  }

  /** One complete proof at a time: who asks meanwhile gets the same answer. */
  private whole(): Promise<VerificationDto> {
    this.running ??= this.sealer
      .sayHead()
      .then(() => this.verifier.prove())
      .then((proof) => (this.last = proof))
      .finally(() => (this.running = undefined));
    return this.running;
  }
}

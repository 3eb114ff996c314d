import { Injectable } from '@nestjs/common';

/** `ok`, or what is wrong in a few words. */
type Check = () => Promise<string>;
const PATIENCE_MS = 2_000;

/** Whether the process can do its work: every part it stands on, asked by name. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, Check>();
  private isStopping = false;

  /** Adds a part that health pages ask. */
  watch(name: string, check: Check): void {
    this.checks.set(name, check);
  }

  /** From now on the process is not ready: nobody sends it new work while it finishes what it has. */
  stop(): void {
    this.isStopping = true;
  }

  /** The state of every part; `status` is ok only when all are. */
  async ask(): Promise<{ status: 'ok' | 'stopping' | 'degraded'; parts: Record<string, string> }> {
    const names = [...this.checks.keys()];
    const answers = await Promise.all([...this.checks.values()].map(answer));
    const parts = Object.fromEntries(names.map((name, index) => [name, answers[index] ?? 'unknown']));
    const status = this.isStopping ? 'stopping' : answers.every((part) => part === 'ok') ? 'ok' : 'degraded';
    return { status, parts };
  }
}

async function answer(check: Check): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('no answer in time'), PATIENCE_MS);
  });
  try {
    return await Promise.race([check(), tooLong]);
  } catch {
    return 'failed';
  } finally {
    clearTimeout(timer);
  }
}

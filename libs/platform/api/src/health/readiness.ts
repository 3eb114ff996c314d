import { Injectable } from '@nestjs/common';

/** `ok`, or what is wrong in a few words. */
type Check = () => Promise<string>;
const PATIENCE_MS = 2_000;

/** Whether the process can do its work: every part it stands on, asked by name. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, Check>();
  private readonly vital = new Set<string>();
  private isStopping = false;

  /** Adds a part that health pages ask. `isVital`: without it there is nothing this process can do. */
  watch(name: string, check: Check, isVital = false): void {
    this.checks.set(name, check);
    if (isVital) this.vital.add(name);
  }

  /** From now on the process is not ready: nobody sends it new work while it finishes what it has. */
  stop(): void {
    this.isStopping = true;
  }

  /** The state of every part. `isReady`: new work may be sent here; a clinic without its file store still books and charts. */
  async ask(): Promise<{ isReady: boolean; status: 'ok' | 'stopping' | 'degraded'; parts: Record<string, string> }> {
    const names = [...this.checks.keys()];
    const answers = await Promise.all([...this.checks.values()].map(answer));
    const parts = Object.fromEntries(names.map((name, index) => [name, answers[index] ?? 'unknown']));
    const status = this.isStopping ? 'stopping' : answers.every((part) => part === 'ok') ? 'ok' : 'degraded';
    const isReady = !this.isStopping && [...this.vital].every((name) => parts[name] === 'ok');
    return { isReady, status, parts };
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

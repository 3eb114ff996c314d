import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Scanner } from '@cuspid/platform/providers';
import { FileBytes } from './file-bytes';
import type { FileSource, Inspected } from './inspected';
import { FileEmpty, FileInfected } from './intake-errors';
import { keptOf } from './kept';
import { PrivateFiles, type Arrived } from './private-files';
import { recognise } from './recognise';
import { Turns } from './turns';

/** Decides whether a file may come in, and what is kept of it. */
@Injectable()
export class Intake implements OnModuleInit {
  private readonly log = new Logger('Intake');
  private readonly files = new PrivateFiles();
  /** Two cores, two files; whoever waits behind a hundred others is better told. */
  private readonly turns = new Turns(2, 100);

  constructor(private readonly scanner: Scanner) {}

  async onModuleInit(): Promise<void> {
    const swept = await this.files.sweep();
    if (swept) this.log.warn(`${swept} files of a process that is gone were removed`);
  }

  /**
   * Looks at a file and makes what is kept of it. `dispose()` of the answer is to be called always. Errors: those of
   * `intake-errors.ts` and `ScannerUnavailable`; after an error nothing of the file is left on this machine.
   */
  async inspect(source: FileSource): Promise<Inspected> {
    if (!source.bytes) throw new FileEmpty();
    const room = await this.files.room();
    try {
      const arrived = await room.receive(await source.open(), source.bytes);
      const format = await FileBytes.of(arrived.path, (bytes) => recognise(bytes, source));
      await this.requireClean(arrived);
      const found = await this.turns.take(() => keptOf(arrived, format, source, room));
      const { bytes, sha256 } = arrived;
      return { ...found, arrived: { bytes, sha256 }, dispose: () => room.close() };
    } catch (error) {
      await room.close();
      throw error;
    }
  }

  private async requireClean(arrived: Arrived): Promise<void> {
    const verdict = await this.scanner.scan(arrived.open());
    if (verdict.isClean) return;
    this.log.warn(`the malware scanner held a file: ${verdict.found}`);
    throw new FileInfected();
  }
}

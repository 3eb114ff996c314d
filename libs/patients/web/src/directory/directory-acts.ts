import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { PatientRowDto } from '@cuspid/patients/contracts';
import { ClinicClock, problemOf } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { DirectoryApi, keepFile } from './directory-api';

/** What is done from the list that is no registration and no check-in; each says how it went. */
@Injectable({ providedIn: 'root' })
export class DirectoryActs {
  private readonly api = inject(DirectoryApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  private readonly going = signal(false);
  /** A file is being made. */
  readonly isExporting = this.going.asReadonly();

  async export(params: Record<string, string | number | boolean>): Promise<void> {
    if (this.going()) return;
    this.going.set(true);
    try {
      keepFile(await this.api.export(params), `patients-${this.clock.today()}.csv`);
    } catch (error) {
      this.failed(error, 'notExported');
    } finally {
      this.going.set(false);
    }
  }

  /** Takes an archived record into use again; answers whether it did. */
  async reactivate({ id, firstName, lastName }: PatientRowDto): Promise<boolean> {
    const name = `${firstName} ${lastName}`;
    try {
      await this.api.reactivate(id);
      this.toasts.show(this.words.translate('patients.directory.reactivated', { name }));
      return true;
    } catch (error) {
      this.failed(error, 'notReactivated', { name });
      return false;
    }
  }

  private failed(error: unknown, key: string, values: Record<string, string> = {}): void {
    const said = this.words.translate(`patients.directory.${key}`, values);
    this.toasts.error([said, problemOf(error).detail].filter(Boolean).join(' '));
  }
}

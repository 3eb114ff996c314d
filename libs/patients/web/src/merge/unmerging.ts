import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { PatientDto, UnmergePreviewDto } from '@cuspid/patients/contracts';
import { problemOf } from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import { MergeApi } from './merge-api';

/** Takes the newest merge of a record back, once somebody has read what that does. */
@Injectable({ providedIn: 'root' })
export class Unmerging {
  private readonly api = inject(MergeApi);
  private readonly confirmation = inject(Confirmation);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly going = signal(false);
  readonly isBusy = this.going.asReadonly();

  /** The record that is back, or null when it was not done. */
  async ask(patient: Pick<PatientDto, 'id' | 'patientCode' | 'version'>): Promise<PatientDto | null> {
    if (this.going()) return null;
    this.going.set(true);
    try {
      const preview = await this.api.unmergePreview(patient.id);
      if (preview.against.length) {
        this.toasts.error(this.say('undo.tied', patient, preview));
        return null;
      }
      const title = this.say('undo.title', patient, preview);
      const isSure = await this.confirmation.ask({ title, text: this.effect(patient, preview), action: this.verb() });
      if (!isSure) return null;
      const { restored } = await this.api.unmerge(patient.id, patient.version, { mergeId: preview.merge.id });
      this.toasts.show(this.say('undo.done', patient, preview));
      return restored;
    } catch (error) {
      this.toasts.error([this.words.translate('patients.merge.undo.failed'), problemOf(error).detail].join(' '));
      return null;
    } finally {
      this.going.set(false);
    }
  }

  private verb(): string {
    return this.words.translate('patients.merge.undo.verb');
  }

  private effect(patient: Pick<PatientDto, 'patientCode'>, preview: UnmergePreviewDto): string {
    const sum = (of: (part: UnmergePreviewDto['parts'][number]) => number) =>
      preview.parts.reduce((total, part) => total + of(part), 0);
    const told = [
      this.say(
        'undo.back',
        patient,
        preview,
        sum(({ back, along }) => back + along),
      ),
    ];
    const [changed, since] = [sum((part) => part.changed), sum((part) => part.since)];
    if (changed) told.push(this.say('undo.changed', patient, preview, changed));
    if (since) told.push(this.say('undo.since', patient, preview, since));
    return told.join(' ');
  }

  private say(
    key: string,
    { patientCode: stays }: Pick<PatientDto, 'patientCode'>,
    { merge }: UnmergePreviewDto,
    count = 0,
  ): string {
    const goes = merge.merged.patientCode;
    return this.words.translate(`patients.merge.${key}`, { stays, goes, name: merge.merged.name, count });
  }
}

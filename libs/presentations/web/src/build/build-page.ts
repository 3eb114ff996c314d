import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ClinicalNoteDto } from '@cuspid/clinical-notes/contracts';
import type { DocumentDto } from '@cuspid/documents/contracts';
import { Thumbnail, Thumbnails } from '@cuspid/documents/web';
import type { ConsentDto, ConsentPurpose } from '@cuspid/patients/contracts';
import { PatientPicker, type PickedPatient } from '@cuspid/patients/web';
import type { Page } from '@cuspid/platform/contracts';
import { idempotencyKey, problemOf } from '@cuspid/platform/web';
import { PRESENTATION, type ChosenPictureDto, type PresentationSection } from '@cuspid/presentations/contracts';
import { PageHeader, Skeleton } from '@cuspid/ui';
import { PresentationsApi } from '../presentations-api';
import { bodyOf, isPicture, isWhole, NOTHING_CHOSEN, toggled, type Choices } from './choices';

const PLAIN: readonly PresentationSection[] = ['PERSON', 'PROBLEMS', 'ORTHODONTICS', 'CHART', 'PLAN'];

/** Chooses what of a case is told. The server leaves out who it is; faces and burnt-in names a person has to see. */
@Component({
  selector: 'cd-build-page',
  imports: [PageHeader, PatientPicker, RouterLink, Skeleton, Thumbnail, TranslocoPipe],
  providers: [Thumbnails],
  host: { class: 'page' },
  templateUrl: './build-page.html',
})
export class BuildPage {
  private readonly router = inject(Router);
  private readonly api = inject(PresentationsApi);
  private readonly words = inject(TranslocoService);
  protected readonly titleMax = PRESENTATION.titleMax;
  protected readonly captionMax = PRESENTATION.captionMax;
  protected readonly plain = PLAIN;
  protected readonly patient = signal<PickedPatient | null>(null);
  /** Of another patient nothing that was chosen is there. */
  protected readonly chosen = linkedSignal<PickedPatient | null, Choices>({
    source: this.patient,
    computation: () => NOTHING_CHOSEN,
  });
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly consents = httpResource<Page<ConsentDto>>(() => this.of('consents'));
  protected readonly isAgreed = computed(() => this.agreedTo('TEACHING_PRESENTATION'));
  protected readonly isPictured = computed(() => this.agreedTo('TEACHING_PHOTOGRAPHS'));
  protected readonly isReady = computed(() => this.isAgreed() && isWhole(this.chosen()) && !this.isBusy());
  protected readonly notesRead = httpResource<Page<ClinicalNoteDto>>(() => this.of('clinical-notes'));
  protected readonly documentsRead = httpResource<Page<DocumentDto>>(() => this.of('documents'));
  protected readonly notes = computed(() =>
    (this.notesRead.hasValue() ? this.notesRead.value().items : [])
      .filter(({ signedAt, struckAt }) => signedAt && !struckAt)
      .slice(0, PRESENTATION.notesMax),
  );
  protected readonly pictures = computed(() =>
    (this.documentsRead.hasValue() ? this.documentsRead.value().items : [])
      .filter(isPicture)
      .slice(0, PRESENTATION.picturesMax)
      .map((document) => ({
        document,
        taken: this.chosen().pictures.find(({ documentId }) => documentId === document.id),
      })),
  );
  private key = idempotencyKey();

  protected say(title: string): void {
    this.chosen.update((all) => ({ ...all, title }));
  }

  protected tell(section: PresentationSection): void {
    this.chosen.update((all) => ({ ...all, sections: toggled(all.sections, section) }));
  }

  protected choose(id: number): void {
    this.chosen.update((all) => ({ ...all, noteIds: toggled(all.noteIds, id) }));
  }

  protected take(documentId: number): void {
    this.chosen.update((all) => {
      const others = all.pictures.filter((picture) => picture.documentId !== documentId);
      const isNew = others.length === all.pictures.length;
      const fresh = { documentId, hasNoFace: false, hasNoName: false };
      return { ...all, pictures: isNew ? [...others, fresh] : others };
    });
  }

  protected confirm(documentId: number, change: Partial<ChosenPictureDto>): void {
    this.chosen.update((all) => ({
      ...all,
      pictures: all.pictures.map((one) => (one.documentId === documentId ? { ...one, ...change } : one)),
    }));
  }

  protected async build(): Promise<void> {
    const patient = this.patient();
    if (!patient || !this.isReady()) return;
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      const { id } = await this.api.build(patient.id, bodyOf(this.chosen()), this.key);
      await this.router.navigate(['/cases/presentations', id]);
    } catch (error) {
      // What was refused is tried again in other words: that is another request.
      this.key = idempotencyKey();
      this.refusal.set(problemOf(error).detail ?? this.words.translate('presentations.new.failed'));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Whether the patient agrees today. Asked again by the server when it is built and whenever it is opened. */
  private agreedTo(purpose: ConsentPurpose): boolean {
    const all = this.consents.hasValue() ? this.consents.value().items : [];
    return all.some((consent) => consent.purpose === purpose && consent.holds);
  }

  private of(what: 'clinical-notes' | 'consents' | 'documents') {
    const patient = this.patient();
    return patient ? { url: `/api/patients/${patient.id}/${what}`, params: { limit: 100 } } : undefined;
  }
}

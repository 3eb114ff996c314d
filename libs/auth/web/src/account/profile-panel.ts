import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { ifMatch, problemOf, Session, WEB_CONFIG } from '@cuspid/platform/web';
import { ErrorPanel, Field, Skeleton, TextInput } from '@cuspid/ui';
import { USER } from '@cuspid/users/contracts';
import type { ProfileDto } from '@cuspid/users/contracts';
import { firstValueFrom } from 'rxjs';
import { GoogleLink } from './google-link';

type Part = 'name' | 'department';
const STALE = 412;

/** How colleagues see one. Each field is saved when it is left, or with Enter. */
@Component({
  selector: 'cd-profile-panel',
  imports: [ErrorPanel, Field, FormField, GoogleLink, LucideCircleAlert, Skeleton, TextInput, TranslocoPipe],
  templateUrl: './profile-panel.html',
})
export class ProfilePanel {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly words = inject(TranslocoService);
  protected readonly hasGoogleHere = Boolean(inject(WEB_CONFIG).googleClientId);

  protected readonly profile = httpResource<ProfileDto>(() => '/api/auth/profile');
  protected readonly problem = computed(() => (this.profile.error() ? problemOf(this.profile.error()) : null));
  protected readonly model = signal({ name: '', department: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.name);
    maxLength(path.name, USER.nameMax);
    maxLength(path.department, USER.departmentMax);
  });
  protected readonly parts: readonly Part[] = ['name', 'department'];
  protected readonly saved = signal<Part | null>(null);
  protected readonly refused = signal<{ part: Part | null; text: string } | null>(null);

  constructor() {
    effect(() => {
      const profile = this.profile.hasValue() ? this.profile.value() : null;
      if (profile) untracked(() => this.show(profile));
    });
  }

  protected async save(part: Part): Promise<void> {
    const profile = this.profile.hasValue() ? this.profile.value() : null;
    const text = this.model()[part].trim();
    this.saved.set(null);
    this.refused.set(null);
    if (!profile || this.form[part]().invalid() || text === (profile[part] ?? '')) return;
    try {
      const change = { [part]: text || null };
      const answer = this.http.patch<ProfileDto>('/api/auth/profile', change, { headers: ifMatch(profile.version) });
      this.take(await firstValueFrom(answer));
      this.saved.set(part);
    } catch (error) {
      this.refuse(error, part);
    }
  }

  protected take(profile: ProfileDto): void {
    this.profile.set(profile);
    this.session.know(profile);
  }

  protected errorOf(part: Part): string | null {
    const refused = this.refused();
    return refused?.part === part ? refused.text : null;
  }

  private refuse(error: unknown, part: Part): void {
    const { status, detail, errors } = problemOf(error);
    if (status === STALE) {
      this.refused.set({ part: null, text: this.words.translate('auth.profile.stale') });
      this.profile.reload();
      return;
    }
    this.refused.set({ part, text: errors[0]?.message ?? detail ?? this.words.translate('auth.profile.failed') });
  }

  private show({ name, department }: ProfileDto): void {
    this.model.set({ name, department: department ?? '' });
  }
}

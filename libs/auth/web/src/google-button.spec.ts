import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { WEB_CONFIG } from '@cuspid/platform/web';
import { GoogleButton } from './google-button';
import english from './i18n/en.json';

async function shown(googleClientId?: string, inputs: Record<string, string> = {}) {
  const useValue = { apiBaseUrl: '/api', ...(googleClientId && { googleClientId }) };
  TestBed.configureTestingModule({ providers: [{ provide: WEB_CONFIG, useValue }] });
  TestBed.inject(TranslocoService).setTranslation({ auth: english }, 'en');
  const fixture = TestBed.createComponent(GoogleButton);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  // The words arrive a turn later.
  await new Promise((resolve) => setTimeout(resolve));
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  return { page, link: page.querySelector('a')?.getAttribute('href') };
}

describe('Google’s button', () => {
  it('is not there where the clinic has no Google sign-in, whatever the address says', async () => {
    const { page } = await shown(undefined, { refused: 'google' });
    expect(page.textContent.trim()).toBe('');
  });

  it('leads to Google by the API, and back to the page that was wanted', async () => {
    expect((await shown('clinic')).link).toBe('/api/auth/google');
    TestBed.resetTestingModule();
    const { link } = await shown('clinic', { next: '/patients/7?tab=chart' });
    expect(link).toBe('/api/auth/google?next=%2Fpatients%2F7%3Ftab%3Dchart');
  });

  it('asks for no page of another site', async () => {
    expect((await shown('clinic', { next: '//evil.example' })).link).toBe('/api/auth/google');
  });

  it('says once that it was in vain, to a screen reader too', async () => {
    const { page } = await shown('clinic', { refused: 'google' });
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Google could not sign you in here');
  });
});

import { TestBed } from '@angular/core/testing';
import type { AlertDto, AlertsDto, Severity } from '@cuspid/patients/contracts';
import { speakEnglish } from '../testing';
import { AlertBanner } from './alert-banner';
import { shortName, whenText } from './when';

const nurse = { id: 5, name: 'Tharindu Bandara', role: 'NURSE' as const, department: null };
const alert = (label: string, severity: Severity): AlertDto => ({
  id: label.length,
  kind: 'ALLERGY',
  severity,
  label,
  note: null,
  since: null,
  recordedAt: '2026-11-05T05:00:00.000Z',
  recordedBy: nurse,
});
const known = (allergyState: AlertsDto['allergyState'], items: AlertDto[] = []): AlertsDto => ({
  allergyState,
  confirmedAt: allergyState === 'UNKNOWN' ? null : '2020-11-05T05:00:00.000Z',
  confirmedBy: allergyState === 'UNKNOWN' ? null : nurse,
  items,
});

async function banner(alerts: AlertsDto | null, isFailed = false) {
  await speakEnglish();
  const fixture = TestBed.createComponent(AlertBanner);
  fixture.componentRef.setInput('alerts', alerts);
  fixture.componentRef.setInput('isFailed', isFailed);
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  return { text: page.textContent?.replace(/\s+/g, ' ').trim(), page };
}

describe('the safety line of a patient', () => {
  it('says that nobody asked yet', async () => {
    const { text, page } = await banner(known('UNKNOWN'));
    expect(text).toContain('Allergies: not asked');
    expect(page.querySelector('.alert-banner-unknown')).not.toBeNull();
  });

  it('says who confirmed that there are none', async () => {
    const { text } = await banner(known('NONE'));
    expect(text).toContain('No allergies known, confirmed 5 Nov 2020 by T. Bandara');
  });

  it('lists dangers before cautions, and leaves information to the profile', async () => {
    const items = [alert('Warfarin', 'CAUTION'), alert('Penicillin', 'DANGER'), alert('Glasses', 'INFO')];
    const { text, page } = await banner(known('LISTED', items));
    expect([...page.querySelectorAll('.alert-item b')].map((one) => one.textContent)).toEqual([
      'Penicillin',
      'Warfarin',
    ]);
    expect(text).toContain('Confirmed 5 Nov 2020 by T. Bandara');
  });

  it('shows a condition beside an allergy question nobody answered', async () => {
    const { text } = await banner(known('UNKNOWN', [alert('Warfarin', 'CAUTION')]));
    expect(text).toContain('Warfarin');
    expect(text).toContain('Allergies: not asked');
  });

  it('never looks healthy while it does not know', async () => {
    expect((await banner(null)).text).toBe('Loading alerts');
    TestBed.resetTestingModule();
    expect((await banner(null, true)).text).toContain('could not be loaded');
  });
});

describe('when it was confirmed', () => {
  const clock = { today: (at?: Date | string) => (at ? String(at).slice(0, 10) : '2026-11-22'), time: () => '10:16' };
  it.each([
    ['2026-11-22T04:46:00.000Z', 'today 10:16'],
    ['2026-11-05T05:00:00.000Z', '5 Nov'],
    ['2024-11-05T05:00:00.000Z', '5 Nov 2024'],
  ])('%s reads %s', (instant, text) => {
    expect(whenText(instant, clock, 'today')).toBe(text);
  });
});

describe('a colleague where room is short', () => {
  it.each([
    ['Tharindu Bandara', 'T. Bandara'],
    ['Dr Anushka Fernando', 'Dr A. Fernando'],
    ['Nimal de Silva', 'N. de Silva'],
    ['Shalini', 'Shalini'],
    ['', ''],
  ])('%s reads %s', (name, text) => {
    expect(shortName(name)).toBe(text);
  });
});

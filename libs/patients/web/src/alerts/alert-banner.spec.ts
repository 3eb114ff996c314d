import { LiveAnnouncer } from '@angular/cdk/a11y';
import { TestBed } from '@angular/core/testing';
import type { AlertsDto } from '@cuspid/patients/contracts';
import { speakEnglish } from '../testing';
import { AlertBanner } from './alert-banner';
import { anAlert, knownAlerts, nurse } from './alert.fixture';
import { confirmedNote } from './confirmed-note';
import { shortName, whenText } from './when';

async function banner(alerts: AlertsDto | null, isFailed = false) {
  await speakEnglish();
  const fixture = TestBed.createComponent(AlertBanner);
  fixture.componentRef.setInput('name', 'Malini Perera');
  fixture.componentRef.setInput('alerts', alerts);
  fixture.componentRef.setInput('isFailed', isFailed);
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  return { text: page.textContent?.replace(/\s+/g, ' ').trim(), page };
}

const named = (page: HTMLElement) => [...page.querySelectorAll('.alert-item b')].map((one) => one.textContent);

describe('the safety line of a patient', () => {
  it('says that nobody asked yet', async () => {
    const { text, page } = await banner(knownAlerts('UNKNOWN'));
    expect(text).toContain('Allergies: not asked');
    expect(page.querySelector('.alert-banner-unknown')).not.toBeNull();
  });

  it('says who confirmed that there are none, and when it was only said at the desk', async () => {
    expect((await banner(knownAlerts('NONE'))).text).toContain(
      'No allergies known, confirmed 5 Nov 2020 by T. Bandara',
    );
    TestBed.resetTestingModule();
    const atDesk = knownAlerts('NONE', [], { confirmedBy: { ...nurse, role: 'RECEPTION' } });
    expect((await banner(atDesk)).text).toContain('No allergies known, said at the desk 5 Nov 2020 to T. Bandara');
  });

  it('lists dangers before cautions, and leaves information to the profile; an allergy is never only that', async () => {
    const items = [
      anAlert({ label: 'Warfarin', severity: 'CAUTION', kind: 'MEDICATION' }),
      anAlert({ label: 'Penicillin' }),
      anAlert({ label: 'Glasses', severity: 'INFO', kind: 'CONDITION' }),
      anAlert({ label: 'Nickel', severity: 'INFO' }),
    ];
    const { text, page } = await banner(knownAlerts('LISTED', items));
    expect(named(page)).toEqual(['Penicillin', 'Warfarin', 'Nickel']);
    expect(text).toContain('Confirmed 5 Nov 2020 by T. Bandara');
  });

  it('never leaves a danger out, however many there are', async () => {
    const items = Array.from({ length: 50 }, (_, n) => anAlert({ id: n, label: `Danger ${n} ${'long '.repeat(20)}` }));
    const { page } = await banner(knownAlerts('LISTED', [...items, anAlert({ label: 'Asthma', severity: 'CAUTION' })]));
    expect(named(page)).toHaveLength(50);
    expect(page.querySelector('.alert-more')?.textContent?.trim()).toBe('+1');
  });

  it('turns amber and says how long ago, when it is time to ask again', async () => {
    const { page } = await banner(knownAlerts('NONE', [], { isDue: true }));
    expect(page.querySelector('.alert-banner-caution')).not.toBeNull();
    expect(page.querySelector('.alert-answer')?.textContent).toMatch(
      /No allergies known. Confirmed \d+ (years|months) ago: ask again/,
    );
  });

  it('shows a condition beside an allergy question nobody answered', async () => {
    const asthma = anAlert({ label: 'Asthma', severity: 'CAUTION', kind: 'CONDITION' });
    const { text } = await banner(knownAlerts('UNKNOWN', [asthma]));
    expect(text).toContain('Asthma');
    expect(text).toContain('Allergies: not asked');
  });

  it('never looks healthy while it does not know', async () => {
    expect((await banner(null)).text).toBe('Loading alerts');
    TestBed.resetTestingModule();
    expect((await banner(null, true)).text).toContain('could not be loaded');
  });

  it('is read aloud with Alt+A: whose, what is dangerous, what nobody asked', async () => {
    const items = [
      anAlert({ note: 'anaphylaxis' }),
      anAlert({ label: 'Asthma', kind: 'CONDITION', severity: 'CAUTION' }),
    ];
    await banner(knownAlerts('LISTED', items));
    const said: unknown[] = [];
    TestBed.inject(LiveAnnouncer).announce = (text: string) => Promise.resolve(void said.push(text));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', altKey: true, bubbles: true }));
    expect(said).toEqual([
      'Medical alerts of Malini Perera. Danger: Allergy, Penicillin, anaphylaxis. Caution: Condition, Asthma. Confirmed 5 Nov 2020 by T. Bandara.',
    ]);
  });
});

describe('how long ago it was confirmed', () => {
  const clock = { today: (at?: Date | string) => (at ? String(at).slice(0, 10) : '2026-11-22'), time: () => '10:16' };
  const words = {
    translate: <T>(key: string, values?: unknown): T =>
      JSON.parse(JSON.stringify(`${key} ${JSON.stringify(values ?? {})}`)),
  };
  it.each([
    ['2025-09-22', 'dueMonths {"count":14}'],
    ['2025-09-23', 'dueMonths {"count":13}'],
    ['2026-10-22', 'dueMonth {}'],
    ['2023-01-01', 'dueYears {"count":3}'],
  ])('%s is %s', (day, said) => {
    const due = knownAlerts('NONE', [], { isDue: true, confirmedAt: `${day}T05:00:00.000Z` });
    expect(confirmedNote(due, clock, words)).toBe(`patients.alerts.noneKnown {} patients.alerts.${said}`);
  });

  it('counts from what was confirmed longest ago', () => {
    const old = anAlert({ confirmedAt: '2025-11-22T05:00:00.000Z' });
    const due = knownAlerts('LISTED', [old], { isDue: true, confirmedAt: '2026-11-01T05:00:00.000Z' });
    expect(confirmedNote(due, clock, words)).toBe('patients.alerts.dueMonths {"count":12}');
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

import { TestBed } from '@angular/core/testing';
import type { Role } from '@cuspid/platform/contracts';
import { signedIn } from '../testing';
import { SettingsPage } from './settings-page';

async function panelsOf(role: Role) {
  await signedIn(role);
  const fixture = TestBed.createComponent(SettingsPage);
  TestBed.tick();
  const page: HTMLElement = fixture.nativeElement;
  return [...page.querySelectorAll('.settings-item')].map((item) => item.textContent?.trim());
}

const OWN = ['Profile', 'Password', 'Sessions', 'Display', 'Keyboard', 'Language'];

describe('the list of the settings', () => {
  it('has one’s own panels for everybody, and nothing of the clinic’s', async () => {
    expect(await panelsOf('NURSE')).toEqual(OWN);
  });

  it('has the clinic’s too for administrators', async () => {
    expect(await panelsOf('ADMIN')).toEqual([
      ...OWN,
      'Clinic',
      'Hours and holidays',
      'Chairs',
      'Visit types',
      'Procedures',
      'Departments',
      'Care team',
    ]);
  });
});

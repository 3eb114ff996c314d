import { ageText, dayIn, dayText, phoneText, timeIn, weekdayText } from './format';

describe('what a clinic reads', () => {
  it('has the clinic’s day and time, whatever zone the device is in', () => {
    const lateInLondon = '2026-11-23T20:45:00.000Z';
    expect(dayIn('Asia/Colombo', lateInLondon)).toBe('2026-11-24');
    expect(timeIn('Asia/Colombo', lateInLondon)).toBe('02:15');
    expect(weekdayText('2026-11-24')).toBe('Tue 24 Nov');
    expect(dayText('1992-08-12')).toBe('12 Aug 1992');
  });

  it.each([
    ['1992-08-12', '2026-08-11', '33 y'],
    ['1992-08-12', '2026-08-12', '34 y'],
    ['2025-01-31', '2026-11-30', '21 mo'],
    ['2026-11-30', '2026-11-24', ''],
  ])('says the age of somebody born %s on %s: %s', (birth, today, age) => {
    expect(ageText(birth, today)).toBe(age);
  });

  it.each([
    ['+94772148830', '077 214 8830'],
    ['0772148830', '077 214 8830'],
    ['+46705513820', '+46 705 513 820'],
    ['119', '119'],
  ])('groups the phone number %s: %s', (phone, text) => {
    expect(phoneText(phone)).toBe(text);
  });
});

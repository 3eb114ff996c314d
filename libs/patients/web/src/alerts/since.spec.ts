import { readSince, sinceText, sinceTyped } from './since';

describe('since when, as exactly as it is remembered', () => {
  it.each([
    ['', null],
    ['2019', '2019'],
    ['5/2019', '2019-05'],
    ['2019-5', '2019-05'],
    ['May 2019', '2019-05'],
    ['14/5/2019', '2019-05-14'],
    ['14 May 2019', '2019-05-14'],
    ['2019-05-14', '2019-05-14'],
    ['31/2/2019', undefined],
    ['13/2019', undefined],
    ['long ago', undefined],
  ])('“%s” is %s', (typed, since) => expect(readSince(typed)).toBe(since));

  it.each([
    ['2019', '2019', '2019'],
    ['2019-05', 'May 2019', '05/2019'],
    ['2019-05-14', '14 May 2019', '14/05/2019'],
  ])('%s reads %s and is typed %s', (since, text, typed) => {
    expect([sinceText(since), sinceTyped(since)]).toEqual([text, typed]);
  });
});

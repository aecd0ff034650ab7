// What the reader is told, and for how long.

import { describe, expect, it } from 'vitest';
import { Notices } from '../../../web/src/playground/notices.js';

const notice = (message) => ({ key: 'lr', value: '3', message });

describe('notices', () => {
  it('are told once', () => {
    const notices = new Notices();
    notices.add(notice('is large'));
    notices.add(notice('is large'));
    notices.add(notice('is odd'));
    expect(notices.list.map(({ message }) => message)).toEqual(['is large', 'is odd']);
  });

  it('of the engine hold until it speaks again', () => {
    const notices = new Notices();
    notices.add(notice('of the link'));
    notices.replaceEngine([notice('first')]);
    notices.replaceEngine([notice('second')]);
    expect(notices.list.map(({ message }) => message)).toEqual(['of the link', 'second']);
  });

  it('about what was typed hold until something else is typed there', () => {
    const notices = new Notices();
    notices.add(notice('of the link'));
    notices.replaceTyped({ key: 'Rate', value: '1e30', message: 'must be at most 1e12' });
    notices.replaceTyped({ key: 'Steps', value: 'abc', message: 'is not a number' });
    notices.replaceTyped({ key: 'Rate', value: '-1', message: 'must be at least 0' });
    expect(notices.list.map(({ value }) => value)).toEqual(['3', 'abc', '-1']);
    notices.replaceTyped({ key: 'Rate', value: '1', message: '' });
    expect(notices.list.map(({ value }) => value)).toEqual(['3', 'abc']);
  });

  it('can be dismissed, one or all', () => {
    const notices = new Notices();
    ['a', 'b', 'c'].forEach((message) => notices.add(notice(message)));
    notices.dismiss(notices.list[1].id);
    expect(notices.list.map(({ message }) => message)).toEqual(['a', 'c']);
    notices.dismiss();
    expect(notices.list).toEqual([]);
  });
});

import { expect, it } from 'vitest';
import { heightMessages } from '../../../web/src/embed/heights.js';

it('says a height in three dialects, in whole pixels', () => {
  expect(heightMessages(400.2)).toEqual([
    '{"context":"iframe.resize","height":401}',
    { subject: 'lti.frameResize', height: 401 },
    { height: 401 },
  ]);
});

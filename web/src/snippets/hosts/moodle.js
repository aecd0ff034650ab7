import { htmlOf } from '../html.js';

/** @type {import('../host.js').Host} */
export default {
  id: 'moodle',
  name: 'Moodle, Canvas',
  group: 'course',
  forms: ['iframe', 'picture'],
  picture: 'png',
  hint: 'In the editor’s view of the HTML (</>). If the course removes frames, upload the picture and set a link on it.',
  write: (figure) => htmlOf(figure, { isLazy: false }),
};

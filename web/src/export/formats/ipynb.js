// Writes the PyTorch script as a notebook.

/** @type {import('../format.js').StartFormat} */
export default {
  id: 'ipynb',
  name: 'PyTorch notebook',
  extension: 'ipynb',
  mime: 'application/x-ipynb+json',
  needs: 'starts',
  async reasonAgainst(...about) {
    const { reasonAgainst } = await import('../../pytorch/reasons.js');
    return reasonAgainst(...about);
  },
  async write(experiment) {
    const { writeNotebook } = await import('../../pytorch/write-notebook.js');
    return writeNotebook(experiment);
  },
};

// Writes a program that trains the same runs in PyTorch. What is known about Python comes when it is wanted.

/** @type {import('../format.js').StartFormat} */
export default {
  id: 'pytorch',
  name: 'PyTorch script',
  extension: 'py',
  mime: 'text/x-python',
  needs: 'starts',
  async reasonAgainst(...about) {
    const { reasonAgainst } = await import('../../pytorch/reasons.js');
    return reasonAgainst(...about);
  },
  async write(experiment) {
    const { writeScript } = await import('../../pytorch/write-script.js');
    return writeScript(experiment);
  },
};

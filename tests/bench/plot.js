// The picture of RESULTS.md: a panel a cell, a row an engine, steps per second on a logarithmic axis.

const labelWidth = 160;
const plotWidth = 560;
const numberWidth = 80;
const rowHeight = 18;
const panelGap = 34;
const width = labelWidth + plotWidth + numberWidth;

const style = `
  text { font: 12px system-ui, sans-serif; fill: #222; }
  .title { font-weight: 600; }
  .faint, .tick { fill: #666; font-size: 11px; }
  .grid { stroke: #ddd; }
  .range { stroke-width: 2; }
  .engine { fill: #0b6e99; stroke: #0b6e99; }
  .control { fill: #8a8a8a; stroke: #8a8a8a; }
  .peer { fill: #c8691c; stroke: #c8691c; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6e6e6; } .faint, .tick { fill: #a0a0a0; } .grid { stroke: #444; }
    .engine { fill: #58b7de; stroke: #58b7de; } .peer { fill: #f0a35e; stroke: #f0a35e; }
  }`;

/**
 * @param {{ cell: import('./workloads.js').Cell, rows: import('./training.js').TrainingResult[] }[]}
 *   panels rows in the order in which they are drawn
 * @returns {string} SVG
 */
export function plotTraining(panels) {
  let y = 34;
  const drawn = panels.map(({ cell, rows }) => {
    const measured = rows.filter(({ stepsPerSecond }) => stepsPerSecond);
    const panel = drawPanel(cell, measured, y);
    y += measured.length * rowHeight + panelGap + 14;
    return panel;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" role="img" ` +
    `aria-label="Steps per second of every engine on every workload">\n<style>${style}\n</style>\n` +
    `${legend()}\n${drawn.join('\n')}\n</svg>\n`
  );
}

function legend() {
  const entries = [
    ['engine', 'this engine'],
    ['control', 'controls'],
    ['peer', 'libraries from npm'],
  ];
  return entries
    .map(
      ([role, label], i) =>
        `<circle class="${role}" cx="${labelWidth + 6 + 130 * i}" cy="12" r="4"/>` +
        text(labelWidth + 16 + 130 * i, 16, label, 'faint'),
    )
    .join('\n');
}

function drawPanel({ workload, rule }, rows, top) {
  const values = rows.flatMap(({ stepsPerSecond: { min, max } }) => [min, max]);
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const x = (value) => labelWidth + ((Math.log10(value) - low) / (high - low)) * plotWidth;
  const bottom = top + 8 + rows.length * rowHeight;
  const parts = [text(0, top, `${workload.id}  ${workload.title}, ${rule.optimizer}`, 'title')];
  for (let power = low; power <= high; ++power) {
    const at = x(10 ** power).toFixed(1);
    parts.push(`<line class="grid" x1="${at}" x2="${at}" y1="${top + 8}" y2="${bottom}"/>`);
    parts.push(text(at, bottom + 13, (10 ** power).toLocaleString('en'), 'tick', 'middle'));
  }
  rows.forEach((row, i) => parts.push(drawRow(row, x, top + 8 + (i + 0.5) * rowHeight)));
  return parts.join('\n');
}

function drawRow({ engine, stepsPerSecond: { median, min, max } }, x, y) {
  const at = (value) => x(value).toFixed(1);
  const number = median >= 100 ? Math.round(median).toLocaleString('en') : median.toFixed(1);
  return (
    text(labelWidth - 10, y + 4, engine.id, '', 'end') +
    `<line class="range ${engine.role}" x1="${at(min)}" x2="${at(max)}" y1="${y}" y2="${y}"/>` +
    `<circle class="${engine.role}" cx="${at(median)}" cy="${y}" r="4"/>` +
    text(width, y + 4, number, 'faint', 'end')
  );
}

function text(x, y, content, name = '', anchor = 'start') {
  const words = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" class="${name}" text-anchor="${anchor}">${words}</text>`;
}

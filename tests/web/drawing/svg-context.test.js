// What a canvas context is asked to draw, as SVG.

import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { SvgContext } from '../../../web/src/drawing/svg-context.js';

const SIZE = { width: 100, height: 50 };

function drawn(draw, names = {}) {
  const context = new SvgContext(createCanvas(1, 1).getContext('2d'));
  draw(context);
  return context.document({ ...SIZE, ...names });
}

describe('paths', () => {
  it('are drawn where the origin was moved to', () => {
    const svg = drawn((context) => {
      context.translate(10, 20);
      context.beginPath();
      context.moveTo(1, 2);
      context.lineTo(3.14159, 4);
      context.strokeStyle = '#0072b2';
      context.lineWidth = 2;
      context.setLineDash([7, 3]);
      context.stroke();
    });
    expect(svg).toContain('d="M11,22L13.14,24"');
    expect(svg).toContain('stroke="#0072b2" stroke-width="2" stroke-dasharray="7 3"');
  });

  it('have curves that move with the origin', () => {
    const svg = drawn((context) => {
      context.translate(10, 20);
      context.beginPath();
      context.moveTo(0, 0);
      context.bezierCurveTo(1, 2, 3, 4, 5, 6);
      context.stroke();
    });
    expect(svg).toContain('d="M10,20C11,22,13,24,15,26"');
  });

  it('begin where their first line ends, as on a canvas', () => {
    const svg = drawn((context) => {
      context.beginPath();
      context.lineTo(1, 2);
      context.lineTo(3, 4);
      context.stroke();
    });
    expect(svg).toContain('d="M1,2L3,4"');
  });

  it('are filled in the colour and strength that were told', () => {
    const svg = drawn((context) => {
      context.globalAlpha = 0.5;
      context.fillStyle = 'rgb(10 20 30 / 0.5)';
      context.fillRect(0, 0, 10, 5);
    });
    expect(svg).toContain('fill="rgb(10,20,30)" fill-opacity="0.25"');
  });

  it('are cut where a clip holds, up to its restore', () => {
    const svg = drawn((context) => {
      context.save();
      context.beginPath();
      context.rect(0, 0, 5, 5);
      context.clip();
      context.fillRect(0, 0, 10, 10);
      context.restore();
      context.fillRect(1, 1, 2, 2);
    });
    const lines = svg.split('\n').map((line) => line.slice(0, 24));
    const [open, close] = [
      lines.indexOf('<g clip-path="url(#clip1)'.slice(0, 24)),
      lines.indexOf('</g>'),
    ];
    expect(open).toBeGreaterThan(0);
    expect(close).toBe(open + 2);
    expect(lines[close + 1]).toContain('<rect x="1"');
  });
});

describe('state', () => {
  it('comes back as it was saved', () => {
    const svg = drawn((context) => {
      context.fillStyle = 'red';
      context.save();
      context.fillStyle = 'blue';
      context.translate(5, 5);
      context.restore();
      context.fillRect(1, 1, 2, 2);
    });
    expect(svg).toContain('<rect x="1" y="1" width="2" height="2" fill="red"/>');
  });
});

describe('text', () => {
  it('is text, and says nothing twice to a screen reader', () => {
    const svg = drawn((context) => {
      context.font = '600 11.5px "A & B", sans-serif';
      context.textAlign = 'right';
      context.strokeText('val < 1', 50, 20);
      context.fillText('val < 1', 50, 20);
    });
    expect(svg.match(/val &lt; 1/g)).toHaveLength(2);
    expect(svg.match(/aria-hidden/g)).toHaveLength(1);
    expect(svg).toContain('font-family="&quot;A &amp; B&quot;, sans-serif" font-size="11.5"');
    expect(svg).toContain('font-weight="600" text-anchor="end"');
  });

  it('is as wide as the fonts make it', () => {
    const ruler = createCanvas(1, 1).getContext('2d');
    const context = new SvgContext(ruler);
    context.font = '20px sans-serif';
    ruler.font = '20px sans-serif';
    expect(context.measureText('Adam').width).toBe(ruler.measureText('Adam').width);
  });

  it('in the middle of a height stands on a line below it', () => {
    const svg = drawn((context) => {
      context.font = '20px sans-serif';
      context.textBaseline = 'middle';
      context.fillText('x', 0, 30);
    });
    const y = Number(/<text x="0" y="([\d.]+)"/.exec(svg)?.[1]);
    expect(y).toBeGreaterThan(33);
    expect(y).toBeLessThan(40);
  });
});

describe('a document', () => {
  it('has a title and a description', () => {
    const svg = drawn(() => {}, { title: 'Adam & SGD', description: 'on two moons' });
    expect(svg).toContain('<title>Adam &amp; SGD</title>\n<desc>on two moons</desc>');
  });

  it('leads where its links lead', () => {
    const svg = drawn((context) => {
      context.openLink('https://example.org/#v=1&run=adam');
      context.fillText('link', 0, 10);
      context.closeLink();
    });
    expect(svg).toContain('<a href="https://example.org/#v=1&amp;run=adam">\n<text');
  });
});

it('has no letter that XML does not know', () => {
  const text = 'a\0b\x08c\ufffed\uffffe\n🙂';
  const svg = drawn((context) => context.fillText(text, 0, 0), { title: '\x1b' });
  expect(svg).toContain('a\ufffdb\ufffdc\ufffdd\ufffde\n🙂');
  expect(svg).toContain('<title>\ufffd</title>');
});

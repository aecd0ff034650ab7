// Uses the entries for pages and notebooks. It is only compiled, as a user's program would be.

import { OptimizerPlayground, type Progress, type RunResults } from 'optimizer-playground/element';
import widget from 'optimizer-playground/widget';

async function show(place: HTMLElement): Promise<RunResults[]> {
  const figure: OptimizerPlayground = document.createElement('optimizer-playground');
  figure.config = 'v=1&data=moons&run=adam,lr=0.01';
  figure.setAttribute('site', '/playground/');
  figure.addEventListener('progress', ({ detail }: CustomEvent<Progress>) => {
    console.log(detail.step);
  });
  place.append(figure);
  await figure.trainTo(100);
  return figure.getResults();
}

function showInNotebook(el: Element): () => void {
  const values = new Map<string, unknown>([['config', 'v=1&data=moons&run=adam,lr=0.01']]);
  const model = {
    get: (name: string): unknown => values.get(name),
    set: (name: string, value: unknown): void => void values.set(name, value),
    save_changes: (): void => {},
    on: (): void => {},
    off: (): void => {},
  };
  return widget.render({ model, el });
}

console.log(await show(document.body), showInNotebook(document.body));

// A 2-D context that draws nothing and remembers where things would be drawn.

const MATRIX = [1, 0, 0, 1, 0, 0];

/**
 * @param {CanvasRenderingContext2D} ruler measures text
 * @returns {{ context: CanvasRenderingContext2D, calls: { name: string, args: unknown[], at: number[] }[] }}
 *   at: the origin at that time
 */
export function recorder(ruler) {
  const calls = [];
  const kept = [];
  let state = {
    textAlign: 'start',
    textBaseline: 'alphabetic',
    globalAlpha: 1,
    font: '10px serif',
  };
  let origin = [0, 0];
  const answers = {
    measureText(text) {
      ruler.font = state.font;
      return ruler.measureText(text);
    },
    save: () => void kept.push({ state: { ...state }, origin }),
    restore: () => void ({ state, origin } = kept.pop() ?? { state, origin }),
    translate: (x, y) => void (origin = [origin[0] + x, origin[1] + y]),
    getTransform: () => MATRIX,
  };
  const context = new Proxy(
    {},
    {
      get: (_, name) => {
        if (name in state) return state[name];
        return (...args) => {
          calls.push({ name, args, at: origin });
          return answers[name]?.(...args);
        };
      },
      set: (_, name, value) => {
        state = { ...state, [name]: value };
        return true;
      },
    },
  );
  return { context, calls };
}

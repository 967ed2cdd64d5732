/** Python that costs the analysis far more than its size, within every limit on text, depth and steps. */

/** Each function makes a list of sixty results of the one before: long work, and much memory. */
export function endlessLists(): string {
  const levels = Array.from({ length: 40 }, (_, level) => {
    const calls = Array.from({ length: 60 }, () => `f${level}([a, a])`).join(', ');
    return `def f${level + 1}(a):\n    return [${calls}]\n`;
  });
  return `from flask import request\n\n\ndef f0(a):\n    return a\n\n\n${levels.join('\n\n')}\nresult = f40(request.args)\n`;
}

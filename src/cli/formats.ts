/** The formats in which findings are printed. */
export const FORMATS = ['text', 'json', 'sarif', 'markdown', 'rdjson'] as const;
export type Format = (typeof FORMATS)[number];

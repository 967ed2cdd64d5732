/** The formats in which findings are printed. */
export const DIFF_FORMATS = ['text', 'json', 'sarif', 'markdown', 'rdjson'] as const;
export const REVIEW_FORMATS = ['text', 'json', 'sarif', 'markdown', 'html', 'csv'] as const;
export type Format = (typeof DIFF_FORMATS | typeof REVIEW_FORMATS)[number];
